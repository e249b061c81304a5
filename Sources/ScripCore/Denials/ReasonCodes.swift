/// Which reason codes there can be. Of the standard's list only the codes that matter to massage are in our table, so a code
/// that is not there may still be a payer's; one of another shape never is.
extension AdjustmentReason {
  /// Whether a payer can give this code: 1 to 399, or A, B, D, P, W or Y with a number to 39. Source: the shape of the codes
  /// in the public list (X12, external code list 139), with room for those to come.
  public static func isPossible(_ code: String) -> Bool {
    let key = ReasonTable.key(code)
    guard let first = key.first, key.allSatisfy(\.isASCII) else { return false }
    let digits = first.isNumber ? key[...] : key.dropFirst()
    guard first.isNumber || "ABDPWY".contains(first), !digits.isEmpty, digits.allSatisfy(\.isNumber),
      let number = Int(digits)
    else { return false }
    return (1...(first.isNumber ? 399 : 39)).contains(number)
  }
}

extension ReasonTable {
  /// The known code that takes the fewest changes of a letter to come to; of several the first of `codes`. A group before it,
  /// as in `CO197`, is no part of a code.
  public func nearest(to code: String) -> AdjustmentReason? {
    let typed = Self.key(code)
    let groups = ClaimAdjustment.Group.allCases.map(\.rawValue)
    let bare = groups.first { typed.hasPrefix($0) }.map { typed.dropFirst($0.count).drop { $0 == " " } } ?? typed[...]
    return codes.min { changes(from: bare, to: $0) < changes(from: bare, to: $1) }.flatMap(reason)
  }

  private func changes(from typed: Substring, to code: String) -> Int {
    let code = Array(code)
    var row = Array(0...code.count)
    for (index, letter) in typed.enumerated() {
      var next = [index + 1]
      for place in code.indices {
        next.append(min(row[place] + (code[place] == letter ? 0 : 1), row[place + 1] + 1, next[place] + 1))
      }
      row = next
    }
    return row[code.count]
  }
}
