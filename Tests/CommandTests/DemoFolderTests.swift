import Foundation
import TestSupport
import Testing

/// A demonstration that was killed while it was made is not taken for a whole one.
@Suite struct DemoFolderTests {
  /// Runs `scrip demo` on `data` until `isThere` is true of what it printed, then ends it with `signal`.
  private static func demo(_ data: URL, signal: Int32, until isThere: (String) -> Bool) async throws -> String {
    let said = data.deletingLastPathComponent().appending(path: UUID().uuidString)
    try Data().write(to: said)
    let process = Process()
    process.executableURL = Program.folder.appending(path: "scrip")
    process.arguments = ["demo", "--data", data.path, "--port", "0"]
    process.standardOutput = try FileHandle(forWritingTo: said)
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    while process.isRunning, !isThere(text) {
      try await Task.sleep(for: .milliseconds(20))
      text = try String(contentsOf: said, encoding: .utf8)
    }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return try String(contentsOf: said, encoding: .utf8)
  }

  @Test("Killed while it is made, a made-up practice is made anew, with a sentence; whole, it is kept")
  func killed() async throws {
    let data = try TemporaryFolder().url.appending(path: "demo")
    let isBegun: (String) -> Bool = { _ in FileManager.default.fileExists(atPath: data.path + "/scrip.db-wal") }
    let isServing: (String) -> Bool = { $0.contains("Ctrl-C ends it.") }
    _ = try await Self.demo(data, signal: SIGKILL, until: isBegun)
    #expect(FileManager.default.fileExists(atPath: data.path + "/demo-unfinished"))
    let second = try await Self.demo(data, signal: SIGTERM, until: isServing)
    #expect(second.contains("was not made to its end; it is made anew."))
    #expect(try await Program.run(["user", "list", "--data", data.path]).lines.count == 5)
    #expect(try await Program.run(["verify", "--data", data.path]).code == 0)
    let third = try await Self.demo(data, signal: SIGTERM, until: isServing)
    #expect(!third.contains("made anew"))
    #expect(try await Program.run(["user", "list", "--data", data.path]).lines.count == 5)
  }
}
