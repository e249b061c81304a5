import Foundation
import ScripCore
import ScripDesk
import Tables

extension Reference {
  /// The shipped payer classes, read once a run; codes are not looked up.
  static func forTests() throws -> Reference { try shipped.get() }

  private static let shipped = Result { () throws -> Reference in
    let payers = try JSONDecoder().decode(PayerCatalog.self, from: Data(Tables.payerRules))
    let outcomes = OutcomeTable(measures: Tables.outcomeMeasures, norms: Tables.romNorms)!
    let reasons = ReasonTable(reasons: Tables.carcActions, remarks: Tables.rarcCommon)!
    return Reference(payers: payers, licensingStates: ["WA"], outcomes: outcomes, reasons: reasons) { code, _ in
      DiagnosisFacts(code: code, exists: true)
    }
  }
}
