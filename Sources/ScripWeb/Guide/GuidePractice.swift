import ScripCore
import ScripDesk
import ScripForms

/// What the public pages say of the practice on a day.
public struct GuidePractice: Sendable {
  let letterhead: Letterhead
  /// Whose the pages are; nil until the practice has said its name.
  let sign: DoorSign?
  /// Takes pictures of a signed referral.
  let sms: PhoneNumber?
  let plans: [Plan]
  /// Why a referral is asked for before booking; nil when it is not.
  let gateReason: String?
  let payers: PayerCatalog
  let today: CalendarDay

  public init(
    letterhead: Letterhead, sign: DoorSign? = nil, sms: PhoneNumber? = nil, plans: [Plan] = [],
    gateReason: String? = nil, payers: PayerCatalog, today: CalendarDay
  ) {
    self.letterhead = letterhead
    self.sign = sign
    self.sms = sms
    self.plans = plans
    self.gateReason = gateReason
    self.payers = payers
    self.today = today
  }

  /// The letterhead names the first location's address; the numbers are the practice's own, or else that location's.
  public init(_ face: PublicFace, payers: PayerCatalog) {
    let place = face.locations.first
    let gates = face.locations.compactMap(\.gate).filter { gate in
      gate.mode != .never && gate.applies(at: gate.location, on: face.today)
    }
    self.init(
      letterhead: Letterhead(
        name: face.profile?.tradeName ?? "", address: place?.address, phone: face.profile?.phone ?? place?.phone,
        fax: face.profile?.fax ?? place?.fax),
      sign: DoorSign(face), sms: face.profile?.sms, plans: face.plans, gateReason: gates.first?.reason, payers: payers,
      today: face.today)
  }

  func rules(_ key: String) throws(WebRefusal) -> PayerRules {
    guard let rules = payers.rules(for: key, on: today) else { throw .notFound }
    return rules
  }

  /// The classes in force today, in the order of the data.
  var classes: [PayerRules] {
    var keys: [String] = []
    for rules in payers.classes where !keys.contains(rules.key) { keys.append(rules.key) }
    return keys.compactMap { payers.rules(for: $0, on: today) }
  }
}
