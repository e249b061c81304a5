/// Numbers as geometry and counts write them: at most three decimals, no exponent, the same on every machine.
enum Decimal {
  /// Appends `number` rounded to thousandths; what is no number, or has more than twelve digits, becomes 0.
  static func append(_ number: Double, to page: inout [UInt8]) {
    guard number.isFinite, number.magnitude < 1e12 else { return page.append(UInt8(ascii: "0")) }
    let thousandths = Int64((number * 1000).rounded())
    if thousandths < 0 { page.append(UInt8(ascii: "-")) }
    let (whole, fraction) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    page.append(contentsOf: String(whole).utf8)
    guard fraction > 0 else { return }
    page.append(UInt8(ascii: "."))
    var rest = fraction
    var place: UInt64 = 100
    while rest > 0 {
      page.append(UInt8(ascii: "0") + UInt8(rest / place))
      rest %= place
      place /= 10
    }
  }
}
