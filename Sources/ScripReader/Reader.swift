import Foundation
import ScripIntake

/// Reads documents by starting one `scrip-decode` a document, so that no foreign byte meets a decoder in this process.
///
/// Promises: at most `childrenMax` children at once; a child that hangs, crashes or talks nonsense becomes
/// `.unreadable` with a sentence, never an error here; a cancelled task kills its child.
public struct Reader: Sendable {
  /// The program `scrip-decode`.
  public let program: String
  private let secondsMax: Double
  private let turns: Turns

  /// - Parameters:
  ///   - program: the path of `scrip-decode`.
  ///   - childrenMax: documents read at the same time; others wait their turn.
  ///   - secondsMax: wall-clock seconds a document may take.
  public init(program: String = Reader.besideThisProgram, childrenMax: Int = 2, secondsMax: Double = 600) {
    self.program = program
    self.secondsMax = secondsMax
    turns = Turns(childrenMax)
  }

  /// `scrip-decode` in the folder of the running program.
  public static var besideThisProgram: String {
    let running =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(filePath: running).deletingLastPathComponent().appending(path: "scrip-decode").path
  }

  /// The pages of `document`, or the reason why a person has to look at it.
  ///
  /// Throws only `CancellationError`, and `ReaderFailure` when no child can be started: the document may be fine.
  public func decode(_ document: [UInt8]) async throws -> DecodedDocument {
    guard document.count <= FileKind.bytesMax else {
      return .unreadable(reason: "This file is larger than 25 MB; ask for it as a fax or a smaller scan.")
    }
    await turns.take()
    defer { turns.giveBack() }
    try Task.checkCancellation()
    let child = try Child(program: program, arguments: [])
    let answer = await withTaskCancellationHandler {
      await child.converse(sending: document, secondsMax: secondsMax)
    } onCancel: {
      child.kill()
    }
    try Task.checkCancellation()
    return Answer(answer).document
  }

  /// Which walls stand around the child on this machine, a line each: "limits stands", "read-only-files missing".
  public func walls() async throws -> [String] {
    let child = try Child(program: program, arguments: ["--walls"])
    let answer = await child.converse(sending: [], secondsMax: 10)
    return String(decoding: answer.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

/// Why no reading could be started. The document itself was not judged.
public enum ReaderFailure: Error, Hashable, Sendable {
  /// The system refused to start `scrip-decode`, with its error number.
  case cannotStart(errno: Int32)
}
