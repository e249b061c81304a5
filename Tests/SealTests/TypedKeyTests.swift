import Seal
import Testing

@Suite struct TypedKeyTests {
  private static func read(_ text: String) throws(TypedKey.Misreading) -> [UInt8] {
    try TypedKey.key(fromTyped: text, for: Sample.self).exposedBytes()
  }

  private static let bytes = [UInt8](0..<32)
  private static let lines = TypedKey(Key<Sample>(bytes: bytes)!).lines

  @Test("A key is printed as it always was")
  func golden() {
    #expect(
      Self.lines == [
        "000G 40R4 0M30 ECPJ", "2091 85GR 38E1 WG0R", "8124 GK2G AHC5 R55D", "R34D 1P70 X3RF GXW5",
      ])
  }

  @Test("Any key comes back from its lines")
  func roundTrip() throws {
    for _ in 0..<200 {
      let key = Key<Sample>()
      #expect(try Self.read(TypedKey(key).lines.joined(separator: "\n")) == key.exposedBytes())
    }
  }

  @Test("Case, spaces, dashes and letters that look alike do not matter")
  func tolerance() throws {
    let typed = Self.lines.joined(separator: " - ").lowercased()
      .replacing("0", with: "o").replacing("1", with: "l")
    #expect(try Self.read(typed) == Self.bytes)
  }

  @Test("A wrong letter is told with its line")
  func wrongLetter() {
    for line in 0..<4 {
      for (place, letter) in Self.lines[line].enumerated() where letter != " " {
        var lines = Self.lines
        var letters = Array(lines[line])
        letters[place] = letter == "Z" ? "Y" : "Z"
        lines[line] = String(letters)
        #expect(throws: TypedKey.Misreading.mistyped(line: line + 1)) { try Self.read(lines.joined()) }
      }
    }
  }

  @Test("Swapped lines, missing letters and signs off the sheet are told")
  func refusals() {
    let lines = Self.lines
    #expect(throws: TypedKey.Misreading.mistyped(line: 1)) {
      try Self.read([lines[1], lines[0], lines[2], lines[3]].joined())
    }
    #expect(throws: TypedKey.Misreading.wrongLength(letters: 48)) { try Self.read(lines.dropLast().joined()) }
    #expect(throws: TypedKey.Misreading.wrongLength(letters: 0)) { try Self.read("") }
    #expect(throws: TypedKey.Misreading.notALetter(line: 2)) { try Self.read(lines[0] + "U" + lines[1]) }
  }
}
