/// Which regions of the body a diagnosis opens: a small table over the codes that are sent for massage.
///
/// Our clinical judgement, for a clinician to review. Source: domain.md C4; `icd_regions.csv`.
public struct RegionTable: Sendable {
  /// In order of codes.
  public let entries: [Entry]

  public struct Entry: Hashable, Sendable {
    public let code: ICD10Code
    /// Empty for a header.
    public let regions: BodyRegions
    public let side: Side?
    /// The title says that the side is not specified.
    public let isSideUnspecified: Bool
    public let scope: Scope
  }

  /// How closely a diagnosis says where it hurts.
  public enum Scope: String, Hashable, Sendable { case narrow, general, header }

  /// Reads the table; nil when a column is missing or a row holds a word that is not in its vocabulary.
  public init?(_ bytes: some Collection<UInt8>) {
    let csv = CSV(bytes)
    guard let code = csv.column("code"), let regions = csv.column("regions"),
      let side = csv.column("laterality"), let scope = csv.column("scope_class")
    else { return nil }
    var entries: [Entry] = []
    for row in csv.rows {
      guard row.count == csv.header.count, let read = ICD10Code(row[code]),
        let opened = Self.regions(row[regions]), let scope = Scope(rawValue: row[scope]),
        let side = Self.side(row[side])
      else { return nil }
      entries.append(
        Entry(
          code: read, regions: opened, side: side.side, isSideUnspecified: side.isUnspecified, scope: scope))
    }
    self.entries = entries.sorted { $0.code < $1.code }
  }

  /// The row of exactly this code.
  public func entry(_ code: ICD10Code) -> Entry? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].code < code { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].code == code ? entries[low] : nil
  }

  private static func regions(_ text: String) -> BodyRegions? {
    if text == "ANY" { return .any }
    var regions = BodyRegions()
    for name in text.split(separator: ";") {
      guard let region = BodyRegion(rawValue: String(name)) else { return nil }
      regions.insert(region)
    }
    return regions
  }

  private static func side(_ text: String) -> (side: Side?, isUnspecified: Bool)? {
    switch text {
    case "n/a", "": (nil, false)
    case "unspecified": (nil, true)
    default: Side(rawValue: text).map { ($0, false) }
    }
  }
}
