extension DiagnosisFacts {
  /// What the tables say about one code of an order; `others` are the order's other codes.
  public init(_ code: ICD10Code, icd: ICD10Table, regions: RegionTable, others: [ICD10Code] = []) {
    let entry = icd.entry(code)
    let region = regions.entry(code)
    let change = ICD10Change.known.first { $0.code == code }
    let wasBillable = change?.was == .billable
    self.init(
      code: code, exists: entry != nil, billableFrom: change?.was == .absent ? change?.lastDay.adding(days: 1) : nil,
      billableTo: wasBillable ? change?.lastDay : nil,
      // A header that was once billable has days on which it may be billed.
      isHeader: entry.map { !$0.isBillable } ?? false && !wasBillable,
      regions: region?.regions ?? [], side: region?.side ?? entry?.side,
      sideUnspecified: region?.isSideUnspecified ?? entry?.isSideUnspecified ?? false,
      siteUnspecified: region?.scope == .general,
      excludes: others.filter { $0 != code && icd.excludeEachOther(code, $0) })
  }
}
