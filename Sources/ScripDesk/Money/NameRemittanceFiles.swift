import ScripCore
import ScripSQL
import ScripStore

extension Desk {
  /// What files of payments were called when they came, as far as they had a name. Names are kept encrypted.
  public func fileNames(
    of files: [StoredRemittanceFile], by caller: Caller
  ) async throws -> [RemittanceFileID: String] {
    guard !files.isEmpty else { return [:] }
    let key = try await practiceKey(of: caller.practice)
    return try await ask(NameRemittanceFiles(files: files, key: key), by: caller)
  }
}

private struct NameRemittanceFiles: Query {
  static let permission = Permission.readMoney
  let files: [StoredRemittanceFile]
  let key: PracticeKey

  func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<[RemittanceFileID: String]> {
    var names: [RemittanceFileID: String] = [:]
    for file in files { names[file.id] = try connection.document(file.document, key: key)?.fileName }
    return Found(names)
  }
}
