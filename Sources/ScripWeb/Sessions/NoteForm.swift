import ScripCore

/// What was typed into a note, as a note. Text that cannot be understood is a fault beside its field and never lost.
struct NoteForm {
  /// The note as far as it can be understood.
  private(set) var note = SessionNote()
  /// What cannot be, in the order of the form.
  private(set) var faults: [FormFault] = []

  init(_ fields: FormFields, outcomes: OutcomeTable) {
    var reader = FormReader(fields)
    readHealth(&reader)
    note.areas = reader.all("areas").compactMap(NoteFields.area(of:))
    note.work = Self.work(&reader, lines: NoteFields.workLines, prefix: "")
    readOutside(&reader)
    readOverrun(&reader)
    if reader.isTicked("makesNoUnit") { note.makesNoUnit = true }
    note.findings = Self.long(&reader, "findings", "what you found")
    note.factors = Self.lines(&reader, "factors", "what keeps the pain going")
    note.advice = Self.lines(&reader, "advice", "the advice")
    note.pressure = reader.optionalText("pressure", label: "the pressure").flatMap(SessionNote.Pressure.init(rawValue:))
    note.response = Self.long(&reader, "response", "the response")
    note.agreedToPlan = reader.isTicked("agreed")
    note.measures = NoteMeasures.read(&reader, outcomes)
    faults = reader.faults
  }

  /// Whether something that is missing is only what could not be understood: it is said once, beside its own field.
  func explains(_ missing: FormFault) -> Bool {
    let parts: [String]
    switch missing.field {
    case "work": parts = ["minutes", "kind"]
    case "ranLonger", "makesNoUnit": parts = ["minutes", "outsideMinutes"]
    case "outsideWork": parts = ["outsideMinutes", "outsideKind"]
    case "pain": parts = ["painWorst"]
    case "function": parts = ["activity", "rating", "form"]
    case "measures": parts = ["motion", "degrees", "medicine", "doses", "sleep", "change", "form", "painWorst"]
    default: parts = []
    }
    return faults.contains { fault in fault.field == missing.field || parts.contains { fault.field.hasPrefix($0) } }
  }

  private mutating func readHealth(_ reader: inout FormReader) {
    note.health = reader.optionalText("health", label: "the answer").flatMap(SessionNote.HealthAnswer.init(rawValue:))
    guard note.health == .changed else { return }
    let regions = reader.all("changedRegions").compactMap(BodyRegion.init(rawValue:))
    for flag in reader.all("changed") {
      guard let row = SafetyTable.rows.first(where: { $0.flag == flag }) else { continue }
      if row.level == .local, regions.isEmpty { reader.fault("safety", "Tick the regions that stay off limits.") }
      note.safety.append(row.finding(regions: row.level == .local ? regions : []))
    }
  }

  private mutating func readOutside(_ reader: inout FormReader) {
    let areas = reader.all("outsideAreas").compactMap(NoteFields.area(of:))
    let work = Self.work(&reader, lines: NoteFields.outsideLines, prefix: "outside")
    let finding = Self.long(&reader, "outsideFinding", "what you found")
    let hasConsent = reader.isTicked("outsideConsent")
    guard !areas.isEmpty || !work.isEmpty || !finding.isEmpty || hasConsent else { return }
    note.outside = .init(areas: areas, work: work, finding: finding, hasConsent: hasConsent)
    note.outside?.price = reader.all(NoteFields.outsideTold).first.flatMap { Int($0) }.map(Money.init(cents:))
  }

  /// A tick and its reason belong together: either alone confirms nothing.
  private mutating func readOverrun(_ reader: inout FormReader) {
    let isTicked = reader.isTicked("ranLonger")
    let why = reader.optionalText("ranLongerWhy", label: "why it ran longer", max: 200)
    switch (isTicked, why) {
    case (true, nil): reader.fault("ranLongerWhy", "Say why it ran longer.")
    case (false, .some): reader.fault("ranLonger", "Tick that it ran longer, or take the reason out.")
    default: note.ranLonger = why
    }
  }

  /// Lines with minutes. A kind without minutes was not done.
  private static func work(_ reader: inout FormReader, lines: Int, prefix: String) -> [SessionNote.Work] {
    func name(_ field: String, _ line: Int) -> String {
      prefix.isEmpty ? "\(field)\(line)" : prefix + field.prefix(1).uppercased() + field.dropFirst() + "\(line)"
    }
    return (1...lines).compactMap { line in
      let range = SessionNote.minutesRange
      let minutes = reader.optionalNumber(name("minutes", line), label: "the minutes", in: range)
      guard let minutes else { return nil }
      let kind = reader.optionalText(name("kind", line), label: "the technique").flatMap(Modality.init(rawValue:))
      guard let kind else {
        reader.fault(name("kind", line), "Choose the technique of these minutes.")
        return nil
      }
      let place = reader.optionalText(name("where", line), label: "where").flatMap(NoteFields.area(of:))
      return SessionNote.Work(kind, minutes: minutes, areas: place.map { [$0] } ?? [])
    }
  }

  private static func long(_ reader: inout FormReader, _ field: String, _ label: String) -> String {
    reader.optionalText(field, label: label, max: 20_000) ?? ""
  }

  private static func lines(_ reader: inout FormReader, _ field: String, _ label: String) -> [String] {
    long(&reader, field, label).split(whereSeparator: \.isNewline).map { line in
      String(line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }.filter { !$0.isEmpty }
  }
}

extension SafetyTable.Row {
  func finding(regions: [BodyRegion] = []) -> SafetyFinding {
    SafetyFinding(flag: flag, shown: condition, level: level, regions: regions, advice: advice)
  }
}
