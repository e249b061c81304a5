import ScripCore

/// The measures of a note's form: read from what was typed, and shown beside what was measured before.
///
/// What was begun and not finished is a fault. A name that the form began with was not typed: without a number it was
/// not measured today, and says nothing.
enum NoteMeasures {
  static func read(_ reader: inout FormReader, _ outcomes: OutcomeTable) -> [Measurement] {
    var measures: [Measurement] = []
    for (field, about) in [("pain", "now"), ("painWorst", "worst")] {
      if let score = score(&reader, field, "the pain", outcomes.row(.pain), isWhole: true) {
        measures.append(Measurement(.pain, score, about: about))
      }
    }
    if let function = function(&reader) { measures.append(function) }
    measures += motions(&reader, outcomes) + medicines(&reader, outcomes)
    if let hours = score(&reader, "sleep", "the hours of sleep", outcomes.row(.sleep)) {
      measures.append(Measurement(.sleep, hours))
    }
    if let form = questionnaire(&reader, outcomes) { measures.append(form) }
    if let change = score(&reader, "change", "the change", outcomes.row(.globalChange), isWhole: true) {
      measures.append(Measurement(.globalChange, change))
    }
    return measures
  }

  /// Named activities with a rating.
  private static func function(_ reader: inout FormReader) -> Measurement? {
    let rated = (1...NoteFields.activityLines).compactMap { line -> Measurement.Activity? in
      let name = reader.optionalText("activity\(line)", label: "the activity", max: 100)
      guard let rating = reader.optionalNumber("rating\(line)", label: "the rating", in: 0...10) else {
        askNumber(&reader, "rating\(line)", of: name, "Rate it from 0 to 10.")
        return nil
      }
      guard let name else {
        reader.fault("activity\(line)", "Name the activity that is rated.")
        return nil
      }
      return .init(name, rating)
    }
    return Measurement(rating: rated)
  }

  private static func motions(_ reader: inout FormReader, _ outcomes: OutcomeTable) -> [Measurement] {
    (1...NoteFields.motionLines).compactMap { line in
      let motion = reader.optionalText("motion\(line)", label: "the movement")
      guard let degrees = score(&reader, "degrees\(line)", "the degrees", outcomes.row(.motion)) else {
        askNumber(&reader, "degrees\(line)", of: motion, "Write the degrees that were measured.")
        return nil
      }
      guard let motion else {
        reader.fault("motion\(line)", "Choose the movement that was measured.")
        return nil
      }
      if let norm = Motion(key: motion).flatMap(outcomes.norm) { ask(&reader, line, degrees, norm) }
      let side = reader.optionalText("motionSide\(line)", label: "the side").flatMap(Side.init(rawValue:))
      return Measurement(.motion, degrees, about: motion, side: side)
    }
  }

  /// Asks about a reach that few joints have, and refuses one below straight.
  ///
  /// Asked from a quarter above the norm on: the norms are those of a regulation, and many people reach a little more.
  /// A tick holds for the number it was asked about.
  private static func ask(_ reader: inout FormReader, _ line: Int, _ degrees: Score, _ norm: MotionNorm) {
    guard norm.normal > 0 else { return }
    let unit = norm.unit == .millimetres ? " mm" : "°"
    guard degrees >= Score(0) else {
      return reader.fault("degrees\(line)", "Write 0 or more: \(norm.normal)\(unit) is normal for this movement.")
    }
    guard degrees.hundredths * 4 > norm.normal * 500, !reader.all(NoteFields.sure(line)).contains(degrees.shown) else {
      return
    }
    reader.fault(
      NoteFields.sure(line),
      "\(degrees.shown)\(unit), where \(norm.normal)\(unit) is normal: correct it, or tick that it is right.")
  }

  private static func medicines(_ reader: inout FormReader, _ outcomes: OutcomeTable) -> [Measurement] {
    (1...NoteFields.medicineLines).compactMap { line in
      let name = reader.optionalText("medicine\(line)", label: "the medicine", max: 100)
      guard let doses = score(&reader, "doses\(line)", "the doses a day", outcomes.row(.medication)) else {
        askNumber(&reader, "doses\(line)", of: name, "Write the doses a day.")
        return nil
      }
      guard let name else {
        reader.fault("medicine\(line)", "Name the medicine.")
        return nil
      }
      return Measurement(.medication, doses, about: name)
    }
  }

  /// Asks for the number that belongs to a name, unless the form began with that name or says already what is wrong.
  private static func askNumber(_ reader: inout FormReader, _ field: String, of name: String?, _ fix: String) {
    guard let name, !reader.all(NoteFields.begunWith).contains(name) else { return }
    if !reader.faults.contains(where: { $0.field == field }) { reader.fault(field, fix) }
  }

  /// A questionnaire is kept as its score; its sum and the number of answers are typed.
  private static func questionnaire(_ reader: inout FormReader, _ outcomes: OutcomeTable) -> Measurement? {
    guard let chosen = reader.optionalText("form", label: "the questionnaire") else {
      let numbers = reader.all("formSum") + reader.all("formAnswered")
      if numbers.contains(where: { !$0.isEmpty }) { reader.fault("form", "Choose the questionnaire.") }
      return nil
    }
    guard let (measure, scale) = questionnaires.first(where: { $0.key == chosen })?.value else {
      reader.fault("form", "Choose the questionnaire from the list.")
      return nil
    }
    let sum = reader.optionalNumber("formSum", label: "the sum of the answers", in: 0...500)
    let answered = reader.optionalNumber("formAnswered", label: "the number of answers", in: 0...50)
    guard let sum, let answered else {
      if reader.faults.allSatisfy({ !$0.field.hasPrefix("form") }) {
        reader.fault("formSum", "Write the sum of the answers and how many were answered.")
      }
      return nil
    }
    switch outcomes.score(measure, scale, sum: sum, answered: answered) {
    case .success(let score): return Measurement(measure, score, scale: scale)
    case .failure(let fault):
      reader.fault("formSum", fault.sentence)
      return nil
    }
  }

  /// The questionnaires by the value of the form's list. Of the neck index both scales are in use; they never mix.
  static let questionnaires: KeyValuePairs<String, (Measure, OutcomeTable.Scale)> = [
    "odi": (.odi, .own), "ndi": (.ndi, .own), "ndi_percent": (.ndi, .percent), "dash": (.dash, .own),
    "quickdash": (.quickDASH, .own),
  ]

  /// A number within the range of its measure; `+2` is 2.
  private static func score(
    _ reader: inout FormReader, _ field: String, _ label: String, _ row: OutcomeTable.Row?, isWhole: Bool = false
  ) -> Score? {
    guard let text = reader.optionalText(field, label: label, max: 10) else { return nil }
    let plain = text.replacing("−", with: "-")
    let score = Score(plain.hasPrefix("+") ? String(plain.dropFirst()) : plain)
    let isInRange = score.map { score in row.map { $0.range.contains(score) } ?? true } ?? false
    guard let score, isInRange, !isWhole || score.hundredths % 100 == 0 else {
      let range = row.map { " from \($0.range.lowerBound.shown) to \($0.range.upperBound.shown)" } ?? ""
      reader.fault(field, "Write \(label) as a \(isWhole ? "whole " : "")number\(range).")
      return nil
    }
    return score
  }
}

extension NoteMeasures {
  /// One thing measured, as a line of a table: first, last time, now, and what the change means.
  struct Line: Equatable, Sendable {
    let name: String
    let baseline: String
    let prior: String
    let now: String
    let sincePrior: String
    let sinceBaseline: String
  }

  /// Everything that was measured before, with today's value where there is one; then what is new today.
  static func lines(_ measured: [OutcomeSeries], today: [Measurement], _ table: OutcomeTable) -> [Line] {
    var lines = measured.map { series -> Line in
      let now = today.first { $0.series == series.now.measurement.series }
      return Line(
        name: name(series.now.measurement, table), baseline: shown(series.baseline, table),
        prior: shown(series.now, table),
        now: now.map { value($0, table) } ?? "–",
        sincePrior: now.flatMap { table.change(from: series.now.measurement, to: $0) }?.shown ?? "–",
        sinceBaseline: now.flatMap { table.change(from: series.baseline.measurement, to: $0) }?.shown ?? "–")
    }
    for measurement in today where !measured.contains(where: { $0.now.measurement.series == measurement.series }) {
      lines.append(
        Line(
          name: name(measurement, table), baseline: "today", prior: "–", now: value(measurement, table),
          sincePrior: "–", sinceBaseline: "–"))
    }
    return lines
  }

  private static func shown(_ point: OutcomeSeries.Point, _ table: OutcomeTable) -> String {
    "\(value(point.measurement, table)) on \(point.day.shown)"
  }

  /// `Pain, now`; `Motion: cervical flexion, left`.
  static func name(_ measurement: Measurement, _ table: OutcomeTable) -> String {
    let own = table.row(measurement.measure, measurement.scale)?.name ?? measurement.measure.rawValue
    switch measurement.measure {
    case .pain: return measurement.about.isEmpty ? own : "\(own), \(measurement.about)"
    case .motion:
      let motion = Motion(key: measurement.about)?.shown ?? measurement.about
      return motion.prefix(1).uppercased() + motion.dropFirst() + (measurement.side.map { ", \($0.rawValue)" } ?? "")
    case .medication: return measurement.about
    case .function: return "\(own): \(measurement.activities.map(\.name).joined(separator: ", "))"
    default: return own
    }
  }

  /// `5`, `40° (89 % of normal)`, `lacks 10°`, `44 % points`.
  static func value(_ measurement: Measurement, _ table: OutcomeTable) -> String {
    let number = measurement.value.shown
    switch measurement.measure {
    case .motion:
      guard let norm = Motion(key: measurement.about).flatMap(table.norm) else { return number }
      if let lacking = norm.lacking(measurement.value) { return "lacks \(lacking.shown)°" }
      let unit = norm.unit == .millimetres ? " mm" : "°"
      return "\(number)\(unit)" + (norm.percent(measurement.value).map { " (\($0) % of normal)" } ?? "")
    case .pain: return "\(number) of 10"
    case .function: return "\(number) of 10"
    case .globalChange: return table.band(measurement.value, of: .globalChange).map { "\(number), \($0)" } ?? number
    default: return "\(number) \(table.row(measurement.measure, measurement.scale)?.unit ?? "")"
    }
  }
}
