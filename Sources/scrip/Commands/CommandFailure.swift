import ArgumentParser
import Foundation
import ScripDesk
import ScripSQL
import ScripStore
import ScripWeb

/// What a finished command tells the program that started it. Stable: docs/reference/cli.md.
enum Outcome {
  /// Gaps, findings, refused.
  static let no = ExitCode(1)
  /// Not readable, or not a referral.
  static let notReadable = ExitCode(2)
  static let wrongUsage = ExitCode(64)
  static let ourFault = ExitCode(70)
  /// Locked or busy: the same command may work in a moment.
  static let tryAgain = ExitCode(75)
}

/// Why a command stopped: a sentence that says what to do, and the code for the program that started it.
///
/// Promises: the sentence holds no word from a document and no patient's name.
struct CommandFailure: Error, CustomStringConvertible {
  let code: ExitCode
  let description: String

  init(_ code: ExitCode, _ sentence: String) {
    self.code = code
    description = sentence
  }

  /// Any error as a person at a terminal should hear of it.
  init(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let failure as DatabaseFailure: self.init(failure.outcome, failure.description)
    case let failure as BackupFailure: self.init(Outcome.no, failure.description)
    case let failure as KeyFile.Failure: self.init(Outcome.no, failure.description)
    case let failure as Installation.Failure: self.init(Outcome.no, failure.description)
    case let failure as Identity.Failure: self.init(Outcome.no, failure.description)
    case let failure as Identity.NoOwnerLeft: self.init(Outcome.no, failure.description)
    case WebServer.Failure.portTaken: self.init(Outcome.tryAgain, "\(error)")
    case is Identity.Busy: self.init(Outcome.tryAgain, DatabaseFailure.busy.description)
    case let failure as CocoaError:
      self.init(Outcome.ourFault, "The system refused to read or write a file (\(failure.code.rawValue)).")
    case let failure as any CustomStringConvertible: self.init(Outcome.ourFault, failure.description)
    default: self.init(Outcome.ourFault, "Scrip stopped by a fault of its own (\(type(of: error))).")
    }
  }
}

extension DatabaseFailure {
  fileprivate var outcome: ExitCode {
    switch self {
    case .busy, .held: Outcome.tryAgain
    case .newerSchema, .olderSchema, .foreignSchema, .unsafe, .readOnly: Outcome.no
    case .unavailable, .constraint, .full, .unreadable, .zeroByteInText, .statement: Outcome.ourFault
    }
  }
}
