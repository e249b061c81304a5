import Foundation

/// The two places a command writes to: answers on standard output, everything about the work on standard error.
enum Console {
  /// A line of the answer.
  static func answer(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  /// A line about what went wrong and what to do.
  static func complain(_ line: String) {
    FileHandle.standardError.write(Data(("scrip: " + line + "\n").utf8))
  }

  /// Whether somebody watches standard error.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }
}

/// How far long work has come, on one line of a terminal. Says nothing when nobody watches.
struct Progress {
  private let total: Int
  private let noun: String
  private let isWatched = Console.isWatched

  /// `noun` is a plural: `documents`.
  init(of total: Int, _ noun: String) {
    self.total = total
    self.noun = noun
  }

  func show(_ done: Int) {
    guard isWatched else { return }
    let end = done == total ? "\n" : ""
    FileHandle.standardError.write(Data("\r\(done) of \(total) \(noun)\(end)".utf8))
  }
}
