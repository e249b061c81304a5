import Foundation
import Logging
import ScripCore
import ScripSQLite
import ScripStore
import StoreSupport
import Tables
import TestSupport

@testable import ScripDesk

/// A desk with one practice, and a folder that another program writes into.
struct FolderDesk {
  let desk: Desk
  let practice: PracticeID
  let folder: URL
  let logger = Logger(label: "test")
  private let place: TemporaryFolder

  init() async throws {
    place = try TemporaryFolder()
    folder = place.url.appending(path: "from-outside")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let world = World(
      now: { Moment(milliseconds: 1_795_507_200_000) }, random: { UInt64.random(in: 0 ... .max) })
    desk = Desk(
      database: try await EmptyStore.sqlite(in: place.url), reference: try Self.reference(), world: world,
      installationKey: InstallationKey())
    practice = try await desk.addPractice(named: "Cedar Hands")
  }

  private static func reference() throws -> Reference {
    let payers = try JSONDecoder().decode(PayerCatalog.self, from: Data(Tables.payerRules))
    let (icd, regions) = (ICD10Table(Tables.icd10cm)!, RegionTable(Tables.icdRegions)!)
    return Reference(
      payers: payers, licensingStates: ["WA"],
      outcomes: OutcomeTable(measures: Tables.outcomeMeasures, norms: Tables.romNorms)!,
      reasons: ReasonTable(reasons: Tables.carcActions, remarks: Tables.rarcCommon)!
    ) { code, others in
      DiagnosisFacts(code, icd: icd, regions: regions, others: others)
    }
  }

  func write(_ text: String, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// A file of so many bytes that takes no room on the disk.
  func writeEmptied(_ byteCount: Int, to path: String) throws {
    try write("", to: path)
    let handle = try FileHandle(forWritingTo: folder.appending(path: path))
    try handle.truncate(atOffset: UInt64(byteCount))
    try handle.close()
  }

  /// The last parts of the names in a folder below, as they were before they were put away.
  func names(in path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)) ?? []
    // A random name of 36 letters and a hyphen stand before it.
    return names.map { String($0.dropFirst(37)) }.sorted()
  }
}
