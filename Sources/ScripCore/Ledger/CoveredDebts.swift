/// What covers each of a patient's debts: what was paid, and what was forgone. Pure.
///
/// What lowers the debt covers the oldest debt first. A debt that goes by itself, since its payer decided anew or its receipt
/// was taken back, leaves what covered it; that covers whatever else is open, payments before write-offs. What was forgone
/// and covers nothing any more must not become the patient's money.
///
/// Promises: open less left over is what the patient owes, after any moves in any order.
public struct CoveredDebts: Sendable {
  /// What a debt is of: the same when it is raised, lowered and taken back.
  public enum Source: Hashable, Sendable {
    /// The first claim of those that follow one another or ask one payer after another.
    case claim(ClaimID)
    /// Numbers are a location's own; two of one number are one source here.
    case receipt(Int)
    case fee
  }

  /// One thing that moved what a patient owes.
  public struct Move: Sendable {
    public enum Kind: Hashable, Sendable {
      case debt(Source)
      case payment
      case writeOff
    }

    public let kind: Kind
    /// Above zero what is owed more.
    public let amount: Money

    public init(_ kind: Kind, _ amount: Money) {
      self.kind = kind
      self.amount = amount
    }
  }

  private struct Debt {
    let source: Source
    /// Below zero where it was lowered before it was raised.
    var open = Money.zero
    var paid = Money.zero
    var forgone = Money.zero
  }

  /// In the order in which they came up.
  private var debts: [Debt] = []
  /// What was paid and covers no debt.
  private var paidBeyond = Money.zero
  /// What was forgone and covers no debt any more.
  public private(set) var forgoneBeyond = Money.zero

  /// - Parameter moves: in their order.
  public init(_ moves: some Sequence<Move>) {
    for move in moves {
      switch move.kind {
      case .debt(let source): change(source, by: move.amount)
      case .payment where move.amount < .zero: paidBeyond -= move.amount
      case .payment: uncover(\.paid, move.amount, beyond: [\.paidBeyond, \.forgoneBeyond])
      case .writeOff where move.amount < .zero: forgoneBeyond -= move.amount
      case .writeOff: uncover(\.forgone, move.amount, beyond: [\.forgoneBeyond])
      }
      cover()
    }
  }

  private mutating func change(_ source: Source, by amount: Money) {
    let place = debts.firstIndex { $0.source == source } ?? debts.count
    if place == debts.count { debts.append(Debt(source: source)) }
    debts[place].open += amount
    // What is taken off more than was open had been covered.
    let forgone = min(max(-debts[place].open, .zero), debts[place].forgone)
    debts[place].forgone -= forgone
    debts[place].open += forgone
    forgoneBeyond += forgone
    let paid = min(max(-debts[place].open, .zero), debts[place].paid)
    debts[place].paid -= paid
    debts[place].open += paid
    paidBeyond += paid
  }

  /// Takes a payment or a write-off back: what covers nothing first, then off the newest debts.
  private mutating func uncover(
    _ part: WritableKeyPath<Debt, Money>, _ amount: Money, beyond: [WritableKeyPath<CoveredDebts, Money>]
  ) {
    var left = amount
    for rest in beyond {
      let free = min(left, max(self[keyPath: rest], .zero))
      self[keyPath: rest] -= free
      left -= free
    }
    for place in debts.indices.reversed() {
      let back = min(left, debts[place][keyPath: part])
      debts[place][keyPath: part] -= back
      debts[place].open += back
      left -= back
    }
    self[keyPath: beyond[0]] -= left
  }

  private mutating func cover() {
    for place in debts.indices where debts[place].open > .zero {
      let paid = min(debts[place].open, max(paidBeyond, .zero))
      (debts[place].paid, paidBeyond) = (debts[place].paid + paid, paidBeyond - paid)
      let forgone = min(debts[place].open - paid, max(forgoneBeyond, .zero))
      (debts[place].forgone, forgoneBeyond) = (debts[place].forgone + forgone, forgoneBeyond - forgone)
      debts[place].open -= paid + forgone
    }
  }
}
