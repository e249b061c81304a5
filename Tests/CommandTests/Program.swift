import Foundation
import TestSupport

/// The built program `scrip`, run as other programs run it: a child process with arguments and exit code.
struct Program {
  /// What a run left behind.
  struct Run: Sendable {
    let code: Int32
    let answer: String
    let complaint: String

    var lines: [String] { answer.split(separator: "\n").map(String.init) }
  }

  /// The folder of the test bundle, where the build puts the programs.
  static let folder: URL = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return URL(filePath: bundle).deletingLastPathComponent()
  }()

  /// Runs `scrip` with these arguments in `folder`. `input` is what it finds on standard input.
  ///
  /// Output goes through files, so that neither side ever waits for a full pipe.
  static func run(
    _ arguments: [String], input: String = "", in folder: URL = Checkout.root
  ) async throws -> Run {
    let scratch = try TemporaryFolder()
    let places = ["input", "answer", "complaint"].map { scratch.url.appending(path: $0) }
    try Data(input.utf8).write(to: places[0])
    for place in places[1...] { try Data().write(to: place) }
    let process = Process()
    process.executableURL = Self.folder.appending(path: "scrip")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Width and language of the terminal of whoever runs the tests must not matter.
    process.environment = ["COLUMNS": "80", "LC_ALL": "C.UTF-8"]
    process.standardInput = try FileHandle(forReadingFrom: places[0])
    process.standardOutput = try FileHandle(forWritingTo: places[1])
    process.standardError = try FileHandle(forWritingTo: places[2])
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    return Run(
      code: process.terminationStatus, answer: try String(contentsOf: places[1], encoding: .utf8),
      complaint: try String(contentsOf: places[2], encoding: .utf8))
  }

  /// The same from one line, cut at blanks.
  static func run(_ line: String) async throws -> Run {
    try await run(line.split(separator: " ").map(String.init))
  }
}
