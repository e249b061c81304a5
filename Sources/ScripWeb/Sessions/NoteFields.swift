import ScripCore
import ScripDesk

/// The names of the note's fields. Fields that come more than once are numbered from 1.
enum NoteFields {
  static let workLines = 4
  static let outsideLines = 2
  static let activityLines = 5
  static let motionLines = 4
  static let medicineLines = 2

  /// The tick that the degrees of a line are right, with the number it was asked about.
  static func sure(_ line: Int) -> String { "degreesSure\(line)" }

  /// Names that come with the form and are not typed.
  static let carried: Set<String> = [
    FormFields.tokenName, FormFields.requestKeyName, revision, window, leaving, leftSeen, begunWith, stop, stopAsked,
    outsideTold,
  ]
  /// Each name of what was measured before, as the form begins with it.
  static let begunWith = "begunWith"
  static let revision = "revision"
  /// Which window sends it; the script writes it in.
  static let window = "window"
  /// The script says that the page is being left.
  static let leaving = "leaving"
  /// When the words were left that the page shows beside the draft.
  static let leftSeen = "leftSeen"
  /// Names the button that ends the session, with its flag.
  static let stop = "stop"
  /// Cents: the price of the work outside the order that the page shows beside the tick.
  static let outsideTold = "outsideTold"
  /// The flag that the second step asked about.
  static let stopAsked = "stopAsked"

  /// `shoulder:left`, `neck`: a place as a checkbox sends it.
  static func value(of area: Proposal.Area) -> String {
    area.region.rawValue + (area.side.map { ":\($0.rawValue)" } ?? "")
  }

  static func area(of value: String) -> Proposal.Area? {
    let parts = value.split(separator: ":", maxSplits: 1)
    guard let first = parts.first, let region = BodyRegion(rawValue: String(first)) else { return nil }
    guard parts.count == 2 else { return Proposal.Area(region) }
    return Side(rawValue: String(parts[1])).map { Proposal.Area(region, $0) }
  }

  /// What is kept of a request as the draft: everything typed, letter for letter. Line ends are those of the keyboard:
  /// a browser sends other ones with a form than our script does.
  static func typed(in fields: FormFields) -> [NoteDraft.Field] {
    fields.pairs.filter { !carried.contains($0.name) && !$0.value.isEmpty }.map {
      .init($0.name, $0.value.replacing("\r\n", with: "\n"))
    }
  }

  static func fields(of draft: NoteDraft) -> FormFields {
    FormFields(draft.fields.map { ($0.name, $0.value) })
  }

  /// What a first or a repeated note begins with: where and how long the last visit worked, and what was measured before
  /// as names without values. On a first visit the order's own kind of work.
  static func begun(_ opened: ShowNote.Opened) -> FormFields {
    var fields = FormFields()
    if let prior = opened.prior {
      let draft = SessionNote(repeating: prior.note)
      for area in draft.areas { fields.append("areas", value(of: area)) }
      for (index, work) in draft.work.prefix(workLines).enumerated() {
        fields.append("kind\(index + 1)", work.modality.rawValue)
        // More minutes than this appointment has were another visit's affair.
        if draft.minutesInAll <= opened.appointment.minutes {
          fields.append("minutes\(index + 1)", String(work.minutes))
        }
        if work.areas.count == 1 { fields.append("where\(index + 1)", value(of: work.areas[0])) }
      }
    } else {
      fields.append("kind1", (opened.scope?.modalities.first ?? .massage).rawValue)
    }
    for series in opened.measured where series.now.measurement.measure == .function {
      let activities = series.now.measurement.activities
      for (index, activity) in activities.prefix(activityLines).enumerated() where fields["activity\(index + 1)"] == nil
      {
        fields.append("activity\(index + 1)", activity.name)
      }
    }
    let motions = opened.measured.map(\.now.measurement).filter { $0.measure == .motion }
    for (index, motion) in motions.prefix(motionLines).enumerated() {
      fields.append("motion\(index + 1)", motion.about)
      if let side = motion.side { fields.append("motionSide\(index + 1)", side.rawValue) }
    }
    let medicines = opened.measured.map(\.now.measurement).filter { $0.measure == .medication }
    for (index, medicine) in medicines.prefix(medicineLines).enumerated() {
      fields.append("medicine\(index + 1)", medicine.about)
    }
    return fields
  }
}

extension NoteFields {
  /// The names of activities, movements and medicines that were measured before.
  static func names(in measured: [OutcomeSeries]) -> [String] {
    measured.map(\.now.measurement).flatMap { measurement in
      measurement.measure == .function ? measurement.activities.map(\.name) : [measurement.about]
    }.filter { !$0.isEmpty }
  }
}
