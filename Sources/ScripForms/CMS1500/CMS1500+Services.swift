import ScripCore

/// Items 10 and 14 to 30: the accident, the days, the codes, the lines and what they come to.
extension CMS1500 {
  var accident: [Entry] {
    let cause = claim.accident?.cause
    var entries = [
      Entry(20, cause == .employment ? 35 : 41, 1, "X"), Entry(22, cause == .auto ? 35 : 41, 1, "X"),
      Entry(24, cause == .other ? 35 : 41, 1, "X"),
    ]
    if cause == .auto { entries.append(Entry(22, 45, 2, claim.accident?.state)) }
    return entries
  }

  var dates: [Entry] {
    var entries: [Entry] = []
    if let onset = claim.dates.onset {
      entries += day(onset, line: 32, columns: (2, 5, 8), longYear: true) + [Entry(32, 16, 3, "431")]
    }
    // One other date on paper, the one that payers ask for first; the wire carries all.
    let others: [(String, CalendarDay?)] = [
      ("439", claim.accident?.day), ("454", claim.dates.initialTreatment), ("304", claim.dates.lastSeen),
      ("453", claim.dates.acuteManifestation), ("444", claim.dates.firstContact),
    ]
    if let (kind, other) = others.first(where: { $0.1 != nil }) {
      entries += [Entry(32, 31, 3, kind)] + day(other, line: 32, columns: (37, 40, 43), longYear: true)
    }
    return entries + prescriber + [Entry(36, 1, 48, claim.note), Entry(36, 57, 1, "X")]
  }

  /// Item 17: who referred, else who supervised.
  private var prescriber: [Entry] {
    let kinds: [(String, ClaimProvider?)] = [
      ("DN", claim.referring), ("DK", claim.lines.lazy.compactMap(\.orderingProvider).first), ("DQ", claim.supervising),
    ]
    guard let (kind, found) = kinds.first(where: { $0.1 != nil }), let provider = found else { return [] }
    var entries = [Entry(34, 1, 2, kind), Entry(34, 4, 25, provider.name.plain), Entry(34, 33, 10, provider.npi)]
    if let licence = provider.licence { entries += [Entry(33, 30, 2, "0B"), Entry(33, 33, 15, licence)] }
    return entries
  }

  var codes: [Entry] {
    var entries = [Entry(37, 42, 1, "0")]
    for (place, code) in claim.diagnoses.prefix(12).enumerated() {
      entries.append(Entry(38 + place / 4, 3 + 13 * (place % 4), 8, code.description))
    }
    switch claim.frequency {
    case .original: break
    case .replacement(let number): entries += [Entry(38, 50, 1, "7"), Entry(38, 62, 18, number)]
    case .void(let number): entries += [Entry(38, 50, 1, "8"), Entry(38, 62, 18, number)]
    }
    entries.append(Entry(40, 50, 29, claim.authorizationNumber ?? claim.planReferralNumber))
    return entries
  }

  func services(_ lines: [ServiceLine]) -> [Entry] {
    lines.enumerated().flatMap { place, line -> [Entry] in
      let row = 44 + place * 2
      var entries = day(line.day, line: row, columns: (1, 4, 7), longYear: false)
      entries += day(line.day, line: row, columns: (10, 13, 16), longYear: false)
      entries += [Entry(row, 19, 2, claim.placeOfService), Entry(row, 25, 6, line.procedure.description)]
      for (number, modifier) in line.modifiers.prefix(4).enumerated() {
        entries.append(Entry(row, 33 + number * 3, 2, modifier))
      }
      entries += [
        Entry(row, 45, 4, letters(line.pointers)), Entry(row, 50, 8, line.charge.split(width: 8)),
        Entry(row, 59, 3, String(line.units)), Entry(row, 68, 10, claim.rendering?.npi),
      ]
      if let taxonomy = claim.rendering?.taxonomy {
        entries += [Entry(row - 1, 65, 2, "ZZ"), Entry(row - 1, 68, 11, taxonomy)]
      }
      if let words = line.description { entries.append(Entry(row - 1, 1, 60, words)) }
      return entries
    }
  }

  /// Items 25 to 29. Each page stands alone; what the patient and earlier payers paid is on the first. Source: NUCC, 29.
  func totals(_ lines: [ServiceLine], isFirst: Bool) -> [Entry] {
    let tax = claim.billing.tax
    let isPerson = if case .socialSecurity = tax { true } else { false }
    let total = lines.reduce(.zero) { $0 + $1.charge }
    let earlier = claim.earlierPayers.reduce(Money.zero) { $0 + $1.paid }
    let paid = isFirst ? (claim.patientPaid ?? .zero) + earlier : .zero
    return [
      Entry(56, 1, 15, tax.digits), Entry(56, isPerson ? 17 : 19, 1, "X"), Entry(56, 23, 14, claim.controlNumber),
      Entry(56, claim.acceptsAssignment ? 38 : 43, 1, "X"), Entry(56, 51, 9, total.split(width: 9)),
      Entry(56, 62, 8, paid.split(width: 8)),
    ]
  }

  /// `AC` for the first and the third diagnosis.
  private func letters(_ pointers: [Int]) -> String {
    String(
      pointers.prefix(4).compactMap {
        Array("ABCDEFGHIJKL").indices.contains($0 - 1) ? Array("ABCDEFGHIJKL")[$0 - 1] : nil
      })
  }
}

extension Money {
  /// `   105 00`: dollars at the right of their box, then the cents.
  fileprivate func split(width: Int) -> String {
    let text = "\(cents / 100) \((cents % 100).twoDigits)"
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
