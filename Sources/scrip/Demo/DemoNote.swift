import ScripCore

extension SessionNote {
  /// What a therapist of the made-up practice writes of half an hour on one region, a visit like those before.
  static func repeatVisit(_ region: BodyRegion) -> SessionNote {
    var note = SessionNote()
    note.health = .noChange
    note.areas = [.init(region)]
    note.work = [.init(.massage, minutes: 30)]
    note.findings = "Tight on both sides."
    note.response = "Moves more freely after the session"
    note.measures = [Measurement(.pain, Score(6), about: "now")]
    if let function = Measurement(rating: [.init("sit through a meeting", 4)]) { note.measures.append(function) }
    return note
  }
}
