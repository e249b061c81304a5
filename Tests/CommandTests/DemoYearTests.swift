import Foundation
import TestSupport
import Testing

/// The made-up year: its claims are files that anybody's checker takes, and its books add up.
@Suite struct DemoYearTests {
  @Test(
    "Every file of claims of the made-up year passes our checker and pyx12, and the records verify",
    arguments: ["2026-11-24", "2026-11-22"])
  func files(today: String) async throws {
    let data = try TemporaryFolder().url.appending(path: "demo")
    let said = try await DemoFolderTests.demo(data, ["--today", today])
    #expect(said.contains("Ctrl-C ends it."))
    let sent = data.appending(path: "claims-answered/harbor-clearing")
    let names = try FileManager.default.contentsOfDirectory(atPath: sent.path).filter { $0.hasSuffix(".x12") }
    #expect(names.count == 14)
    let files = names.sorted().map { sent.appending(path: $0).path }
    let later = try files.filter { try String(contentsOfFile: $0, encoding: .utf8).contains("SBR*S*") }
    #expect(later.count == 1, "one claim asks a second payer")
    let checked = try await Program.run(["x12", "check"] + files)
    #expect(checked.code == 0, "\(checked.answer)")
    let alone = try TemporaryFolder()
    for path in files {
      let name = URL(filePath: path).lastPathComponent
      try FileManager.default.copyItem(atPath: path, toPath: alone.url.appending(path: name).path)
    }
    let peer = try PeerValidator.ask("pyx12", about: alone.url)
    #expect(peer.status == 0, "\(peer.words)")
    #expect(try await Program.run(["verify", "--data", data.path]).code == 0)
  }
}
