import ScripCore
import TestSupport
import Testing

/// The code by which a printed paper finds its way back.
@Suite struct ReturnCodeTests {
  private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  private static func codes(_ count: Int) -> [ReturnCode] {
    var random = SeededGenerator(seed: 77)
    return (0..<count).map { _ in ReturnCode(drawing: random.next()) }
  }

  @Test("A code is read back as it is printed, in lower case, without dashes and with spaces")
  func roundTrip() {
    for code in Self.codes(100) {
      let text = code.description
      let readings = [text, text.lowercased(), text.filter { $0 != "-" }, text.replacing("-", with: " ")]
      #expect(readings.map { ReturnCode($0) } == Array(repeating: code, count: 4))
    }
  }

  @Test("One misread letter is put right, whichever it is")
  func oneWrong() {
    for code in Self.codes(5) {
      let text = Array(code.description.filter { $0 != "-" })
      for place in text.indices {
        for letter in Self.letters where letter != text[place] {
          var wrong = text
          wrong[place] = letter
          #expect(ReturnCode(String(wrong)) == code)
        }
      }
    }
  }

  @Test("O, I, L and U, which no code holds, are read as what they are mistaken for")
  func confused() throws {
    for code in Self.codes(200) {
      let text = code.description.map { $0 == "0" ? "O" : $0 == "1" ? "l" : $0 == "V" ? "U" : $0 }
      #expect(ReturnCode(String(text)) == code)
    }
  }

  @Test(
    "Words, numbers and codes of another length are no code", arguments: ["", "7K3M", "206-555-0143", "massage-ab%"])
  func others(text: String) { #expect(ReturnCode(text) == nil) }

  @Test("Two misread letters never give back the same code")
  func twoWrong() {
    var random = SeededGenerator(seed: 5)
    for code in Self.codes(100) {
      var text = Array(code.description.filter { $0 != "-" })
      for place in [1, 6] { text[place] = Self.letters.filter { $0 != text[place] }.randomElement(using: &random)! }
      #expect(ReturnCode(String(text)) != code)
    }
  }
}
