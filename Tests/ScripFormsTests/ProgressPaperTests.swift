import Paper
import ScripCore
import Testing

@testable import ScripForms

/// The report with its renewal, the patient's own copy, and the good-faith estimate.
@Suite struct ProgressPaperTests {
  static let start = CalendarDay("2026-09-01")!

  static func measure(
    _ name: String, _ values: [Int], _ change: String?, target: Int? = nil
  ) -> ReportedMeasure {
    ReportedMeasure(
      name: name,
      values: values.enumerated().map { .init(day: start.adding(days: $0 * 14), value: Score(hundredths: $1)) },
      change: change, target: target.map { Score(hundredths: $0) })
  }

  static var report: ProgressReport {
    var report = ProgressReport(
      id: ReportID(high: 1, low: 1), episode: EpisodeID(high: 1, low: 2), returnCode: ReturnCode(drawing: 0x1234_5678),
      madeOn: Printed.day,
      visits: .init(done: 5, ordered: 6, from: start, to: start.adding(days: 60)),
      request: .init(.goOn, visits: 6, weeks: 6), therapist: TherapistID(high: 1, low: 3))
    report.measures = [
      measure("Pain now", [700, 600, 400, 400], "3 better, medium", target: 200),
      measure("Function the patient names", [300, 400, 567], "2.67 better, medium"),
      measure("Motion cervical rotation right", [4500, 5000, 6000], "15 better"),
      measure("Medication ibuprofen", [600], nil),
    ]
    report.done = "Massage and trigger point work, neck and left shoulder, 45 minutes a session."
    report.remaining = "Cannot sit longer than 40 minutes; turns the head to the right with pain."
    report.selfCare = "Stretches twice a day; does them on five days of seven."
    report.signature = .init(name: "Ann Lee", licence: "WA MA60123456", signedOn: Printed.day)
    return report
  }

  static var order: ReferralVersion {
    var order = ReferralVersion(referral: ReferralID(high: 1, low: 4))
    order.prescriber.name = "Helen Bergström"
    order.signedOn = CalendarDay("2026-08-27")
    order.diagnoses = [OrderedDiagnosis(code: ICD10Code("M54.2"), text: "Cervicalgia")]
    return order
  }

  static func paper(_ change: (inout ProgressReport) -> Void = { _ in }) -> Paper {
    var report = report
    change(&report)
    return ProgressPaper(
      report: report, letterhead: Printed.letterhead, patientName: "Beatrice Delacroix",
      birthDate: CalendarDay("1992-03-16"), order: order, lastReportOn: start.adding(days: 20)
    ).paper
  }

  @Test("Report and renewal fit one page, whose text is the golden one")
  func golden() throws {
    try Printed.expectGolden(try Printed.text(Self.paper()), "progress_report.txt")
    #expect(try Printed.pages(Self.paper()) == 1)
  }

  @Test("As long as its words may be, they still fit one page")
  func long() throws {
    let words = String(
      String(repeating: "Sits, walks and sleeps with less pain than before. ", count: 9).prefix(
        ProgressReport.wordsMax))
    let pages = try Printed.pages(
      Self.paper {
        ($0.done, $0.remaining, $0.selfCare, $0.adverse) = (words, words, words, words)
        $0.request = .init(.change, visits: 12, weeks: 12, words: words)
        $0.measures += $0.measures.prefix(ProgressReport.measuresMax - $0.measures.count)
      })
    #expect(pages == 1)
  }

  @Test("Nothing of the prescriber's decision is ticked or filled in")
  func open() {
    let blocks = ReferralFormTests.flat(Self.paper().blocks)
    #expect(blocks.flatMap(ReferralFormTests.checks).count == 3)
    #expect(blocks.flatMap(ReferralFormTests.checks).filter(\.isTicked) == [])
    let lines = blocks.flatMap { block -> [Pair] in if case .pairs(let pairs, _) = block { pairs } else { [] } }
    #expect(lines.filter { $0.value == nil }.map(\.label) == ["Visits", "How often", "Over", "Changes"])
  }

  @Test("A report that nobody signed says so")
  func draft() throws {
    #expect(try Printed.text(Self.paper { $0.signature = nil }).contains("DRAFT, not signed"))
  }

  @Test("The patient's own copy is the golden one")
  func own() throws {
    let copy = MyProgress(
      report: Self.report, letterhead: Printed.letterhead, patientName: "Beatrice Delacroix", problem: "neck")
    try Printed.expectGolden(try Printed.text(copy.paper), "my_progress.txt")
  }

  @Test("The curve stands between the lowest and the highest value, at most twelve bars")
  func curve() {
    #expect(MeasureTable.curve([700, 600, 400, 400]) == "█▅▁▁")
    #expect(MeasureTable.curve([3, 3]) == "▄▄")
    #expect(MeasureTable.curve([3]) == "")
    #expect(MeasureTable.curve(Array(0..<40)).count == 12)
    #expect(MeasureTable.curve(Array(0..<40)).hasSuffix("█"))
  }

  @Test("The good-faith estimate is the golden one, with all four notices")
  func estimate() throws {
    var estimate = GoodFaithEstimate(
      madeOn: Printed.day, patientName: "Beatrice Delacroix", patientBirthDate: CalendarDay("1992-03-16"),
      primary: "Massage therapy, 60 minutes", primaryOn: CalendarDay("2026-12-10"),
      items: [
        .init(
          day: CalendarDay("2026-12-10"), code: ProcedureCode("97124"), what: "Massage, 15 minutes each", units: 4,
          charge: Money(cents: 110_00))
      ], providerName: "Ballard Bodywork LLC", state: "WA")
    estimate.providerNPI = "2000000002"
    estimate.providerTaxID = TaxNumber.employer("912345678").shown
    estimate.recurring = .init(
      sessions: 5,
      each: .init(code: ProcedureCode("97124"), what: "Massage, 60 minutes", units: 4, charge: Money(cents: 110_00)),
      through: CalendarDay("2027-11-23")!)
    estimate.diagnoses = [ICD10Code("M54.2")].compactMap(\.self)
    let paper = GoodFaithPaper(estimate: estimate, letterhead: Printed.letterhead).paper
    let text = try Printed.text(paper)
    try Printed.expectGolden(text, "good_faith_estimate.txt")
    #expect(text.contains("$400") && text.contains("not a contract"))
    #expect(text.contains("91-2345678") && text.contains("5 more") && text.contains("$660.00"))
    #expect(try Printed.pages(paper) == 1)
  }
}
