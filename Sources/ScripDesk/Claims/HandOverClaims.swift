import ScripCore
import ScripSQL
import ScripStore

/// A file of claims that waits in the outbox for whoever carries it to the clearinghouse.
public struct WaitingClaimFile: Sendable {
  public let practice: PracticeID
  let item: OutboxID
  /// The clearinghouse's name, for the folder it goes into.
  public let clearinghouse: String
  /// Stable: a file that was handed over twice is seen to be the same.
  public let controlNumber: Int
  public let bytes: [UInt8]
}

extension Desk {
  /// Files of claims that nobody has noted as handed over, oldest first, of every practice.
  public func waitingClaimFiles() async throws -> [WaitingClaimFile] {
    var files: [WaitingClaimFile] = []
    for practice in try await practices() {
      files += try await database.read(in: .of(practice)) { connection in
        let name = try connection.practiceProfile()?.clearinghouse?.name ?? "clearinghouse"
        return try connection.unsentItems(of: SubmitClaims.channel).map {
          WaitingClaimFile(
            practice: practice, item: $0.id, clearinghouse: name, controlNumber: Int($0.controlNumber), bytes: $0.body)
        }
      }
    }
    return files
  }

  /// Notes that a file lies with the clearinghouse. Noting it twice changes nothing.
  public func noteHandedOver(_ file: WaitingClaimFile) async throws {
    guard let key = RequestKey("claim-file-\(file.item)") else { return }
    _ = try await performAsProgram(
      NoteClaimFile(item: file.item, controlNumber: file.controlNumber), in: file.practice, key: key)
  }
}

/// Notes in the outbox and at each claim that the file was handed over.
struct NoteClaimFile: Act {
  static let permission = Permission.postMoney
  let item: OutboxID
  let controlNumber: Int

  func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    let isFirst = try connection.noteSent(item, at: context.moment, receipt: "file \(controlNumber)")
    guard isFirst else { return .done(false, subjects: []) }
    let claims = try connection.claims(inFile: controlNumber)
    for claim in claims {
      try connection.tell(
        .handedOver, "File \(controlNumber) lies with the clearinghouse.", of: claim, controlNumber: controlNumber,
        &context)
    }
    return .done(true, subjects: claims.map { Subject("claim", $0) })
  }
}
