/// Addresses as they are written on one line.
extension PostalAddress {
  /// Reads `5 Elm St, Seattle, WA 98107` and `5 Elm St, Apt 2, Seattle WA 98107-4812`; nil for everything less whole.
  ///
  /// Street and city are parted by the last comma before the state: nothing is guessed where there is none.
  public init?(written text: String) {
    var words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.map(String.init)
    guard let last = words.popLast() else { return nil }
    let digits = last.filter { $0.isASCII && $0.isNumber }
    guard [5, 9].contains(digits.count), last.allSatisfy({ ($0.isASCII && $0.isNumber) || $0 == "-" }),
      let state = words.popLast()?.filter({ $0 != "," && $0 != "." }), state.utf8.count == 2,
      state.utf8.allSatisfy({ (65...90).contains($0 & 0xDF) })
    else { return nil }
    var before = words.joined(separator: " ")
    if before.hasSuffix(",") { before.removeLast() }
    guard let comma = before.lastIndex(of: ",") else { return nil }
    let street = before[..<comma].filter { $0 != "\n" }
    let city = before[before.index(after: comma)...].drop { $0 == " " }
    guard street.contains(where: \.isNumber), street.contains(where: \.isLetter), !city.isEmpty,
      !city.contains(where: \.isNumber)
    else { return nil }
    self.init(street: String(street), city: String(city), state: state.uppercased(), zip: digits)
  }
}
