import Foundation
import Logging
import ScripCore
import ScripDesk
import ScripStore

/// Carries files of claims into a folder for each clearinghouse, and takes answers and payments out of it.
///
/// A file is named by its practice and control number and written whole or not at all. Killed between writing and
/// noting, the next run finds the file there under its own name, and only notes it.
public struct ClaimCarrier: Sendable {
  private let folder: URL
  private let desk: Desk
  private let logger: Logger

  public init(folder: URL, desk: Desk, logger: Logger) {
    self.folder = folder
    self.desk = desk
    self.logger = logger
  }

  /// Looks every five seconds until cancelled.
  public func run() async {
    while !Task.isCancelled {
      do {
        try await carryOut()
        try await takeAnswers()
      } catch is CancellationError {
        return
      } catch {
        logger.warning("files of claims could not be carried", metadata: ["error": "\(type(of: error))"])
      }
      try? await Task.sleep(for: .seconds(5))
    }
  }

  /// Puts every waiting file into its folder. `stop` ends it between writing and noting, for tests of a crash.
  public func carryOut(stop: (Int) -> Bool = { _ in false }) async throws {
    for file in try await desk.waitingClaimFiles() {
      let place = folder.appending(path: Self.folderName(file.clearinghouse))
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let path = place.appending(path: "\(file.practice)-\(file.controlNumber).x12").path
      do { try DurableFile.create(file.bytes, at: path, mode: 0o600) } catch DurableFile.Failure.exists {
        // Written before a crash, under the number that it keeps.
      }
      if stop(file.controlNumber) { return }
      try await desk.noteHandedOver(file)
    }
  }

  /// Reads what lies in `answers` of each clearinghouse, for the practices that may be meant.
  ///
  /// What a file says of claims comes before payments, so that a claim's story is told in its order.
  func takeAnswers() async throws {
    let folders = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    for place in folders {
      let answers = place.appending(path: "answers")
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: answers.path) else { continue }
      var payments: [URL] = []
      for name in names.sorted() where !name.hasPrefix(".") && !["taken", "refused"].contains(name) {
        let file = answers.appending(path: name)
        let isRead = try await takeAnswer(file)
        if isRead { try putAway(file, in: answers, as: "taken") } else { payments.append(file) }
      }
      for file in payments { try putAway(file, in: answers, as: try await takePayment(file) ? "taken" : "refused") }
    }
  }

  /// Whether it was an answer to claims of one of the practices.
  private func takeAnswer(_ file: URL) async throws -> Bool {
    let bytes = [UInt8](try Data(contentsOf: file))
    var isRead = false
    for practice in try await desk.practices() {
      guard let key = RequestKey("answer-\(UUID().uuidString)") else { continue }
      do {
        let read = try await desk.performAsProgram(ReadClaimAnswers(bytes), in: practice, key: key)
        if !read.named.isEmpty { isRead = true }
      } catch let refusal as Refusal where refusal.kind == .invalid {
        continue
      }
    }
    return isRead
  }

  private func takePayment(_ file: URL) async throws -> Bool {
    let bytes = [UInt8](try Data(contentsOf: file))
    for practice in try await desk.practices()
    where try await desk.postRemittance(fromFolder: bytes, in: practice) != nil {
      return true
    }
    return false
  }

  private func putAway(_ file: URL, in answers: URL, as folder: String) throws {
    let target = answers.appending(path: folder)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      at: file, to: target.appending(path: "\(UUID().uuidString)-\(file.lastPathComponent)"))
  }

  /// Letters, digits and hyphens of a clearinghouse's name.
  static func folderName(_ name: String) -> String {
    let plain = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return plain.isEmpty ? "clearinghouse" : String(plain)
  }
}
