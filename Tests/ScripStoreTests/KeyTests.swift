import Foundation
import ScripCore
import ScripSQL
import ScripStore
import Seal
import TestSupport
import Testing

@Suite struct KeyTests {
  private func open(_ store: TestStore, _ folder: DataFolder, id: Int = 50) async throws -> Installation {
    try await Installation.open(
      keyFile: folder.keyFile, database: store.database, newID: .test(id), at: .start,
      on: CalendarDay("2026-11-24")!)
  }

  private func folder(in store: TestStore) throws -> DataFolder {
    try DataFolder(path: store.folder.url.appending(path: "data").path)
  }

  @Test("First start makes a key file for its owner alone and prints a sheet once", arguments: StoreEngine.allCases)
  func firstStart(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let folder = try folder(in: store)
    let first = try await open(store, folder)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.keyFile.path)
    #expect((attributes[.posixPermissions] as? Int) == 0o600)
    let sheet = try #require(first.sheet)
    #expect(sheet.key.lines.allSatisfy { sheet.text.contains($0) })
    let second = try await open(store, folder, id: 51)
    #expect(second.sheet == nil)
    #expect(second.record == first.record)
  }

  @Test("A lost key file comes back from the sheet, and the documents open again", arguments: StoreEngine.allCases)
  func recovery(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let folder = try folder(in: store)
    let first = try await open(store, folder)
    let practiceKey = try await store.write { try $0.addPracticeKey(wrappedBy: first.key, at: .start) }
    let sealed = practiceKey.seal([1, 2, 3], context: [])
    try FileManager.default.removeItem(atPath: folder.keyFile.path)
    await #expect(throws: Installation.Failure.keyFileLost) { try await open(store, folder) }

    let typed = try #require(first.sheet).key.lines.joined(separator: "\n").lowercased()
    try folder.keyFile.write(try TypedKey.key(fromTyped: typed, for: KeyUse.Installation.self))
    let again = try await open(store, folder)
    let unwrapped = try #require(try await store.read { try $0.practiceKey(wrappedBy: again.key) })
    #expect(try unwrapped.open(sealed, context: []) == [1, 2, 3])
  }

  @Test(
    "Of eight servers that start an empty database at once, each with its own key, one wins",
    arguments: StoreEngine.allCases)
  func startedAtOnce(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let wins = await withTaskGroup(of: Bool?.self) { group in
      for number in 0..<8 {
        group.addTask {
          do {
            let folder = try DataFolder(path: store.folder.url.appending(path: "data-\(number)").path)
            return try await open(store, folder, id: 50 + number).sheet != nil
          } catch let failure as Installation.Failure {
            // Beaten to the row, or so late that the row was there before its own key file.
            return [.keyOfAnotherInstallation, .keyFileLost].contains(failure) ? false : nil
          } catch { return nil }
        }
      }
      return await group.reduce(into: [Bool?]()) { $0.append($1) }
    }
    #expect(wins.filter { $0 == true }.count == 1)
    #expect(wins.filter { $0 == false }.count == 7)
  }

  @Test("Another installation's key is refused", arguments: StoreEngine.allCases)
  func foreignKey(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let folder = try folder(in: store)
    let first = try await open(store, folder)
    _ = try await store.write { try $0.addPracticeKey(wrappedBy: first.key, at: .start) }
    try FileManager.default.removeItem(atPath: folder.keyFile.path)
    let foreign = try folder.keyFile.create()
    await #expect(throws: Installation.Failure.keyOfAnotherInstallation) { try await open(store, folder) }
    await #expect(throws: SealFailure.altered) { try await store.read { try $0.practiceKey(wrappedBy: foreign) } }
  }

  @Test("A new installation key opens what the old one did", arguments: StoreEngine.allCases)
  func rewrapping(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let (old, new) = (InstallationKey(), InstallationKey())
    let key = try await store.write { try $0.addPracticeKey(wrappedBy: old, at: .start) }
    try await store.write { try $0.rewrapPracticeKey(from: old, to: new) }
    #expect(try await store.read { try $0.practiceKey(wrappedBy: new)?.fingerprint } == key.fingerprint)
    await #expect(throws: SealFailure.altered) { try await store.read { try $0.practiceKey(wrappedBy: old) } }
  }

  @Test("A key file others may read, or that holds no key, is refused; none is ever overwritten")
  func keyFiles() throws {
    let folder = try TemporaryFolder()
    let file = KeyFile(path: folder.url.appending(path: "installation.key").path)
    #expect(throws: KeyFile.Failure.missing) { try file.read() }
    let key = try file.create()
    #expect(try file.read().fingerprint == key.fingerprint)
    #expect(throws: (any Error).self) { try file.create() }
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
    #expect(throws: KeyFile.Failure.readableByOthers(mode: 0o640)) { try file.read() }
    for text in ["", "scrip installation key 1\n", "scrip installation key 1\n" + String(repeating: "g", count: 64)] {
      try Data(text.utf8).write(to: URL(filePath: file.path))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
      #expect(throws: KeyFile.Failure.notAKeyFile) { try file.read() }
    }
  }
}
