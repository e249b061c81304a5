import ArgumentParser
import Foundation

/// The two places a command writes to: answers on standard output, everything about the work on standard error.
enum Console {
  /// A line of the answer. When it cannot be written, nobody is left to work for: the program ends.
  static func answer(_ line: String) {
    do { try FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8)) } catch {
      complain("The answer cannot be written; see that standard output has room.")
      exit(Outcome.ourFault.rawValue)
    }
  }

  /// An answer that is a file, whole or not at all.
  static func answer(_ bytes: Data, in file: URL) throws {
    do { try bytes.write(to: file, options: .atomic) } catch {
      throw CommandFailure(
        Outcome.ourFault, "\(file.path) cannot be written; see that the folder is there, is yours and has room.")
    }
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
