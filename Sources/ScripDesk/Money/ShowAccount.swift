import ScripCore
import ScripSQL
import ScripStore

/// A patient's account: what is owed and held, and every entry that makes it. The statement is the same, printed.
public struct ShowAccount: Query {
  public static let permission = Permission.takePayments
  let patient: PatientID

  /// One posting as it touches this patient.
  public struct Line: Sendable {
    public let posting: Posting
    /// When it happened. The books' day may be later: a closed day takes nothing more.
    public let day: CalendarDay
    /// What it adds to what the patient owes.
    public let owed: Money
    /// What it adds to what is held for the patient.
    public let credit: Money
    /// What it adds to what payers owe for this patient's claims.
    public let payers: Money
    public let claimNumber: String?
    /// The days of service of the claim.
    public let days: ClosedRange<CalendarDay>?
    /// What the patient gave or got back, where that is what happened.
    public let payment: StoredPatientPayment?
    /// It is a payment that stands, so it may be taken back.
    public let isStandingPayment: Bool
  }

  public struct Account: Sendable {
    public let patient: Patient
    public let balance: PatientBalance
    /// The patient's own lines that stand on no receipt, and so in no book yet.
    public let withoutReceipt: [Charge]
    /// What is open with payers.
    public let payers: Money
    /// Oldest first.
    public let lines: [Line]
    public let payments: [StoredPatientPayment]
    /// Visits given up late or not kept whose fee nobody has decided about.
    public let openFees: [Appointment]
    public let practice: Practice?
    public let location: Location?
    public let today: CalendarDay
  }

  public init(patient: PatientID) { self.patient = patient }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Account> {
    guard let found = try connection.patient(patient) else { throw Refusal.notFound }
    var claims: [ClaimID: StoredClaim] = [:]
    let postings = try connection.postings(about: patient)
    for claim in Set(postings.compactMap(\.claim)) { claims[claim] = try connection.claim(claim) }
    let payments = try connection.payments(of: patient)
    let standing = Set(payments.standingPayments.map(\.posting))
    let byPosting = Dictionary(try payments.map { ($0.posting, try connection.shown($0)) }) { first, _ in first }
    let lines = postings.map { posting in
      Line(
        posting, patient, on: context.localDay(posting.at), claim: posting.claim.flatMap { claims[$0] },
        payment: byPosting[posting.id], isStandingPayment: standing.contains(posting.id))
    }
    let episodes = try connection.episodes(of: patient)
    let missed = try episodes.flatMap { try connection.appointments(of: $0.id) }
    let open = try episodes.flatMap { try connection.charges(of: $0.id) }
      .filter { $0.isOpen && $0.charge.payer == .patient }.map(\.charge)
    return Found(
      Account(
        patient: found, balance: try connection.balance(of: patient), withoutReceipt: open,
        payers: lines.reduce(.zero) { $0 + $1.payers }, lines: lines,
        payments: payments, openFees: missed.filter(\.isFeeOpen),
        practice: try connection.practiceProfile(),
        location: try connection.locations().first, today: context.today), chart: patient)
  }
}

extension ShowAccount.Line {
  init(
    _ posting: Posting, _ patient: PatientID, on day: CalendarDay, claim: StoredClaim?, payment: StoredPatientPayment?,
    isStandingPayment: Bool
  ) {
    func sum(_ isIt: (ScripCore.Account) -> Bool) -> Money { posting.entries.filter { isIt($0.account) }.total }
    self.posting = posting
    self.day = day
    claimNumber = claim?.number
    days = claim.map { $0.firstDay...max($0.firstDay, $0.lastDay) }
    self.payment = payment
    self.isStandingPayment = isStandingPayment
    owed = sum { $0 == .patientReceivable(patient) }
    credit = -sum { $0 == .patientCredit(patient) }
    payers = sum { if case .payerReceivable = $0 { true } else { false } }
  }
}
