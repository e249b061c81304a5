import ScripCore

/// The fields of a note and what was typed into them, in the words of the form.
extension NoteFields {
  /// What the other window saved where it differs from what was typed here: shown, so that nobody chooses blindly.
  static func differences(_ draft: NoteDraft, _ typed: FormFields) -> [String] {
    let typed = self.typed(in: typed)
    return draft.differing(from: typed).map { name in
      let theirs = quoted(name, in: draft.fields)
      return "The other window has \(words(for: name)): \(theirs.isEmpty ? "nothing" : theirs). Yours stands below."
    }
  }

  /// What a window that was left had not saved, where it differs from what the page shows.
  static func differences(_ left: NoteDraft.Left, _ typed: FormFields) -> [String] {
    let typed = self.typed(in: typed)
    return left.fields.differing(from: typed).compactMap { name in
      let theirs = quoted(name, in: left.fields)
      guard !theirs.isEmpty else { return nil }
      return "Left unsaved in another window, \(words(for: name)): \(theirs). What was saved stands below."
    }
  }

  /// Everything typed as plain text, for an addendum to a note that was signed meanwhile.
  static func words(in fields: FormFields) -> String {
    typed(in: fields).map { "\(words(for: $0.name)): \(shown($0.value, of: $0.name))" }.joined(separator: "\n")
  }

  /// `“manual therapy”`; a line each of what has several.
  private static func quoted(_ name: String, in fields: [NoteDraft.Field]) -> String {
    fields.filter { $0.name == name }.flatMap { shown($0.value, of: name).split(whereSeparator: \.isNewline) }
      .map { "“\($0)”" }.joined(separator: ", ")
  }

  /// `technique 2`, `minutes 1, outside the order`: the label, as within a sentence.
  static func words(for name: String) -> String {
    let (base, number) = parts(of: name)
    guard let label = labels[base] else { return name }
    let isOutside = base.hasPrefix("outside") && !number.isEmpty
    return label + (number.isEmpty ? "" : " \(number)") + (isOutside ? ", outside the order" : "")
  }

  /// A value that the form shows by other words than it sends.
  private static func shown(_ value: String, of name: String) -> String {
    switch parts(of: name).base {
    case "kind", "outsideKind": Modality(rawValue: value)?.shown ?? value
    case "areas", "where", "outsideAreas", "outsideWhere": area(of: value)?.shown ?? value
    case "motion": Motion(key: value)?.shown ?? value
    case "form": NoteMeasuresSheet.questionnaires.first { $0.value == value }?.shown ?? value
    case "changed": SafetyTable.rows.first { $0.flag == value }?.condition ?? value
    case "changedRegions": BodyRegion(rawValue: value)?.shown ?? value
    case "outsideConsent", "ranLonger", "makesNoUnit", "agreed": "ticked"
    default: value
    }
  }

  private static func parts(of name: String) -> (base: String, number: String) {
    let base = name.prefix { !$0.isNumber }
    return (String(base), String(name[base.endIndex...]))
  }

  private static let labels = [
    "health": "the answer about health", "changed": "what changed", "changedRegions": "regions that stay off limits",
    "areas": "where you worked", "kind": "technique", "minutes": "minutes", "where": "where",
    "outsideAreas": "where, outside the order", "outsideKind": "technique", "outsideMinutes": "minutes",
    "outsideWhere": "where", "outsideFinding": "what you found that asked for it",
    "outsideConsent": "the patient’s consent to work outside the order", "ranLonger": "the session ran longer",
    "ranLongerWhy": "why it ran longer", "makesNoUnit": "that the minutes make no unit", "findings": "findings",
    "factors": "what may keep it going",
    "advice": "advice for home", "pressure": "pressure the patient wanted", "response": "how the patient took it",
    "agreed": "the goals gone through today", "pain": "pain now", "activity": "activity", "rating": "rating",
    "motion": "movement", "motionSide": "side", "degrees": "degrees", "degreesSure": "the degrees are right",
    "medicine": "medicine", "doses": "doses a day", "sleep": "hours of sleep",
    "painWorst": "worst pain since last time", "change": "change as a whole", "form": "questionnaire",
    "formSum": "sum of its answers", "formAnswered": "questions answered",
  ]
}
