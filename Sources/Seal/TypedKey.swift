/// A key as people write it down and type it back: four lines of four groups of four letters.
///
/// Crockford's base32 has no I, L, O or U; a typed I or L is read as 1 and O as 0, in either case, with or without
/// spaces and dashes. The last three letters of a line check it together with its number, so a wrong letter, two
/// letters or two lines swapped are told with the line to look at; one wrong line in 32,768 passes unseen, and then
/// the key's fingerprint does not match what it should open.
public struct TypedKey: Hashable, Sendable {
  /// The four lines, as they are printed.
  public let lines: [String]

  public init<Use>(_ key: Key<Use>) {
    let letters = Self.letters(of: key.exposedBytes())
    lines = (0..<Self.lineCount).map { line in
      let values = Array(letters[line * Self.keyLettersPerLine..<(line + 1) * Self.keyLettersPerLine])
      let all = (values + Self.check(values, line: line)).map { Self.alphabet[Int($0)] }
      return stride(from: 0, to: all.count, by: 4)
        .map { String(decoding: all[$0..<$0 + 4], as: UTF8.self) }.joined(separator: " ")
    }
  }

  /// Reads what somebody typed from the sheet.
  public static func key<Use>(fromTyped text: String, for use: Use.Type) throws(Misreading) -> Key<Use> {
    var values: [UInt8] = []
    for byte in text.utf8 where !separators.contains(byte) {
      guard let value = Self.value(ofLetter: byte) else { throw .notALetter(line: values.count / lettersPerLine + 1) }
      values.append(value)
    }
    guard values.count == lineCount * lettersPerLine else { throw .wrongLength(letters: values.count) }
    var keyLetters: [UInt8] = []
    for line in 0..<lineCount {
      let typed = Array(values[line * lettersPerLine..<(line + 1) * lettersPerLine])
      let letters = Array(typed.prefix(keyLettersPerLine))
      guard check(letters, line: line) == Array(typed.suffix(checkLettersPerLine)) else {
        throw .mistyped(line: line + 1)
      }
      keyLetters += letters
    }
    guard let key = Key<Use>(bytes: bytes(of: keyLetters)) else { throw .wrongLength(letters: values.count) }
    return key
  }

  /// What is wrong with what was typed. Lines count from 1.
  public enum Misreading: Error, Hashable, Sendable, CustomStringConvertible {
    case notALetter(line: Int)
    case wrongLength(letters: Int)
    case mistyped(line: Int)

    public var description: String {
      switch self {
      case .notALetter(let line): "Line \(line) has a sign that is not on the sheet: only letters and digits are."
      case .wrongLength(let letters): "The sheet has 64 letters; \(letters) were typed."
      case .mistyped(let line): "Line \(line) does not match the sheet; type it again."
      }
    }
  }

  private static let lineCount = 4
  private static let lettersPerLine = 16
  private static let checkLettersPerLine = 3
  private static let keyLettersPerLine = lettersPerLine - checkLettersPerLine
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private static let separators = Set(" -\t\r\n".utf8)

  private static func value(ofLetter byte: UInt8) -> UInt8? {
    let letter = (97...122).contains(byte) ? byte - 32 : byte
    switch letter {
    case UInt8(ascii: "O"): return 0
    case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
    default: return alphabet.firstIndex(of: letter).map(UInt8.init)
    }
  }

  /// Fifteen bits of a digest over the line's number and its letters.
  private static func check(_ letters: [UInt8], line: Int) -> [UInt8] {
    let digest = Digest(of: [UInt8(line)] + letters).bytes
    return (0..<checkLettersPerLine).map { digest[$0] & 31 }
  }

  /// 32 bytes as 52 values of five bits, the last four bits zero.
  private static func letters(of bytes: [UInt8]) -> [UInt8] {
    var letters: [UInt8] = []
    var (held, bits) = (0, 0)
    for byte in bytes {
      held = (held << 8 | Int(byte)) & 0xFFFF
      bits += 8
      while bits >= 5 {
        letters.append(UInt8(held >> (bits - 5) & 31))
        bits -= 5
      }
    }
    letters.append(UInt8(held << (5 - bits) & 31))
    return letters
  }

  private static func bytes(of letters: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var (held, bits) = (0, 0)
    for letter in letters {
      held = (held << 5 | Int(letter)) & 0xFFFF
      bits += 5
      if bits >= 8 {
        bytes.append(UInt8(held >> (bits - 8) & 255))
        bits -= 8
      }
    }
    return bytes
  }
}

extension TypedKey: CustomStringConvertible, CustomReflectable {
  /// Never the letters: they are printed on purpose, through `lines`, or not at all.
  public var description: String { "a typed key" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
