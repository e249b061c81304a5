/// The ICD-10-CM table, read in place from the bytes that `scripts/make-icd` wrote. Nothing is copied or built.
///
/// The edition it holds and how to renew it: docs/reference/icd10.md.
///
/// The bytes must stay where they are and never change while a table over them is in use; embedded bytes do. That is
/// why the table may be sent between threads although it holds a pointer.
public struct ICD10Table: @unchecked Sendable {
  /// How many codes and headers the table has.
  public let count: Int
  /// First and last day on which this edition is in force.
  public let firstDay: CalendarDay
  public let lastDay: CalendarDay
  /// `ICD-10-CM tabular list, April 2026 …`: what the table was made from.
  public let source: String

  let keys: Column<UInt64>
  let details: Column<Details>
  let titles: UnsafeRawBufferPointer
  let sevenths: Strings
  let words: Strings
  let wordStarts: Column<UInt32>
  let postings: Column<UInt32>
  let codeOwners: Column<CodeOwner>
  let rangeOwners: Column<RangeOwner>
  let excluded: Column<Interval>

  /// Opens a table, or answers nil when the bytes are not one of this shape.
  ///
  /// The sections' places and lengths are checked here, once, and references between them where they are followed.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard let sections = Sections(bytes), sections.count == 13 else { return nil }
    keys = Column(sections[0])
    details = Column(sections[1])
    titles = sections[2]
    sevenths = Strings(offsets: Column(sections[3]), text: sections[4])
    words = Strings(offsets: Column(sections[5]), text: sections[6])
    wordStarts = Column(sections[7])
    postings = Column(sections[8])
    codeOwners = Column(sections[9])
    rangeOwners = Column(sections[10])
    excluded = Column(sections[11])
    source = String(decoding: sections[12], as: UTF8.self)
    count = keys.count
    firstDay = sections.firstDay
    lastDay = sections.lastDay
    guard count > 0, details.count == count, wordStarts.count == words.count + 1 else { return nil }
  }

  /// One record of the second section; `scripts/make-icd` writes it.
  struct Details {
    let titleStart: UInt32
    let titleLength: UInt16
    let flags: Flags
    /// Number of the text of the 7th character, 0 for none.
    let seventh: UInt8
  }

  struct Flags: OptionSet {
    let rawValue: UInt8
    static let billable = Flags(rawValue: 1)
    static let left = Flags(rawValue: 2)
    static let right = Flags(rawValue: 4)
    static let sideUnspecified = Flags(rawValue: 8)
    static let needsSeventh = Flags(rawValue: 16)
    static let inRegionTable = Flags(rawValue: 32)
  }

  /// Codes at or above `low` and below `high`.
  struct Interval {
    let low: UInt64
    let high: UInt64

    func holds(_ code: ICD10Code) -> Bool { low <= code.packed && code.packed < high }
  }

  /// The excluded intervals of one code, by place in that section.
  struct CodeOwner {
    let code: UInt64
    let first: UInt32
    let count: UInt32
  }

  /// The excluded intervals of a block or chapter.
  struct RangeOwner {
    let codes: Interval
    let first: UInt32
    let count: UInt32
  }
}
