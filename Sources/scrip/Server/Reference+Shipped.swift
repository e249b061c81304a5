import Foundation
import ScripCore
import ScripDesk
import Tables

extension Reference {
  /// The tables that are embedded in the program, read once.
  static func shipped() throws -> Reference {
    let payers = try JSONDecoder().decode(PayerCatalog.self, from: Data(Tables.payerRules))
    guard let icd = ICD10Table(Tables.icd10cm), let regions = RegionTable(Tables.icdRegions),
      let outcomes = OutcomeTable(measures: Tables.outcomeMeasures, norms: Tables.romNorms),
      let reasons = ReasonTable(reasons: Tables.carcActions, remarks: Tables.rarcCommon),
      let pairs = CodePair.pairs(Tables.codePairs)
    else { throw ShippedTables.Failure.unreadable }
    return Reference(
      payers: payers, licensingStates: licensingStates(Tables.states), outcomes: outcomes, reasons: reasons,
      codePairs: pairs
    ) { code, others in
      DiagnosisFacts(code, icd: icd, regions: regions, others: others)
    }
  }

  /// The states whose second column says `license`.
  private static func licensingStates(_ table: UnsafeRawBufferPointer) -> Set<String> {
    let lines = String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst()
    return Set(
      lines.compactMap { line in
        let columns = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
        return columns.count > 1 && columns[1] == "license" ? String(columns[0]) : nil
      })
  }
}

/// What the program knows of its own tables.
enum ShippedTables {
  enum Failure: Error, CustomStringConvertible {
    case unreadable
    var description: String { "The embedded tables cannot be read; build the program again." }
  }

  /// The ICD-10-CM table; making it costs nothing, since it is read in place.
  static var icd: ICD10Table? { ICD10Table(Tables.icd10cm) }

  /// The last day of service that the code table covers.
  static var icdEnds: CalendarDay? { icd?.lastDay }
}
