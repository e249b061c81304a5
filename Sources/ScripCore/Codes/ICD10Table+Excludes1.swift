extension ICD10Table {
  /// Whether an Excludes1 note of one code, or of what stands above it, names the other. Looked at both ways.
  ///
  /// A warning, never a block: unrelated conditions may stand together (guideline I.A.12.a). A note that narrows a
  /// code by a character (`with fifth character 2`) is not in the table. Source: domain.md C4.
  public func excludeEachOther(_ one: ICD10Code, _ other: ICD10Code) -> Bool {
    excludes(one, other) || excludes(other, one)
  }

  private func excludes(_ owner: ICD10Code, _ other: ICD10Code) -> Bool {
    var ancestor: ICD10Code? = owner
    while let code = ancestor {
      let place = codeOwners.firstPlace { $0.code < code.packed }
      if place < codeOwners.count {
        let found = codeOwners[place]
        if found.code == code.packed, names(other, first: found.first, count: found.count) { return true }
      }
      ancestor = code.parent
    }
    for place in 0..<rangeOwners.count {
      let block = rangeOwners[place]
      if block.codes.holds(owner), names(other, first: block.first, count: block.count) { return true }
    }
    return false
  }

  private func names(_ code: ICD10Code, first: UInt32, count: UInt32) -> Bool {
    (Int(first)..<Int(first) + Int(count)).contains { excluded[$0].holds(code) }
  }
}
