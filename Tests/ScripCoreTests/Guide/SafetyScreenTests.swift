import ScripCore
import Tables
import Testing

/// Which answers of a patient stop the guide, and in which order it says so.
@Suite struct SafetyScreenTests {
  static func screen() throws -> SafetyScreen { try #require(SafetyScreen(Tables.guideSafety)) }

  static let cases: [(yes: Set<String>, stops: [String])] = [
    ([], []),
    (["fever"], ["Fever"]),
    (["fever", "breath", "leg_clot"], ["Trouble breathing or chest pain", "A possible blood clot", "Fever"]),
    (["injury"], []),
    (["neck_pain"], []),
    (["injury", "neck_pain"], ["Neck pain after an injury"]),
    (["injury", "neck_pain", "thinner"], ["Neck pain after an injury"]),
    (["injury", "neck_pain", "neck_examined"], []),
    (["injury", "neck_pain", "neck_examined", "neck_tingling"], ["Tingling or weakness after an injury"]),
    (["neck_fracture"], []),
    (["pregnant"], []),
    (["pregnant", "pregnancy_signs"], ["Warning signs in pregnancy"]),
    (["bladder"], ["New trouble with bladder, bowel or legs"]),
    (["neck_artery"], ["New signs from the neck or head"]),
  ]

  @Test("What stops, stops with the most urgent first, whatever else is true", arguments: cases)
  func stops(yes: Set<String>, stops: [String]) throws {
    switch try Self.screen().outcome(yes: yes) {
    case .stop(let rows):
      #expect(rows.map(\.about) == stops)
      #expect(rows.allSatisfy { $0.level.stops && !$0.advice.isEmpty })
    case .mention(let rows):
      #expect(stops.isEmpty)
      #expect(!rows.contains { $0.level.stops })
    }
  }

  @Test("What is local or a caution is mentioned; an examination of the neck is not, nor a key nobody knows")
  func mentions() throws {
    let screen = try Self.screen()
    let mild = screen.questions.filter { !$0.level.stops && $0.level != .context }
    #expect(screen.outcome(yes: Set(mild.map(\.key) + ["neck_examined", "no_such_key"])) == .mention(mild))
  }

  @Test("Every sentence can be answered by yes or no, says what to do, and has a name of its own")
  func sentences() throws {
    let questions = try Self.screen().questions
    #expect(Set(questions.map(\.key)).count == questions.count)
    for row in questions {
      #expect(row.asked?.last == "." && row.asked?.contains("?") == false, "\(row.key)")
      #expect(row.advice.isEmpty == (row.level == .context), "\(row.key)")
    }
  }

  @Test("Every row of the intake table that staff ask has a sentence for patients")
  func covered() throws {
    let intake = CSV(Tables.contraindications)
    let patients = CSV(Tables.guideSafety)
    let condition = try #require(intake.column("condition"))
    let asked = try #require(intake.column("ask_intake"))
    let covers = try #require(patients.column("covers"))
    let named = patients.rows.flatMap { $0[covers].split(separator: ";").map { $0.drop { $0 == " " } } }
    let missing = intake.rows.filter { row in row[asked] != "-" && !named.contains { row[condition].contains($0) } }
    #expect(missing.map { $0[condition] } == [])
    #expect(named.filter { name in !intake.rows.contains { $0[condition].contains(name) } } == [])
  }

  @Test(
    "A torn safety table is refused",
    arguments: [
      "", "key,level\na,fever\n", "key,level,asked,about,advice,needs,unless\na,severe,b,c,d,,\n",
      "key,level,asked,about,advice,needs,unless\na,wait,b\n",
      "key,level,asked,about,advice,needs,unless\na,wait,-,b,c,unknown,\n",
      "key,level,asked,about,advice,needs,unless\na,wait,-,b,c,,\n",
    ])
  func torn(text: String) { #expect(SafetyScreen(Array(text.utf8)) == nil) }
}
