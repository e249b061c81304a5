/// One line of a claim: a procedure on one day. 837P loop 2400; CMS-1500 box 24.
public struct ServiceLine: Hashable, Sendable, Codable {
  /// Unique in the claim; comes back in the remittance. REF 6R.
  public var controlNumber: String
  public var day: CalendarDay
  public var procedure: ProcedureCode
  /// At most four, two characters each, in the payer's order.
  public var modifiers: [String]
  public var charge: Money
  /// Units of the code: 15 minutes each for a timed one.
  public var units: Int
  /// Places in the claim's diagnoses, counted from 1, the most important first; one to four.
  public var pointers: [Int]
  /// Words for an unlisted procedure. SV101-7.
  public var description: String?
  /// When the order that the line rests on was written. DTP 471.
  public var orderedOn: CalendarDay?
  /// Who ordered it, where the payer wants it on the line. Loop 2420E.
  public var orderingProvider: ClaimProvider?
  /// What each earlier payer did with the line.
  public var adjudications: [LineAdjudication]

  public init(
    controlNumber: String, day: CalendarDay, procedure: ProcedureCode, modifiers: [String] = [], charge: Money,
    units: Int, pointers: [Int], description: String? = nil, orderedOn: CalendarDay? = nil,
    orderingProvider: ClaimProvider? = nil, adjudications: [LineAdjudication] = []
  ) {
    self.controlNumber = controlNumber
    self.day = day
    self.procedure = procedure
    self.modifiers = modifiers
    self.charge = charge
    self.units = units
    self.pointers = pointers
    self.description = description
    self.orderedOn = orderedOn
    self.orderingProvider = orderingProvider
    self.adjudications = adjudications
  }
}

/// What one earlier payer did with a line. 837P loop 2430: charge = paid + adjustments.
public struct LineAdjudication: Hashable, Sendable, Codable {
  /// The payer's number, as in its `EarlierPayer`.
  public var payerNumber: String
  public var paid: Money
  public var paidUnits: Int
  public var adjustments: [ClaimAdjustment]
  /// DTP 573: always sent; nil only when a claim that was read has none.
  public var decidedOn: CalendarDay?

  public init(
    payerNumber: String, paid: Money, paidUnits: Int, adjustments: [ClaimAdjustment], decidedOn: CalendarDay?
  ) {
    self.payerNumber = payerNumber
    self.paid = paid
    self.paidUnits = paidUnits
    self.adjustments = adjustments
    self.decidedOn = decidedOn
  }
}
