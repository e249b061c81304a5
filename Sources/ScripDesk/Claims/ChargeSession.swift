import ScripCore
import ScripSQL
import ScripStore

/// Makes the charges of a signed session: units by the payer's rule, prices of the day, who pays which part.
///
/// A session that earns nothing gets none, and waits for them no longer.
public struct ChargeSession: Act {
  public static let permission = Permission.postMoney
  let appointment: AppointmentID
  /// The biller's choice for the second of two paired codes: `59`, `XS`; nil sets none.
  let pairModifier: String?
  /// Takes charges back and makes them anew: those on no paper, and those on a claim that is still in the house.
  let again: Bool

  public struct Charged: Hashable, Sendable, Codable {
    public let charges: [ChargeID]
    public let fromPayer: Money
    public let fromPatient: Money
    public let unbilled: [SessionCharges.Unbilled]
  }

  public init(appointment: AppointmentID, pairModifier: String? = nil, again: Bool = false) {
    self.appointment = appointment
    self.pairModifier = pairModifier
    self.again = again
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Charged> {
    guard try connection.appointment(appointment) != nil else { return .refused(.notFound) }
    guard let session = try connection.deliveredSession(of: appointment) else {
      return .refused(Refusal(.conflict, "Nothing can be charged before the therapist has signed the note."))
    }
    let earlier = try connection.charges(of: appointment)
    guard earlier.isEmpty || again else {
      return .refused(Refusal(.conflict, "This session is charged already. Open its episode to see its lines."))
    }
    if let refusal = try connection.cannotRemake(earlier) { return .refused(refusal) }
    var rules = try connection.chargeRules(of: session, reference: context.reference)
    rules.pairModifier = pairModifier
    var ids = context.ids
    let made: SessionCharges
    switch SessionCharges.of(session, rules, nextID: { ids.next() }) {
    case .failure(let refusal): return .refused(Refusal(.conflict, refusal.sentence))
    case .success(let charges): made = charges
    }
    context.ids = ids
    if earlier.isEmpty {
      for charge in made.charges { try connection.append(charge) }
    } else if let refusal = try connection.remake(earlier, as: made.charges, &context) {
      return .refused(refusal)
    }
    _ = try connection.noteCharged(session.note)
    let charged = Charged(
      charges: made.charges.map(\.id), fromPayer: made.charges.filter { $0.payer == .payer }.total,
      fromPatient: made.charges.filter { $0.payer == .patient }.total, unbilled: made.unbilled)
    return .done(
      charged,
      subjects: [
        Subject("appointment", appointment), Subject("episode", session.episode), Subject("patient", session.patient),
      ])
  }
}

extension Connection {
  /// What a session is charged by: the rules of its payer on its day, the prices, and what its diagnoses open.
  func chargeRules(of session: DeliveredSession, reference: Reference) throws -> ChargeRules {
    let episode = try episode(session.episode)
    let coverage = try episode?.coverage.flatMap { try self.coverage($0) }
    let plan = try coverage.flatMap { try self.plan($0.plan) }
    let payer = try reference.rules(
      for: plan?.classKey ?? episode?.classKey ?? "self_pay_medical", on: session.day, added: payerRules())
    var rules = ChargeRules(
      payer: payer, fees: try feeSchedules(),
      diagnoses: session.diagnoses.map { reference.diagnosis($0, session.diagnoses) }, pairs: reference.codePairs,
      modifiersAsked: plan?.modifiersAsked ?? [])
    let orders = try referrals(of: session.episode).map(\.version)
    rules.ordered = (orders.inForce(on: session.day)?.modalities ?? []).compactMap(\.usualCode)
    rules.noticeSigned = session.isSelfPay
    return rules
  }
}

/// How a signed session would be charged. Nothing is stored.
public struct AskAboutCharges: Query {
  public static let permission = Permission.readMoney
  let appointment: AppointmentID

  public struct Preview: Sendable {
    public let session: DeliveredSession
    public let patient: Patient
    public let therapist: Therapist?
    public let payer: PayerRules
    public let result: Result<SessionCharges, ChargeRefusal>
    public let made: [StoredCharge]
    /// Whether it waits to be charged; a session without lines that does not was left uncharged.
    public let isWaiting: Bool
    /// Whether its lines may be made anew.
    public let mayRemake: Bool
  }

  public init(appointment: AppointmentID) { self.appointment = appointment }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Preview> {
    guard let session = try connection.deliveredSession(of: appointment),
      let patient = try connection.patient(session.patient)
    else { throw Refusal.notFound }
    let rules = try connection.chargeRules(of: session, reference: context.reference)
    let made = try connection.charges(of: appointment)
    return Found(
      Preview(
        session: session, patient: patient, therapist: try connection.therapist(session.therapist),
        payer: rules.payer, result: SessionCharges.of(session, rules) { ChargeID(high: 0, low: 0) },
        made: made, isWaiting: try connection.isToCharge(session.note),
        mayRemake: try !made.isEmpty && connection.cannotRemake(made) == nil), chart: patient.id)
  }
}
