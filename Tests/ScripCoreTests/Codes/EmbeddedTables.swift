import ScripCore
import Tables

/// The tables that ship with the program, opened once for all tests.
enum EmbeddedTables {
  static let icd = ICD10Table(Tables.icd10cm)!
  static let regions = RegionTable(Tables.icdRegions)!

  /// A code in a test's table; a typing error stops the test.
  static func code(_ text: String) -> ICD10Code { ICD10Code(text)! }
}
