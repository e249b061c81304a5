/// What one payer took and what it gave beside its claims (PLB), apart, as far as nobody has put it down to a claim.
///
/// Promises: `taken - given - carried` is what the payer's account holds. A takeback and a gift are never set off against
/// each other; a balance that the payer carries from one payment to the next (`FB`) is, for it comes back the other way.
public struct PayerBalance: Hashable, Sendable {
  public private(set) var taken = Money.zero
  public private(set) var given = Money.zero
  /// What the payer carried forward and will hold back from a payment to come: a debt, and no claim's.
  public private(set) var carried = Money.zero

  /// Something of it is to be put down to a claim.
  public var isForClaims: Bool { taken != .zero || given != .zero }

  /// One entry on the payer's account.
  public struct Movement: Sendable {
    public let cause: Posting.Cause
    /// Debit less credit: above zero what the payer took.
    public let amount: Money
    /// The payer carried it from or to another payment.
    public let isCarried: Bool

    public init(_ cause: Posting.Cause, _ amount: Money, isCarried: Bool) {
      self.cause = cause
      self.amount = amount
      self.isCarried = isCarried
    }
  }

  public init(_ movements: some Sequence<Movement>) {
    var balance = Money.zero
    for movement in movements {
      switch movement.cause {
      case .payerBalanceApplied, .paperTakenBack: move(movement.amount, isTaken: movement.amount < .zero)
      case .payerBalanceTakenBack: move(movement.amount, isTaken: movement.amount > .zero)
      default:
        if movement.isCarried {
          balance += movement.amount
        } else {
          move(movement.amount, isTaken: movement.amount > .zero)
        }
      }
    }
    // Held back without a debt that we know of, it was taken.
    if balance > .zero { taken += balance } else { carried = -balance }
    // More was put down than is left of it, since what was carried came back: the rest stands on the other side.
    if taken < .zero {
      given -= taken
      taken = .zero
    }
    if given < .zero {
      let known = min(carried, -given)
      carried -= known
      given += known
      taken -= given
      given = .zero
    }
  }

  private mutating func move(_ amount: Money, isTaken: Bool) {
    if isTaken { taken += amount } else { given -= amount }
  }
}

extension Posting {
  /// What the posting of a PLB is noted with: `WO, about 1005`.
  public static func note(of adjustment: ProviderAdjustment) -> String {
    adjustment.reason + (adjustment.reference.map { about + $0 } ?? "")
  }

  /// Which claim or account that note is about, as the payer names it.
  public static func reference(inNote note: String?) -> String? {
    guard let note, let words = note.firstRange(of: about) else { return nil }
    return String(note[words.upperBound...])
  }

  private static let about = ", about "

  /// Whether that note is of a balance carried to or from another payment.
  public static func isCarried(note: String?) -> Bool { note == "FB" || note?.hasPrefix("FB,") == true }
}
