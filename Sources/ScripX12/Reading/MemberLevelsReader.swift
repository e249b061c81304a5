import ScripCore
import X12

/// The levels that inquiries, replies and reviews share: payer, provider, subscriber and dependent.
struct MemberLevelsReader {
  enum Level { case header, payer, provider, subscriber, dependent, event, service }

  private(set) var level = Level.header
  /// HL04 of the open level.
  private(set) var hasChild = false
  /// BHT03.
  private(set) var reference = ""
  /// BHT04.
  private(set) var sentOn = CalendarDay(daysSinceEpoch: 0)
  private(set) var payer = ClaimPayer(name: "", number: "")
  var provider = ClaimProvider(name: .organization(""), npi: nil)
  private(set) var member: Member?
  private(set) var traceNumber: String?
  /// Segments of a benefit loop have begun.
  var isInBenefits = false

  mutating func openLevel(_ segment: borrowing Segment) {
    hasChild = segment[4] == "1"
    isInBenefits = false
    let code = segment[3]
    if code == "20" {
      level = .payer
    } else if code == "21" || code == "19" {
      level = .provider
      member = nil
    } else if code == "22" {
      level = .subscriber
      member = Member(
        memberID: "", subscriber: ClaimPerson(name: ClaimName(family: "", given: ""), birthDate: nil))
      traceNumber = nil
    } else if code == "23" {
      level = .dependent
      member?.dependent = ClaimPerson(name: ClaimName(family: "", given: ""), birthDate: nil)
      member?.relationship = .unknown
    } else if code == "EV" {
      level = .event
    } else if code == "SS" {
      level = .service
    }
  }

  mutating func take(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    switch segment.id.number {
    case SegmentName.BHT:
      reference = segment.text(3) ?? ""
      if let day = segment.day(4, &faults) { sentOn = day }
    case SegmentName.NM1: takeName(segment)
    case SegmentName.TRN: if traceNumber == nil || segment[1] == "2" { traceNumber = segment.text(2) }
    case SegmentName.REF: if level == .subscriber, segment[1] == "6P" { member?.groupNumber = segment.text(2) }
    case SegmentName.N3: changeAddress { $0.takeStreet(segment) }
    case SegmentName.N4: changeAddress { $0.takeCity(segment) }
    case SegmentName.PRV: if level == .provider { provider.taxonomy = segment.text(3) }
    case SegmentName.DMG:
      if level == .subscriber { member?.subscriber.takeDemographics(segment, &faults) }
      if level == .dependent { member?.dependent?.takeDemographics(segment, &faults) }
    case SegmentName.INS: if level == .dependent { member?.relationship = segment.known(2) ?? .other }
    default: break
    }
  }

  private mutating func takeName(_ segment: borrowing Segment) {
    switch level {
    case .payer: payer = segment.payer
    case .provider: if !(segment[1] == "41") { provider = segment.provider }
    case .subscriber:
      member?.subscriber.name = segment.name
      member?.memberID = segment.text(9) ?? ""
    case .dependent: member?.dependent?.name = segment.name
    case .header, .event, .service: break
    }
  }

  private mutating func changeAddress(_ change: (inout PostalAddress?) -> Void) {
    switch level {
    case .provider: change(&provider.address)
    case .subscriber:
      guard var member else { return }
      change(&member.subscriber.address)
      self.member = member
    case .dependent:
      guard var person = member?.dependent else { return }
      change(&person.address)
      member?.dependent = person
    case .header, .payer, .event, .service: break
    }
  }

  /// The loop of the open level, as 271 names it: where a refusal stands.
  var loop: String {
    switch level {
    case .header, .payer: "2100A"
    case .provider: "2100B"
    case .subscriber: "2100C"
    case .dependent: "2100D"
    case .event: "2000E"
    case .service: "2000F"
    }
  }

  /// The benefit loop of the open level.
  var benefitLoop: String { level == .dependent ? "2110D" : "2110C" }
}
