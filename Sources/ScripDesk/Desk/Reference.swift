import ScripCore

/// The tables Scrip ships with: payer classes, ICD-10-CM, regions, states. Read once, shared, never changed.
public struct Reference: Sendable {
  public let payers: PayerCatalog
  public let icd10: ICD10Table
  public let regions: RegionTable
  /// States that license massage therapists.
  public let licensingStates: Set<String>

  /// The rules of a class on a day: the newest of the shipped versions and those the practice added.
  ///
  /// A class nobody knows any more is treated as paid by the patient alone: nothing is claimed under unknown rules.
  public func rules(for key: String, on day: CalendarDay, added: [PayerRules]) -> PayerRules {
    let catalog = added.isEmpty ? payers : PayerCatalog(version: payers.version, classes: payers.classes + added)
    return catalog.rules(for: key, on: day) ?? catalog.rules(for: "self_pay_medical", on: day) ?? payers.classes[0]
  }

  public func licenses(_ state: String) -> Bool { licensingStates.contains(state) }
}
