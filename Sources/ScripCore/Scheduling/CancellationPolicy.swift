/// What a practice asks of somebody who gives up a time, and what it costs to give it up later.
public struct CancellationPolicy: Hashable, Sendable, Codable {
  /// Hours before the appointment until which giving it up costs nothing.
  public var noticeHours: Int
  /// Asked for a late cancellation, and for not coming; nil asks nothing.
  public var fee: Money?

  public init(noticeHours: Int, fee: Money?) {
    self.noticeHours = noticeHours
    self.fee = fee
  }

  /// A practice that has not said anything asks for a day's notice and no money.
  public static let unset = CancellationPolicy(noticeHours: 24, fee: nil)

  /// Whether giving it up now is late.
  public func isLate(now: Moment, begins: Moment) -> Bool {
    now > begins.adding(seconds: -Int64(noticeHours) * 3600)
  }

  /// What the patient may be asked for.
  ///
  /// Nothing where the payer forbids billing the patient: VA, workers' compensation, Medicaid and other classes of
  /// `SelfPay.never`. Source: domain.md B2 (no no-show fee for veterans), C11.
  public func fee(under payer: PayerRules) -> Money? { payer.selfPay == .never ? nil : fee }
}
