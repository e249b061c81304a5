import CTables

/// The files that are embedded in the program, as bytes. No logic: who asks for a table also reads it.
///
/// The bytes are part of the program's image: read-only, never freed, the same from every thread.
public enum Tables {
  /// ICD-10-CM as `scripts/make-icd` wrote it; read by `ICD10Table`.
  public static var icd10cm: UnsafeRawBufferPointer { data("icd10cm.bin") }
  /// Which regions of the body a diagnosis opens; read by `RegionTable`.
  public static var icdRegions: UnsafeRawBufferPointer { data("icd_regions.csv") }
  public static var contraindications: UnsafeRawBufferPointer { data("contraindications.csv") }
  /// Whether massage is safe now, asked of patients; read by `SafetyScreen`.
  public static var guideSafety: UnsafeRawBufferPointer { data("guide_safety.csv") }
  /// What to ask an insurer by telephone; read by `InsurerCall`.
  public static var insurerCall: UnsafeRawBufferPointer { data("insurer_call.csv") }
  /// What published measures allow and what change in them matters, and how far joints move; read by `OutcomeTable`.
  public static var outcomeMeasures: UnsafeRawBufferPointer { data("outcome_measures.csv") }
  public static var romNorms: UnsafeRawBufferPointer { data("rom_norms.csv") }
  /// What adjustment reason codes mean to a massage practice and what to do; read by `ReasonTable`.
  public static var carcActions: UnsafeRawBufferPointer { data("carc_actions.csv") }
  public static var rarcCommon: UnsafeRawBufferPointer { data("rarc_common.csv") }
  /// Codes that payers take for one service on one day; read by `CodePair`.
  public static var codePairs: UnsafeRawBufferPointer { data("code_pairs.csv") }
  public static var states: UnsafeRawBufferPointer { data("states.csv") }
  /// What each class of payer asks for; decoded as `PayerCatalog`.
  public static var payerRules: UnsafeRawBufferPointer { data("payer_rules.json") }

  /// A file the pages ask for by name, such as `scrip.css`; nil when there is none.
  public static func staticFile(_ name: String) -> UnsafeRawBufferPointer? { file("static/" + name) }

  /// The names under which `staticFile` answers, in order.
  public static var staticFileNames: [String] {
    fileNames.filter { $0.hasPrefix("static/") }.map { String($0.dropFirst("static/".count)) }
  }

  /// Every embedded file by its path below Sources/C/CTables.
  public static var fileNames: [String] { files.map { String(cString: $0.name) } }

  /// The bytes of an embedded file by that path; nil when there is none.
  public static func file(_ path: String) -> UnsafeRawBufferPointer? {
    files.first { String(cString: $0.name) == path }.map {
      UnsafeRawBufferPointer(start: $0.bytes, count: $0.count)
    }
  }

  private static func data(_ name: String) -> UnsafeRawBufferPointer {
    guard let bytes = file("data/" + name) else {
      preconditionFailure("data/\(name) is not embedded; run scripts/list-tables")
    }
    return bytes
  }

  private static var files: UnsafeBufferPointer<ctables_file> {
    UnsafeBufferPointer(start: ctables_files(), count: ctables_file_count())
  }
}
