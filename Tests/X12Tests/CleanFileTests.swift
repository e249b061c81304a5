import Testing
import X12

/// Files that are as their guides have them: nothing is found, whatever the separators.
@Suite struct CleanFileTests {
  @Test("A clean file has no finding", arguments: Fixture.kinds, [7, 8, 9])
  func clean(kind: String, seed: Int) throws {
    let report = try Fixture.check(try Fixture.made(kind, 25, seed: seed))
    #expect(report.findings == [])
    #expect(report.segments > 25)
  }

  @Test("Separators are what the ISA segment says", arguments: Fixture.kinds, ["|>!<", "*:\n^", "|^\u{1D}<", "*>_^"])
  func separators(kind: String, separators: String) throws {
    #expect(try Fixture.check(try Fixture.made(kind, 5, separators: separators)).findings == [])
  }

  @Test("Line ends, indents and a missing last terminator are stepped over", arguments: Fixture.kinds)
  func layout(kind: String) throws {
    let text = try Fixture.made(kind, 5, lines: true)
    let plain = try Fixture.check(text)
    #expect(try Fixture.check("\r\n  " + text.replacing("\n", with: "\r\n    ")).findings == [])
    let open = try Fixture.check(String(text.dropLast(2)), tolerance: .reading)
    #expect(open.findings.map(\.rule) == [.unterminated])
    #expect(open.findings.map(\.severity) == [.warning])
    #expect(open.segments == plain.segments)
  }

  @Test("What is let through when reading is a warning, never silent")
  func tolerance() throws {
    let marked = "\u{FEFF}" + (try Fixture.made("270", 2)).replacing("SE*15*", with: "SE*99*")
    let strict = try Fixture.check(marked)
    let tolerant = try Fixture.check(marked, tolerance: .reading)
    #expect(strict.isRefused)
    #expect(!tolerant.isRefused)
    #expect(Set(strict.findings.map(\.rule)) == Set(tolerant.findings.map(\.rule)))
    #expect(tolerant.findings.contains { $0.rule == .byteOrderMark })
  }

  @Test("Several interchanges in one file are checked each")
  func several() throws {
    let first = try Fixture.made("837p", 3)
    let second = (try Fixture.made("835", 3, separators: "|>!<")).replacing("000000001", with: "000000002")
    let report = try Fixture.check(first + "\n\n" + second)
    #expect(report.findings == [])
    #expect(report.interchanges == 2)
  }
}
