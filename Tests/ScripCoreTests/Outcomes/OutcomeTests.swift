import ScripCore
import Tables
import Testing

/// The measures: scores, thresholds and trends, by the worked examples of domain.md G.
@Suite struct OutcomeTests {
  static let table = OutcomeTable(measures: Tables.outcomeMeasures, norms: Tables.romNorms)!

  static func score(_ text: String) -> Score { Score(text)! }

  static func motion(_ joint: String, _ movement: String, _ value: String, side: Side? = nil) -> Measurement {
    Measurement(.motion, score(value), about: "\(joint)/\(movement)", side: side)
  }

  typealias Sum = (
    measure: Measure, scale: OutcomeTable.Scale, sum: Int, answered: Int, score: String?
  )
  static let sums: [Sum] = [
    (.quickDASH, .own, 33, 11, "50"), (.quickDASH, .own, 28, 10, "45"), (.quickDASH, .own, 27, 9, nil),
    (.dash, .own, 75, 30, "37.5"), (.dash, .own, 60, 26, nil), (.dash, .own, 54, 27, "25"),
    (.ndi, .percent, 16, 10, "32"), (.ndi, .percent, 16, 9, "35.56"), (.ndi, .own, 22, 10, "22"),
    (.ndi, .own, 16, 9, nil),
    (.odi, .own, 22, 10, "44"), (.odi, .own, 18, 9, "40"), (.odi, .own, 18, 7, nil), (.odi, .own, 51, 10, nil),
    (.quickDASH, .own, 10, 11, nil), (.odi, .own, 0, 11, nil), (.odi, .own, 0, 10, "0"), (.odi, .percent, 5, 10, nil),
  ]

  @Test("A questionnaire is scored from its sum, or is not scored", arguments: sums)
  func sum(row: Sum) throws {
    switch Self.table.score(row.measure, row.scale, sum: row.sum, answered: row.answered) {
    case .success(let score): #expect(score == row.score.flatMap { Score($0) })
    case .failure(let fault): #expect(row.score == nil && fault.sentence.hasSuffix("."))
    }
  }

  typealias Change = (
    measure: Measure, before: String, now: String, direction: OutcomeChange.Direction, size: OutcomeChange.Size,
    reaches: Bool, isEnough: Bool
  )
  static let changes: [Change] = [
    (.pain, "7", "6", .better, .belowSmallest, false, false), (.pain, "7", "5", .better, .small, true, true),
    (.pain, "7", "3", .better, .large, true, true), (.pain, "4", "6", .worse, .small, true, false),
    (.pain, "4", "4", .same, .belowSmallest, false, false),
    (.ndi, "22", "14", .better, .withinError, true, false), (.ndi, "22", "12", .better, .meaningful, true, true),
    (.ndi, "22", "16", .better, .withinError, false, false),
    (.odi, "44", "32", .better, .meaningful, true, true), (.odi, "44", "33", .better, .belowSmallest, false, false),
    (.dash, "50", "40", .better, .meaningful, true, true), (.dash, "50", "40.5", .better, .belowSmallest, false, false),
    (.quickDASH, "50", "36", .better, .meaningful, true, true),
    (.quickDASH, "50", "37", .better, .belowSmallest, false, false),
    (.sleep, "5", "6.5", .better, .notPublished, false, false),
    (.medication, "4", "2", .better, .notPublished, false, false),
    (.medication, "2", "4", .worse, .notPublished, false, false),
  ]

  @Test("A change is named by what is published for it", arguments: changes)
  func change(row: Change) throws {
    let (before, now) = (
      Measurement(row.measure, Self.score(row.before)), Measurement(row.measure, Self.score(row.now))
    )
    let change = try #require(Self.table.change(from: before, to: now))
    #expect(change.direction == row.direction && change.size == row.size)
    #expect(change.reachesPublished == row.reaches && change.isEnough == row.isEnough)
  }

  @Test("Function is the mean of what the patient named: 3, 4, 2 then 6, 6, 5 is 2.67 better, medium")
  func function() throws {
    func rated(_ scores: [Int]) throws -> Measurement {
      let names = ["lift a child", "sit an hour", "sleep on my side"]
      return try #require(Measurement(rating: zip(names, scores).map { .init($0, $1) }))
    }
    let (before, now) = (try rated([3, 4, 2]), try rated([6, 6, 5]))
    #expect(before.value == Self.score("3") && now.value == Self.score("5.67"))
    let change = try #require(Self.table.change(from: before, to: now))
    #expect(change.amount == Self.score("2.67") && change.size == .medium && change.isEnough)
    #expect(change.shown == "2.67 better, medium")
    #expect(Measurement(rating: []) == nil)
  }

  typealias Norm = (joint: String, movement: String, measured: String, percent: Int?, lacking: String?)
  static let norms: [Norm] = [
    ("cervical", "flexion", "45", 100, nil), ("cervical", "rotation_each", "60", 75, nil),
    ("shoulder", "flexion", "120", 67, nil), ("elbow", "extension", "10", nil, "10"),
    ("knee", "extension", "-5", nil, "5"), ("ankle", "dorsiflexion", "-4", 0, nil),
    ("tmj", "opening_mm", "28", 80, nil),
  ]

  @Test("Motion is a percent of its norm, never of a norm of 0", arguments: norms)
  func norm(row: Norm) throws {
    let norm = try #require(Self.table.norm(Motion(row.joint, row.movement)))
    #expect(norm.percent(Self.score(row.measured)) == row.percent)
    #expect(norm.lacking(Self.score(row.measured)) == row.lacking.flatMap { Score($0) })
  }

  @Test("A joint that should be straight gets better as less is lacking; millimetres have no threshold")
  func straight() throws {
    let elbow = try #require(
      Self.table.change(
        from: Self.motion("elbow", "extension", "20", side: .left),
        to: Self.motion("elbow", "extension", "10", side: .left)))
    #expect(elbow.direction == .better && elbow.size == .meaningful)
    let neck = try #require(
      Self.table.change(from: Self.motion("cervical", "flexion", "30"), to: Self.motion("cervical", "flexion", "34")))
    #expect(neck.direction == .better && neck.size == .withinError && !neck.isEnough)
    let jaw = try #require(
      Self.table.change(from: Self.motion("tmj", "opening_mm", "28"), to: Self.motion("tmj", "opening_mm", "36")))
    #expect(jaw.direction == .better && jaw.size == .notPublished && !jaw.isEnough)
  }

  @Test(
    "The bands of a change as a whole",
    arguments: [
      (-7, "worse"), (-4, "worse"), (-3, "little or no change"), (0, "little or no change"), (3, "little or no change"),
      (4, "moderate improvement"), (5, "moderate improvement"), (6, "large improvement"), (7, "large improvement"),
    ])
  func bands(score: Int, words: String) { #expect(Self.table.band(Score(score), of: .globalChange) == words) }

  @Test("Numbers on different scales, sides, moments or activities are never compared")
  func mixed() throws {
    let raw = Measurement(.ndi, Score(22))
    #expect(Self.table.change(from: raw, to: Measurement(.ndi, Score(22), scale: .percent)) == nil)
    let now = Measurement(.pain, Score(5), about: "now")
    #expect(Self.table.change(from: now, to: Measurement(.pain, Score(5), about: "worst")) == nil)
    let left = Self.motion("shoulder", "flexion", "90", side: .left)
    #expect(Self.table.change(from: left, to: Self.motion("shoulder", "flexion", "90", side: .right)) == nil)
    let one = try #require(Measurement(rating: [.init("sit", 3)]))
    let other = try #require(Measurement(rating: [.init("walk", 8)]))
    #expect(Self.table.change(from: one, to: other) == nil)
    let again = try #require(Measurement(rating: [.init("Sit", 5)]))
    #expect(Self.table.change(from: one, to: again)?.amount == Score(2))
  }

  @Test("A series keeps its baseline and now")
  func series() throws {
    let day = CalendarDay("2026-11-03")!
    let taken = [(7, 0), (5, 7), (3, 14)].map { pain, days in
      (day: day.adding(days: days), measurements: [Measurement(.pain, Score(pain), about: "now")])
    }
    let all = Self.table.series(of: taken + [(day.adding(days: 21), [Measurement(.sleep, Score(6))])])
    #expect(all.count == 2)
    let pain = all[0]
    #expect(pain.baseline.measurement.value == Score(7) && pain.now.measurement.value == Score(3))
    #expect(Self.table.sinceBaseline(pain)?.size == .large)
    #expect(Self.table.sinceBaseline(all[1]) == nil)
  }

  static let faulty: [Measurement] = [
    Measurement(.pain, score("11")), Measurement(.pain, score("-1")), Measurement(.pain, score("4.5")),
    Measurement(.ndi, score("60")), Measurement(.odi, score("20"), scale: .percent), Measurement(.sleep, score("25")),
    Measurement(.medication, score("2")), motion("cervical", "yaw", "20"), motion("cervical", "flexion", "400"),
    Measurement(rating: [.init("", 4)])!, Measurement(rating: [.init("sit", 11)])!, Measurement(.function, score("4")),
    Measurement(.globalChange, score("8")),
  ]

  @Test("A number outside its measure is refused with a sentence", arguments: faulty)
  func faults(measurement: Measurement) throws {
    #expect(try #require(Self.table.fault(in: measurement)).hasSuffix("."))
  }

  @Test("Every measure and every norm can be measured")
  func whole() {
    for measure in Measure.allCases { #expect(Self.table.row(measure) != nil) }
    for norm in Self.table.norms {
      #expect(Self.table.fault(in: Measurement(.motion, Score(norm.normal), about: norm.motion.key)) == nil)
      #expect(Motion(key: norm.motion.key) == norm.motion)
    }
    #expect(Self.table.row(.ndi, .percent)?.decides == Score(20))
  }

  @Test("A table with a torn or unknown row is refused")
  func vocabulary() {
    let norms = "joint,motion,normal_deg,unit,source,confidence\n"
    #expect(OutcomeTable(measures: Tables.outcomeMeasures, norms: norms.utf8)?.norms.isEmpty == true)
    #expect(OutcomeTable(measures: Tables.outcomeMeasures, norms: (norms + "a,b,x,deg,s,c\n").utf8) == nil)
    #expect(OutcomeTable(measures: Tables.outcomeMeasures, norms: (norms + "a,b,1,feet,s,c\n").utf8) == nil)
    #expect(OutcomeTable(measures: "key,name\nnprs,Pain\n".utf8, norms: norms.utf8) == nil)
  }

  @Test(
    "Scores are read and shown as people write them",
    arguments: [
      ("4", "4"), ("2.5", "2.5"), ("-3", "−3"), ("5.67", "5.67"), ("0.05", "0.05"), (" 7 ", "7"), ("10.50", "10.5"),
    ])
  func numbers(text: String, shown: String) { #expect(Score(text)?.shown == shown) }

  @Test(
    "What is not a number is no score", arguments: ["", "-", "1.", ".5", "1.234", "12345", "1e3", "4,5", "٤", "--1"])
  func noNumbers(text: String) { #expect(Score(text) == nil) }
}
