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
    var seen: [URL: ForeignFolder.Sizes] = [:]
    while !Task.isCancelled {
      await logger.attempt("files of claims could not be carried") { try await carryOut() }
      await logger.attempt("answers to claims could not be looked for") { seen = try await takeAnswers(after: seen) }
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

  /// Reads what stood still in `answers` of each clearinghouse since the look before, for the practices that may be meant;
  /// answers what this one saw of the rest.
  func takeAnswers(after before: [URL: ForeignFolder.Sizes]) async throws -> [URL: ForeignFolder.Sizes] {
    var seen: [URL: ForeignFolder.Sizes] = [:]
    for place in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let answers = ForeignFolder(url: place.appending(path: "answers"))
      guard answers.isThere else { continue }
      await logger.attempt("a folder of answers could not be read") {
        let (files, sizes) = try answers.look(after: before[answers.url] ?? [:])
        seen[answers.url] = sizes
        await take(files, from: answers)
      }
    }
    return seen
  }

  /// What a file says of claims comes before payments, so that a claim's story is told in its order.
  private func take(_ files: [ForeignFolder.File], from answers: ForeignFolder) async {
    var payments: [ForeignFolder.File] = []
    for file in files where !Task.isCancelled {
      await logger.attempt("an answer to claims could not be taken") {
        if file.isTooLarge { return try answers.putAway(file, as: "refused") }
        guard try await takeAnswer(file.bytes()) else { return payments.append(file) }
        try answers.putAway(file, as: "taken")
      }
    }
    for file in payments where !Task.isCancelled {
      await logger.attempt("a payment could not be taken") {
        try answers.putAway(file, as: try await takePayment(file.bytes()) ? "taken" : "refused")
      }
    }
  }

  /// Reads it as an answer; whether it was one to claims of one of the practices.
  private func takeAnswer(_ bytes: [UInt8]) async throws -> Bool {
    var isRead = false
    for practice in try await desk.practices() {
      guard let key = RequestKey("answer-\(UUID().uuidString)") else { continue }
      do {
        let read = try await desk.performAsProgram(ReadClaimAnswers(bytes), in: practice, key: key)
        if !read.named.isEmpty { isRead = true }
      } catch let refusal as Refusal where refusal.isOfFile {
        continue
      }
    }
    return isRead
  }

  /// Posts it as payments; whether it held some for one of the practices.
  private func takePayment(_ bytes: [UInt8]) async throws -> Bool {
    for practice in try await desk.practices() {
      do {
        if try await desk.postRemittance(fromFolder: bytes, in: practice) != nil { return true }
      } catch let refusal as Refusal where refusal.isOfFile {
        continue
      }
    }
    return false
  }

  /// Letters, digits and hyphens of a clearinghouse's name.
  static func folderName(_ name: String) -> String {
    let plain = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return plain.isEmpty ? "clearinghouse" : String(plain)
  }
}
