import ScripCore
import ScripSQL
import ScripStore

/// The payments that came in: those in which something waits, the oldest first, then the newest others.
public struct ShowRemittances: Query {
  public static let permission = Permission.readMoney

  /// One payment with its sums.
  public struct Line: Sendable {
    public let remittance: StoredRemittance
    public let posted: Money
    public let parked: Money
    /// Claims that wait for a person.
    public let waiting: Int
  }

  public struct List: Sendable {
    public let lines: [Line]
    /// How many payments wait beside those of `lines`; exact below `Connection.waitingMax`.
    public let moreWaiting: Int
    /// Files of which nothing could be posted.
    public let unread: [StoredRemittanceFile]
    public let zoneOffsetMinutes: Int
  }

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<List> {
    let waiting = try connection.waitingRemittances(limit: 100)
    let first = Set(waiting.oldest.map(\.id))
    let stored = waiting.oldest + (try connection.remittances()).filter { !first.contains($0.id) }
    let sums = try connection.answerSums(of: stored.map(\.id))
    let lines = stored.map { Line($0, sums[$0.id] ?? [:]) }
    return Found(
      List(
        lines: lines, moreWaiting: waiting.count - waiting.oldest.count,
        unread: try connection.unreadRemittanceFiles(), zoneOffsetMinutes: context.zoneOffsetMinutes))
  }
}

extension ShowRemittances.Line {
  init(_ remittance: StoredRemittance, _ sums: [StoredAnswer.State: AnswerSum]) {
    func paid(_ states: StoredAnswer.State...) -> Money {
      states.reduce(.zero) { $0 + (sums[$1]?.paid ?? .zero) }
    }
    self.remittance = remittance
    let isPosted = remittance.state.isInBooks
    // What went back to the payer left the bank too: it is neither posted nor waiting.
    posted = isPosted ? paid(.posted, .byHand, .closed) - remittance.adjusted : .zero
    parked = isPosted ? paid(.parked, .kept) + remittance.difference : .zero
    waiting = sums[.parked]?.claims ?? 0
  }
}

/// One payment on the bench: the deposit, what was posted, what waits and why.
public struct ShowRemittance: Query {
  public static let permission = Permission.readMoney
  let remittance: RemittanceID

  public struct Bench: Sendable {
    public let line: ShowRemittances.Line
    public let content: Remittance
    public let claims: [Claim]
    /// Our claims that the amounts beside the claims are about, by what the payer calls them.
    public let claimsBeside: [String: StoredClaim]
    /// What suspense holds of it by the books.
    public let suspense: Money
    public let returned: Money
    /// A person decided about the whole payment, and may take that back.
    public let isDecided: Bool
    /// What it is, while it is in no book.
    public let held: HeldRemittance?
    public let zoneOffsetMinutes: Int
    public let reasons: ReasonTable
  }

  /// One claim of the payment.
  public struct Claim: Sendable {
    public let answer: StoredAnswer
    /// The number of our claim that it is about, and its patient; nil where it is none of ours.
    public let claimNumber: String?
    public let patient: Patient?
    public let open: Money?
    /// While it waits: write-offs and transfers that posting it may undo.
    public let decisions: [Posting]
  }

  public init(remittance: RemittanceID) { self.remittance = remittance }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Bench> {
    guard let stored = try connection.remittance(remittance), let content = try connection.content(of: remittance)
    else {
      throw Refusal.notFound
    }
    let sums = try connection.answerSums(of: [remittance])[remittance] ?? [:]
    let answers = try connection.answers(in: remittance)
    let open = try connection.openAmounts(of: Array(Set(answers.compactMap(\.claim))))
    var patients: [ClaimID: Patient] = [:]
    var numbers: [ClaimID: String] = [:]
    for claim in Set(answers.compactMap(\.claim)) {
      guard let stored = try connection.claim(claim) else { continue }
      (patients[claim], numbers[claim]) = (try connection.patient(stored.patient), stored.number)
    }
    let claims = try answers.map { answer in
      let waits = answer.waits
      let decisions = try answer.claim.flatMap { claim in
        waits ? try patients[claim].map { try connection.decisions(about: claim, of: $0.id) } : nil
      }
      return Claim(
        answer: answer, claimNumber: answer.claim.flatMap { numbers[$0] },
        patient: answer.claim.flatMap { patients[$0] },
        open: answer.claim.flatMap { open[$0] }, decisions: decisions ?? [])
    }
    let returned = (sums[.returned]?.paid ?? .zero) + stored.returned(of: content)
    return Found(
      Bench(
        line: ShowRemittances.Line(stored, sums), content: content, claims: claims,
        claimsBeside: try connection.claims(
          namedBeside: content.providerAdjustments.compactMap(\.reference), by: stored.payerNumber),
        suspense: -(try connection.balance(of: .suspense(remittance))), returned: returned,
        isDecided: stored.isDecided(of: content),
        held: try connection.held(stored, content),
        zoneOffsetMinutes: context.zoneOffsetMinutes, reasons: context.reference.reasons),
      opened: [Subject("remittance", remittance)])
  }
}
