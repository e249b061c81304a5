import ScripCore

/// The notes of the stories: a patient who gets better from visit to visit.
enum Notes {
  static func lowBack(visit: Int) -> SessionNote {
    note(
      [.init(.massage, minutes: 45)], [.init(.lowBack)], visit,
      "Guarding of the lower back on both sides, more on the left; less than at the visit before.",
      advice: "Walk ten minutes twice a day", activity: "lift my daughter")
  }

  static func neck(visit: Int) -> SessionNote {
    note(
      [.init(.massage, minutes: 45)], [.init(.neck)], visit, "Tight from the base of the skull to the shoulder blade.",
      advice: "Turn the head slowly, five times an hour", activity: "drive an hour")
  }

  static func neckAndBack(visit: Int) -> SessionNote {
    note(
      [
        .init(.massage, minutes: 30, areas: [.init(.lowBack)]),
        .init(.manualTherapy, minutes: 15, areas: [.init(.neck)]),
      ], [.init(.lowBack), .init(.neck)], visit, "Neck turns to the right with pain; lower back guards on standing up.",
      advice: "Warmth in the evening", activity: "sit through a meal")
  }

  private static func note(
    _ work: [SessionNote.Work], _ areas: [Proposal.Area], _ visit: Int, _ findings: String, advice: String,
    activity: String
  ) -> SessionNote {
    var note = SessionNote()
    note.health = .noChange
    (note.work, note.areas) = (work, areas)
    note.findings = findings
    note.response = "Moves more freely after the session"
    note.pressure = .medium
    note.advice = [advice]
    note.measures = [Measurement(.pain, Score(7 - visit), about: "now")]
    if let function = Measurement(rating: [.init(activity, 3 + visit), .init("sleep through the night", 4 + visit)]) {
      note.measures.append(function)
    }
    return note
  }
}
