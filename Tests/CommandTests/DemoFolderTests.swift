import Foundation
import TestSupport
import Testing

/// A demonstration that was killed while it was made is not taken for a whole one.
@Suite struct DemoFolderTests {
  /// Runs `scrip demo` on `data` until it serves, then stops it; answers what it printed.
  static func demo(_ data: URL, _ further: [String] = []) async throws -> String {
    let said = data.deletingLastPathComponent().appending(path: UUID().uuidString)
    try Data().write(to: said)
    let process = Process()
    process.executableURL = Program.folder.appending(path: "scrip")
    process.arguments = ["demo", "--data", data.path, "--port", "0"] + further
    process.standardOutput = try FileHandle(forWritingTo: said)
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    while process.isRunning, !text.contains("Ctrl-C ends it.") {
      try await Task.sleep(for: .milliseconds(20))
      text = try String(contentsOf: said, encoding: .utf8)
    }
    kill(process.processIdentifier, SIGTERM)
    process.waitUntilExit()
    return try String(contentsOf: said, encoding: .utf8)
  }

  /// Starts the demonstration and kills it once its database is begun. A shell watches: it is not held up by other
  /// tests, and making the practice takes a hundred times as long as one look.
  private static func killedAtOnce(_ data: URL) async throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    let watch = """
      "$0" demo --data "$1" --port 0 &
      while [ ! -e "$1/scrip.db-wal" ] && kill -0 $!; do sleep 0.02; done
      kill -9 $!; wait $!
      """
    process.arguments = ["-c", watch, Program.folder.appending(path: "scrip").path, data.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }

  @Test("Killed while it is made, a made-up practice is made anew, with a sentence; whole, it is kept")
  func killed() async throws {
    let data = try TemporaryFolder().url.appending(path: "demo")
    try await Self.killedAtOnce(data)
    #expect(FileManager.default.fileExists(atPath: data.path + "/demo-unfinished"))
    let second = try await Self.demo(data)
    #expect(second.contains("was not made to its end; it is made anew."))
    #expect(try await Program.run(["user", "list", "--data", data.path]).lines.count == 5)
    #expect(try await Program.run(["verify", "--data", data.path]).code == 0)
    let third = try await Self.demo(data)
    #expect(!third.contains("made anew"))
    #expect(try await Program.run(["user", "list", "--data", data.path]).lines.count == 5)
  }

  @Test("A practice that no demonstration made is not opened by a made-up clock")
  func real() async throws {
    let data = try TemporaryFolder().url.appending(path: "own")
    let add = [
      "user", "add", "ida@example.org", "--name", "Ida Fenn", "--role", "owner", "--practice", "Cedar Hands", "--data",
      data.path,
    ]
    try #require(try await Program.run(add, input: "a quiet river bends 9\n").code == 0)
    let run = try await Program.run(["demo", "--data", data.path, "--today", "2020-01-01", "--port", "0"])
    #expect(run.code == 1 && run.answer == "")
    #expect(run.complaint.contains("was made by no demonstration. Start it with scrip serve --data \(data.path)"))
    let left = try FileManager.default.contentsOfDirectory(atPath: data.path)
    #expect(!left.contains("claims"))
  }
}
