import ScripCore
import Testing

/// What a diagnosis opens, and the small types that say it.
@Suite struct RegionTableTests {
  typealias Row = (code: String, open: [BodyRegion], closed: [BodyRegion], side: Side?)
  static let rows: [Row] = [
    ("M54.6", [.upperBack], [.lowBack, .neck], nil),
    ("M25.572", [.ankle, .foot], [.lowBack, .knee], .left),
    ("M79.10", BodyRegion.allCases, [], nil),
    ("M79.18", [.lowBack, .neck, .hand], [.head, .jaw], nil),
    ("M62.838", [.neck, .hip], [.lowBack, .upperBack], nil),
    ("M54.9", [.neck, .lowBack], [.foot], nil),
    ("M25.671", [.ankle], [.foot], .right),
    ("M25.571", [.ankle, .foot], [.knee], .right),
    ("M54.5", [], BodyRegion.allCases, nil),
  ]

  @Test("A diagnosis opens its regions and no other", arguments: rows)
  func opens(row: Row) throws {
    let entry = try #require(EmbeddedTables.regions.entry(EmbeddedTables.code(row.code)))
    for region in row.open { #expect(entry.regions.contains(region)) }
    for region in row.closed { #expect(!entry.regions.contains(region)) }
    #expect(entry.side == row.side)
  }

  @Test("A code that the table does not know opens nothing")
  func unknown() {
    #expect(EmbeddedTables.regions.entry(EmbeddedTables.code("A00.0")) == nil)
  }

  @Test("A table with a word outside its vocabulary is refused")
  func vocabulary() {
    let header = "code,regions,laterality,scope_class\n"
    #expect(RegionTable((header + "M54.2,neck,n/a,narrow\n").utf8)?.entries.count == 1)
    #expect(RegionTable((header + "M54.2,nape,n/a,narrow\n").utf8) == nil)
    #expect(RegionTable((header + "M54.2,neck,middle,narrow\n").utf8) == nil)
    #expect(RegionTable("code,regions\nM54.2,neck\n".utf8) == nil)
  }

  @Test("Quoted fields keep their commas, quotes and line ends")
  func csv() {
    let csv = CSV("a,b\r\n\"x, \"\"y\"\"\",\"1\n2\"\n,\n".utf8)
    #expect(csv.header == ["a", "b"])
    #expect(csv.rows == [["x, \"y\"", "1\n2"], ["", ""]])
  }

  @Test("The tables tell the determination when a header could be billed")
  func facts() {
    let header = DiagnosisFacts(EmbeddedTables.code("M54.5"), icd: EmbeddedTables.icd, regions: EmbeddedTables.regions)
    #expect(header.isBillable(on: CalendarDay("2021-09-30")!))
    #expect(!header.isBillable(on: CalendarDay("2021-10-01")!))
    let pair = DiagnosisFacts(
      EmbeddedTables.code("M54.50"), icd: EmbeddedTables.icd, regions: EmbeddedTables.regions,
      others: ["M54.41", "M54.2"].map(EmbeddedTables.code))
    #expect(pair.excludes.map(\.description) == ["M54.41"])
    #expect(pair.regions == [.lowBack])
  }

  @Test("Muscle testing is assessment and never billed; every other kind of work has a code")
  func modalities() {
    #expect(Modality.allCases.filter { !$0.isBillable } == [.muscleTesting])
    #expect(Modality.neuromuscular.usualCode == .manualTherapy)
  }

  @Test("Work on one side is within an order for both, not the reverse")
  func sides() {
    #expect(Side.bilateral.covers(.left) && Side.left.covers(.left))
    #expect(!Side.left.covers(.right) && !Side.left.covers(.bilateral))
  }

  @Test("A set of regions keeps each region once and knows all of them")
  func sets() {
    #expect(BodyRegions.any.members == BodyRegion.allCases)
    var some: BodyRegions = [.neck, .jaw, .neck]
    #expect(some.members == [.jaw, .neck])
    #expect(some.insert(.hand).inserted && !some.insert(.hand).inserted)
    #expect(some.remove(.jaw) == .jaw && some.remove(.jaw) == nil)
    #expect(some.intersection([.hand, .foot]) == [.hand])
  }
}
