/// What one cause moved on one kind of account on one day: the sum of its entries, debits less credits.
public struct BookSum: Hashable, Sendable {
  public let day: CalendarDay
  public let cause: Posting.Cause
  /// The postings are about a claim, and so about what its payer owes; else about a patient's own account, or a payment.
  public let isOfClaim: Bool
  public let account: Account.Kind
  public let amount: Money

  public init(
    day: CalendarDay, cause: Posting.Cause, isOfClaim: Bool, account: Account.Kind, amount: Money
  ) {
    self.day = day
    self.cause = cause
    self.isOfClaim = isOfClaim
    self.account = account
    self.amount = amount
  }

  /// Cash of payers: deposits less what went back. All other cash is patients'.
  public var isPayersCash: Bool { account == .cash && Self.payersCauses.contains(cause) }

  private static let payersCauses: Set<Posting.Cause> = [
    .deposit, .payerRefund, .payerRefundTakenBack, .paperTakenBack,
  ]
}

/// Why what payers and patients owe is another sum at the end of a month than at its beginning. Pure.
///
/// Promises: each amount is read from the account across from the one that is owed on (revenue, suspense, write-offs), and
/// what is owed at both ends from that account itself, so that a difference between the two is a fault of the books, and is
/// shown. A month is the sum of its days.
public struct MonthBooks: Hashable, Sendable {
  /// What one side owes the practice, from the beginning to the end.
  public struct Side: Hashable, Sendable {
    public var opening = Money.zero
    /// Asked, less what was taken back of it.
    public var charged = Money.zero
    /// Became owed by this side instead of the other; below zero it went there.
    public var moved = Money.zero
    /// Paid on what is owed, less what was taken back.
    public var paid = Money.zero
    /// Forgone by contracts.
    public var forgone = Money.zero
    public var writtenOff = Money.zero
    public var closing = Money.zero

    public init() {}

    /// What the movements say is owed at the end.
    public var expected: Money { opening + charged + moved - paid - forgone - writtenOff }

    /// What no movement explains of what is owed at the end; zero in sound books.
    public var difference: Money { closing - expected }

    public static func + (left: Side, right: Side) -> Side {
      var sum = Side()
      sum.opening = left.opening + right.opening
      sum.charged = left.charged + right.charged
      sum.moved = left.moved + right.moved
      sum.paid = left.paid + right.paid
      sum.forgone = left.forgone + right.forgone
      sum.writtenOff = left.writtenOff + right.writtenOff
      sum.closing = left.closing + right.closing
      return sum
    }
  }

  /// What became of the money that one side sent.
  public struct Cash: Hashable, Sendable {
    /// What came in less what went back.
    public var received = Money.zero
    /// Paid what is owed.
    public var applied = Money.zero
    public var interest = Money.zero
    /// Beside claims, and not put down to one: given, less taken.
    public var beside = Money.zero
    /// Waits in suspense, or is held for patients, beyond what did at the beginning.
    public var waiting = Money.zero

    /// What nothing explains of what was received; zero in sound books.
    public var difference: Money { received - applied - interest - beside - waiting }
  }

  /// One day on which something was booked.
  public struct Day: Hashable, Sendable {
    public let day: CalendarDay
    public var charged = Money.zero
    /// What payers sent less what went back, and the same of patients.
    public var payers = Money.zero
    public var patients = Money.zero
  }

  /// What an account holds at the beginning and at the end.
  public struct Ends: Hashable, Sendable {
    public let opening: Money
    public let closing: Money
  }

  public private(set) var payers = Side()
  public private(set) var patients = Side()
  public private(set) var payersCash = Cash()
  public private(set) var patientsCash = Cash()
  /// What the practice holds for patients, and of payers in suspense, at either end.
  public private(set) var heldForPatients = Ends(opening: .zero, closing: .zero)
  public private(set) var suspense = Ends(opening: .zero, closing: .zero)

  /// Oldest first; what they come to is what the month does.
  public private(set) var days: [Day] = []

  public var together: Side { payers + patients }

  /// Every cent that is owed at the end, and every cent that came in, is explained.
  public var isSound: Bool {
    [payers.difference, patients.difference, payersCash.difference, patientsCash.difference].allSatisfy { $0 == .zero }
  }

  /// - Parameters:
  ///   - opening: debits less credits of each kind of account before the month.
  ///   - closing: the same up to its last day.
  public init(
    _ sums: some Sequence<BookSum>, opening: [Account.Kind: Money], closing: [Account.Kind: Money]
  ) {
    var days: [CalendarDay: Day] = [:]
    for sum in sums {
      days[sum.day, default: Day(day: sum.day)].add(sum)
      if sum.isOfClaim { add(ofClaim: sum) } else { add(other: sum) }
    }
    self.days = days.values.sorted { $0.day < $1.day }
    func ends(_ kind: Account.Kind) -> Ends { Ends(opening: opening[kind] ?? .zero, closing: closing[kind] ?? .zero) }
    let (asked, owed) = (ends(.payerReceivable), ends(.patientReceivable))
    let (held, waits, beside) = (ends(.patientCredit), ends(.suspense), ends(.payerBalance))
    // What is held and what waits are credits.
    heldForPatients = Ends(opening: -held.opening, closing: -held.closing)
    suspense = Ends(opening: -waits.opening, closing: -waits.closing)
    (payers.opening, payers.closing) = (asked.opening, asked.closing)
    (patients.opening, patients.closing) = (owed.opening, owed.closing)
    (payersCash.applied, patientsCash.applied) = (payers.paid, patients.paid)
    payersCash.beside = beside.opening - beside.closing
    payersCash.waiting = waits.opening - waits.closing
    patientsCash.waiting = held.opening - held.closing
  }

  private mutating func add(ofClaim sum: BookSum) {
    switch sum.account {
    case .revenue: payers.charged -= sum.amount
    case .suspense, .payerBalance: payers.paid += sum.amount
    case .contractualAdjustment: payers.forgone += sum.amount
    case .writeOff: payers.writtenOff += sum.amount
    case .patientReceivable:
      payers.moved -= sum.amount
      patients.moved += sum.amount
    case .payerReceivable, .patientCredit, .interest, .cash: break
    }
  }

  private mutating func add(other sum: BookSum) {
    switch sum.account {
    case .revenue: patients.charged -= sum.amount
    case .contractualAdjustment: patients.forgone += sum.amount
    case .writeOff: patients.writtenOff += sum.amount
    case .patientCredit: patients.paid += sum.amount
    case .interest: payersCash.interest -= sum.amount
    case .cash:
      if sum.isPayersCash {
        payersCash.received += sum.amount
      } else {
        patients.paid += sum.amount
        patientsCash.received += sum.amount
      }
    case .patientReceivable, .payerReceivable, .suspense, .payerBalance: break
    }
  }
}

extension MonthBooks.Day {
  fileprivate mutating func add(_ sum: BookSum) {
    switch sum.account {
    case .revenue: charged -= sum.amount
    case .cash where sum.isPayersCash: payers += sum.amount
    case .cash: patients += sum.amount
    default: break
    }
  }
}
