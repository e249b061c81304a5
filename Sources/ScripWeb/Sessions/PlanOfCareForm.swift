import ScripCore

/// What the treatment is meant to achieve: goals with a number to start from, a number to reach, and its unit.
struct PlanOfCareForm: WebForm {
  static let lines = 4

  let plan: PlanOfCare
  /// The line that each goal was typed on.
  let typedOn: [Int]

  init?(reading reader: inout FormReader) {
    let problem = reader.text("problem", label: "what is treated", max: 200)
    var (goals, typedOn): ([PlanOfCare.Goal], [Int]) = ([], [])
    for line in 1...Self.lines {
      guard let goal = Self.goal(line, &reader) else { continue }
      goals.append(goal)
      typedOn.append(line)
    }
    if reader.faults.isEmpty, goals.isEmpty {
      reader.fault(Self.name("what", 1), "Write at least one goal: what, from which number, to which number.")
    }
    guard reader.faults.isEmpty, let problem else { return nil }
    plan = PlanOfCare(problem: problem, goals: goals)
    self.typedOn = typedOn
  }

  /// Nil for an empty line, and for one with faults.
  private static func goal(_ line: Int, _ reader: inout FormReader) -> PlanOfCare.Goal? {
    let what = reader.optionalText(name("what", line), label: "the goal", max: 200)
    let unit = reader.optionalText(name("unit", line), label: "the unit", max: 40)
    let baseline = number(name("from", line), "the number it starts from", &reader)
    let target = number(name("to", line), "the number to reach", &reader)
    let by = reader.optionalDay(name("by", line), label: "the day")
    guard what != nil || unit != nil || baseline != nil || target != nil else { return nil }
    if what == nil { reader.fault(name("what", line), "Write what is to get better.") }
    if unit == nil { reader.fault(name("unit", line), "Write the unit it is measured in, such as minutes.") }
    if baseline == nil, reader.has(name("from", line)) {
      reader.fault(name("from", line), "Write the number it starts from.")
    }
    if target == nil { reader.fault(name("to", line), "Write the number to reach.") }
    if let baseline, let target, baseline == target {
      reader.fault(name("to", line), "The goal is where it starts: write another number to reach.")
    }
    guard let what, let unit, let baseline, let target else { return nil }
    return PlanOfCare.Goal(
      what: what, unit: unit, baseline: baseline, target: target, by: by,
      isFunctional: reader.isTicked(name("functional", line)))
  }

  private static func number(_ field: String, _ label: String, _ reader: inout FormReader) -> Double? {
    guard let text = reader.optionalText(field, label: label, max: 10) else { return nil }
    guard let score = Score(text) else {
      reader.fault(field, "Write \(label) as a number such as 20 or 2.5.")
      return nil
    }
    return Double(score.hundredths) / 100
  }

  static func name(_ field: String, _ line: Int) -> String { "goal.\(line).\(field)" }

  static func entry(at path: Entry.Path, back: Entry.Path) -> Entry {
    let goals = (1...lines).map { line in
      EntrySheet(
        "Goal \(line)",
        note: line == 1 ? "A goal of daily life first: payers want to see what the patient can do again." : nil,
        [
          EntryField(name("what", line), "What, goal \(line)", hint: "Such as: sit at work."),
          EntryField(name("unit", line), "Unit, goal \(line)", hint: "Such as: minutes."),
          EntryField(name("from", line), "Now, goal \(line)", .number),
          EntryField(name("to", line), "To reach, goal \(line)", .number),
          EntryField(name("by", line), "By, goal \(line)", .day),
          EntryField(name("functional", line), "It is something the patient does in daily life", .tick),
        ])
    }
    return Entry(
      title: "Plan of care", current: .patients, back: back, action: path,
      groups: [
        EntrySheet("What is treated", [EntryField("problem", "Problem, in the patient’s words")])
      ] + goals)
  }

  static func typed(_ episode: Episode) -> FormFields {
    guard let plan = episode.plan else {
      return FormFields([("problem", episode.problem), (name("functional", 1), "yes")])
    }
    var fields = FormFields([("problem", plan.problem)])
    for (index, goal) in plan.goals.prefix(lines).enumerated() {
      let line = index + 1
      let values: [(String, String?)] = [
        ("what", goal.what), ("unit", goal.unit), ("from", goal.baseline.typed), ("to", goal.target.typed),
        ("by", goal.by?.inFigures), ("functional", goal.isFunctional ? "yes" : nil),
      ]
      for (field, value) in values { if let value { fields.append(name(field, line), value) } }
    }
    return fields
  }
}

extension Double {
  /// `20`, `2.5`.
  fileprivate var typed: String { Score(hundredths: Int((self * 100).rounded())).shown.replacing("−", with: "-") }
}
