/// What a signed session comes to: its charges, and what of it is asked of nobody.
///
/// Promises: units are counted by the payer's rule on the ordered work alone, and anew on the work outside the order;
/// no charge is the patient's that `mayBillPatient` refuses; work outside the order costs what the patient agreed to in
/// the note, whatever the fees say since. Source: domain.md C2, D4.
public struct SessionCharges: Hashable, Sendable {
  public let charges: [Charge]
  /// Work that earns nothing, each with its reason.
  public let unbilled: [Unbilled]
  /// Pairs of codes that the payer takes for one, with what the note shows for parting them.
  public let pairs: [Pair]

  public struct Unbilled: Hashable, Sendable, Codable {
    public let segment: Proposal.Segment
    /// The code, or nil for work that has none.
    public let code: ProcedureCode?
    public let minutes: Int
    public let why: String
  }

  public struct Pair: Hashable, Sendable {
    public let pair: CodePair
    /// Nil: the note does not show that they were apart, and no modifier may be set.
    public let evidence: PairEvidence?
  }
}

/// Why a session cannot be charged as it stands: nothing is charged then.
public enum ChargeRefusal: Error, Hashable, Sendable {
  case nothingDelivered
  case noPrice(ProcedureCode)
  case noDiagnosis
  case neverBilled(String)
  case noEvidence(ProcedureCode)
  case notAPair(ProcedureCode)

  /// What is wrong and what to do.
  public var sentence: String {
    switch self {
    case .nothingDelivered: "The note records no hands-on minutes. Open the note and look at its times."
    case .noPrice(let code): "There is no price for \(code) on this day. Enter it under Settings, Fees."
    case .noDiagnosis: "The note names no diagnosis code, and a claim needs one. Ask the prescriber for it."
    case .neverBilled(let why): why
    case .noEvidence(let code):
      "The note does not show that \(code) was apart: neither other regions nor quarter hours of its own."
    case .notAPair(let code): "\(code) needs no modifier: the payer does not pair it with anything in this session."
    }
  }
}

/// What charges are made by.
public struct ChargeRules: Sendable {
  public var payer: PayerRules
  public var fees: [FeeSchedule]
  /// What the tables say about the codes of the order, so that each line points to what it was done for.
  public var diagnoses: [DiagnosisFacts]
  public var pairs: [CodePair]
  /// Codes in the order of the prescription: settles ties of units as the note did.
  public var ordered: [ProcedureCode] = []
  /// What this payer wants on every line: `GP`.
  public var modifiersAsked: [String]
  /// The biller's choice to part a pair: the modifier for the second column, `59` or `XS`. Never set by itself.
  public var pairModifier: String?
  /// A notice that the payer may not pay was signed before the session.
  public var noticeSigned: Bool

  public init(
    payer: PayerRules, fees: [FeeSchedule], diagnoses: [DiagnosisFacts] = [], pairs: [CodePair] = [],
    modifiersAsked: [String] = [], pairModifier: String? = nil, noticeSigned: Bool = false
  ) {
    self.payer = payer
    self.fees = fees
    self.diagnoses = diagnoses
    self.pairs = pairs
    self.modifiersAsked = modifiersAsked
    self.pairModifier = pairModifier
    self.noticeSigned = noticeSigned
  }

  /// Whether somebody else than the patient is asked to pay for work under the order.
  func payerPays(_ session: DeliveredSession) -> Bool {
    !session.isSelfPay && payer.massagePayable && (payer.billing == .claim || payer.billing == .attorney)
  }

  func cause(_ segment: Proposal.Segment, _ session: DeliveredSession) -> BillingCause {
    if segment == .outsideOrder { return .outsideOrder }
    return payer.billing == .claim || payer.billing == .attorney
      ? .agreed(noticeSigned: noticeSigned || session.isSelfPay) : .noClaim
  }
}

extension SessionCharges {
  /// The charges of a session, with ids from `nextID`.
  public static func of(
    _ session: DeliveredSession, _ rules: ChargeRules, nextID: () -> ChargeID
  ) -> Result<SessionCharges, ChargeRefusal> {
    guard session.work.contains(where: { $0.minutes > 0 }) else { return .failure(.nothingDelivered) }
    var counted = Counting(session: session, rules: rules)
    do throws(ChargeRefusal) {
      try counted.add(.ordered, nextID: nextID)
      try counted.add(.outsideOrder, nextID: nextID)
      let pairs = try counted.partPairs()
      return .success(SessionCharges(charges: counted.charges, unbilled: counted.unbilled, pairs: pairs))
    } catch {
      return .failure(error)
    }
  }
}

/// Charges while they are counted.
private struct Counting {
  let session: DeliveredSession
  let rules: ChargeRules
  var charges: [Charge] = []
  var unbilled: [SessionCharges.Unbilled] = []

  mutating func add(_ segment: Proposal.Segment, nextID: () -> ChargeID) throws(ChargeRefusal) {
    for work in session.work where work.segment == segment && work.code == nil && work.minutes > 0 {
      leave(segment, nil, work.minutes, "\(work.modality.shown.capitalizedFirst) is never billed.")
    }
    let treated = session.minutes(segment).filter { $0.minutes > 0 }
    guard !treated.isEmpty else { return }
    let payer: Charge.Payer = segment == .ordered && rules.payerPays(session) ? .payer : .patient
    if payer == .patient, let why = mayBillPatient(rules.payer, for: rules.cause(segment, session)).sentence {
      // Work beside the order falls away; a whole session that nobody may be asked for is looked at by a person.
      guard segment == .outsideOrder else { throw .neverBilled(why) }
      for minutes in treated { leave(segment, minutes.code, minutes.minutes, why) }
      return
    }
    if payer == .payer, session.diagnoses.isEmpty { throw .noDiagnosis }
    let count = UnitCount(treated, rule: rules.payer.counting, ordered: rules.ordered)
    for line in count.lines {
      guard line.units > 0 else {
        leave(segment, line.code, line.minutes, "\(line.minutes) minutes make no unit by this payer's rule.")
        continue
      }
      try add(line, segment, payer, working: count.working, nextID: nextID)
    }
    guard segment == .outsideOrder, let agreed = session.agreedOutside else { return }
    var outside = charges.filter { $0.segment == .outsideOrder }
    outside.agree(on: agreed)
    charges = charges.filter { $0.segment != .outsideOrder } + outside
  }

  private mutating func add(
    _ line: UnitCount.Line, _ segment: Proposal.Segment, _ payer: Charge.Payer, working: [String],
    nextID: () -> ChargeID
  ) throws(ChargeRefusal) {
    let listed = rules.fees.inForce(for: rules.payer.key, on: session.day)?.perUnit(line.code, paidBy: payer)
    let isAgreed = segment == .outsideOrder && session.agreedOutside != nil
    guard let price = listed ?? (isAgreed ? .zero : nil) else { throw .noPrice(line.code) }
    var charge = Charge(
      id: nextID(), of: session, segment: segment, payer: payer, code: line.code, minutes: line.minutes,
      units: line.units, working: working, perUnit: price)
    for work in session.work where work.segment == segment && work.code == line.code {
      for area in work.areas where !charge.areas.contains(area) { charge.areas.append(area) }
    }
    if segment == .ordered { charge.diagnoses = pointers(for: charge.areas) }
    if payer == .payer { charge.modifiers = rules.modifiersAsked }
    charges.append(charge)
  }

  private mutating func leave(_ segment: Proposal.Segment, _ code: ProcedureCode?, _ minutes: Int, _ why: String) {
    unbilled.append(SessionCharges.Unbilled(segment: segment, code: code, minutes: minutes, why: why))
  }

  /// The diagnoses of the order that open a region worked on; all of them when the tables do not tell. At most four.
  private func pointers(for areas: [Proposal.Area]) -> [ICD10Code] {
    let worked = BodyRegions(areas.map(\.region))
    let opening = session.diagnoses.filter { code in
      rules.diagnoses.contains { $0.code == code && !$0.regions.isDisjoint(with: worked) }
    }
    return Array((opening.isEmpty ? session.diagnoses : opening).prefix(4))
  }

  /// Sets the chosen modifier on the second column of each pair that the note shows apart.
  mutating func partPairs() throws(ChargeRefusal) -> [SessionCharges.Pair] {
    let claimed = charges.filter { $0.payer == .payer }.map(\.code)
    let found = rules.pairs.filter {
      $0.holds(on: session.day) && claimed.contains($0.first) && claimed.contains($0.second)
    }.map { pair in
      SessionCharges.Pair(pair: pair, evidence: pair.maySeparate ? PairEvidence(pair, in: session.work) : nil)
    }
    guard let modifier = rules.pairModifier else { return found }
    guard !found.isEmpty else { throw .notAPair(claimed.first ?? .massage) }
    for each in found {
      guard let evidence = each.evidence else { throw .noEvidence(each.pair.second) }
      for index in charges.indices where charges[index].payer == .payer && charges[index].code == each.pair.second {
        charges[index].modifiers.insert(modifier, at: 0)
        charges[index].evidence = "\(modifier): \(evidence.words)"
      }
    }
    return found
  }
}

extension String {
  /// The first letter as a capital, without a locale.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
