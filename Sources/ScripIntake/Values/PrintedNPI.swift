import ScripCore

/// Ten figures printed as an NPI, right or wrong: a wrong one is kept as printed and flagged.
public struct PrintedNPI: Hashable, Sendable, Codable {
  public var digits: String

  public init?(digits: String) {
    guard digits.utf8.count == 10, digits.allSatisfy(\.isFigure) else { return nil }
    self.digits = digits
  }

  /// The number itself when its check digit is right.
  public var valid: NPI? { NPI(digits) }
}

extension PrintedNPI: WrittenValue {
  public var written: String { digits }

  public static func reading(_ text: String) -> Doubtful<PrintedNPI>? {
    let repaired = Figures.repairing(text.filter { !$0.isWhitespace && $0 != "-" })
    guard let npi = PrintedNPI(digits: repaired.text) else { return nil }
    if npi.valid == nil { return Doubtful(npi, .checkDigit) }
    // A repaired number whose check digit is right is right nine times in ten only.
    return Doubtful(npi, repaired.changed ? .repaired : nil)
  }
}

/// Letters that print recognition confuses with figures.
enum Figures {
  /// The text with letters of the shape of a figure replaced, and whether any was.
  static func repairing(_ text: String) -> (text: String, changed: Bool) {
    var changed = false
    let repaired = text.map { letter -> Character in
      guard let figure = shapes[letter] else { return letter }
      changed = true
      return figure
    }
    return (String(repaired), changed)
  }

  static let shapes: [Character: Character] = [
    "O": "0", "o": "0", "Q": "0", "D": "0", "l": "1", "I": "1", "|": "1", "i": "1", "!": "1", "Z": "2",
    "z": "2",
    "A": "4", "S": "5", "s": "5", "$": "5", "G": "6", "b": "6", "T": "7", "B": "8", "g": "9", "q": "9",
  ]
}
