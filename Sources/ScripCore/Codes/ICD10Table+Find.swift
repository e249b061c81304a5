/// One code of the table with what the table says of it.
public struct ICD10Entry: Hashable, Sendable {
  public let code: ICD10Code
  /// `Low back pain, unspecified`; with the words of the 7th character where it has one.
  public let title: String
  /// Whether this edition lets a claim carry it; else it is a header.
  public let isBillable: Bool
  /// A header that becomes billable by a 7th character alone: `S13.4`.
  public let needsSeventhCharacter: Bool
  /// The side the title names. Nil for none.
  public let side: Side?
  /// The title leaves the side open although codes with a side stand beside it.
  public let isSideUnspecified: Bool
  /// Named by the region table: a diagnosis that is sent for massage.
  public let isInRegionTable: Bool
}

extension ICD10Table {
  /// The entry of exactly this code.
  public func entry(_ code: ICD10Code) -> ICD10Entry? { place(of: code).map(entry(at:)) }

  /// Whether this edition has the code, billable or header.
  public func exists(_ code: ICD10Code) -> Bool { place(of: code) != nil }

  /// Whether this edition lets a claim carry the code.
  public func isBillable(_ code: ICD10Code) -> Bool {
    place(of: code).map { details[$0].flags.contains(.billable) } ?? false
  }

  /// The entries at or below a code, in order of codes, at most `limit`.
  public func entries(atOrBelow code: ICD10Code, limit: Int) -> [ICD10Entry] {
    let first = firstPlace(of: code)
    var entries: [ICD10Entry] = []
    for place in first..<count where entries.count < limit {
      guard ICD10Code(packed: keys[place]).isAtOrBelow(code) else { break }
      entries.append(entry(at: place))
    }
    return entries
  }

  func place(of code: ICD10Code) -> Int? {
    let place = firstPlace(of: code)
    return place < count && keys[place] == code.packed ? place : nil
  }

  private func firstPlace(of code: ICD10Code) -> Int { keys.firstPlace { $0 < code.packed } }

  func entry(at place: Int) -> ICD10Entry {
    let record = details[place]
    let flags = record.flags
    let side: Side? =
      switch (flags.contains(.left), flags.contains(.right)) {
      case (true, true): .bilateral
      case (true, false): .left
      case (false, true): .right
      case (false, false): nil
      }
    return ICD10Entry(
      code: ICD10Code(packed: keys[place]), title: title(of: record), isBillable: flags.contains(.billable),
      needsSeventhCharacter: flags.contains(.needsSeventh), side: side,
      isSideUnspecified: flags.contains(.sideUnspecified), isInRegionTable: flags.contains(.inRegionTable))
  }

  private func title(of record: Details) -> String {
    let start = Int(record.titleStart)
    let title = String(decoding: titles[start..<start + Int(record.titleLength)], as: UTF8.self)
    guard record.seventh > 0 else { return title }
    return title + ", " + String(decoding: sevenths[Int(record.seventh) - 1], as: UTF8.self)
  }
}
