/// The next receipt that open lines of a patient make.
///
/// A receipt names one therapist, one location, one order and one letter, so its lines share them all. Work under the
/// order comes before work beside it, the oldest day first.
public struct NextReceipt: Hashable, Sendable {
  public let kind: Receipt.Kind
  /// Never empty.
  public let lines: [Charge]
  /// What is held for the patient pays so much of them.
  public let fromAccount: [Receipt.Payment]

  /// What is left to pay.
  public var due: Money { lines.total - fromAccount.total }

  /// Nil when no line is open.
  ///
  /// - Parameters:
  ///   - open: lines of one episode that the patient pays and that stand on no paper.
  ///   - letters: of the patient, newest first.
  ///   - held: what is held for the patient.
  ///   - payments: what the patient has paid, oldest first.
  public init?(
    of open: [Charge], under rules: PayerRules, orders: [ReferralVersion], letters: [NecessityLetter] = [],
    held: Money = .zero, payments: [Receipt.Payment] = []
  ) {
    let sorted = open.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    guard let first = sorted.first(where: { $0.segment == .ordered }) ?? sorted.first else { return nil }
    kind = first.segment == .outsideOrder ? .outsideOrder : Receipt.kind(for: rules, isSelfPay: true) ?? .selfPay
    let account = kind.letterAccount
    func common(_ charge: Charge) -> Common {
      Common(
        segment: charge.segment, therapist: charge.therapist, location: charge.location,
        order: charge.segment == .outsideOrder ? nil : orders.inForce(on: charge.day)?.version,
        letter: letters.covering(charge.day, for: account)?.id)
    }
    let shared = common(first)
    lines = sorted.filter { common($0) == shared }
    fromAccount = payments.spending(min(held, lines.total), of: held)
  }

  /// What is printed once for all lines.
  private struct Common: Hashable {
    let segment: Proposal.Segment
    let therapist: TherapistID
    let location: LocationID
    /// The version of the order.
    let order: Int?
    let letter: LetterID?
  }
}

extension Receipt.Kind {
  /// Whose letter of medical necessity is named on it.
  public var letterAccount: NecessityLetter.Account? {
    switch self {
    case .hsa: .hsa
    case .fsa: .fsa
    case .superbill, .selfPay, .outsideOrder, .creditNote: nil
    }
  }
}

extension Sequence<NecessityLetter> {
  /// The first letter for an account that counts on a day.
  public func covering(_ day: CalendarDay, for account: NecessityLetter.Account?) -> NecessityLetter? {
    first { $0.account == account && $0.covers(day) }
  }
}
