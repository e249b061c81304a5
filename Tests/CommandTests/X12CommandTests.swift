import Foundation
import TestSupport
import Testing

/// `scrip x12` from outside: what it writes, and that it never leaves half of it.
@Suite struct X12CommandTests {
  static let broken = "Tests/X12Tests/Broken/"

  @Test("A file goes to JSON and back byte for byte, through files and through standard input")
  func json() async throws {
    let folder = try TemporaryFolder()
    let json = folder.url.appending(path: "a.json").path
    let back = folder.url.appending(path: "a.edi")
    let file = Self.broken + "837p-10-env_lower_case_segment_id.edi"
    #expect(try await Program.run(["x12", "json", file, "-o", json]).code == 0)
    #expect(try await Program.run(["x12", "json", "--back", json, "-o", back.path]).code == 0)
    let text = try Checkout.text(file)
    #expect(try String(contentsOf: back, encoding: .utf8) == text)
    let piped = try await Program.run(["x12", "json", "-"], input: text)
    #expect(try await Program.run(["x12", "json", "--back", "-"], input: piped.answer).answer == text)
  }

  @Test("What cannot be read leaves no file behind")
  func whole() async throws {
    let folder = try TemporaryFolder()
    let json = folder.url.appending(path: "a.json").path
    #expect(try await Program.run(["x12", "json", "SECURITY.md", "-o", json]).code == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
  }

  @Test("The answer to a refused file names the place, and is itself without a finding")
  func ack() async throws {
    let run = try await Program.run(
      "x12 ack \(Self.broken)270-18-gender_Q.edi --on 2026-11-25 --at 0905 --control-number 41")
    try Golden.expect(run.answer, is: "x12-ack.edi")
    let check = try await Program.run(["x12", "check", "-"], input: run.answer)
    #expect(check.answer == "-: nothing to refuse\n")
  }

  @Test("A remittance is shown in words, and a 999 with its places")
  func show() async throws {
    let run = try await Program.run("x12 show Tests/ScripX12Tests/Golden/835.x12")
    #expect(run.code == 0)
    #expect(run.lines.contains { $0.contains(" pays $") })
    #expect(run.lines.contains("Everything balances."))
    let answer = try await Program.run("x12 ack \(Self.broken)270-18-gender_Q.edi")
    let shown = try await Program.run(["x12", "show", "-"], input: answer.answer)
    #expect(shown.lines.contains { $0.contains("DMG, loop 2100: has elements in error") })
  }

  @Test("Pieces have no finding, and are not written over")
  func split() async throws {
    let folder = try TemporaryFolder()
    let call = ["x12", "split", "Tests/ScripX12Tests/Golden/271.x12", "-o", folder.url.path]
    let run = try await Program.run(call)
    #expect(run.code == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names.count == run.lines.count)
    #expect(names.count == 3)
    #expect(try await Program.run(["x12", "check", folder.url.path]).code == 0)
    #expect(try await Program.run(call).code == 64)
  }
}
