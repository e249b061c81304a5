import ScripCore
import Tables

extension ReasonTable {
  /// The table the program ships with.
  static let shipped = ReasonTable(reasons: Tables.carcActions, remarks: Tables.rarcCommon)!
}
