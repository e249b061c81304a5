import ScripCore
import ScripDesk

/// The words of a progress report: numbers are not typed, they come from the notes.
struct ReportForm: WebForm {
  let words: ReportWords

  init?(reading reader: inout FormReader) {
    let done = reader.text("done", label: "what was done", max: 1_000)
    let remaining = reader.optionalText("remaining", label: "what is still limited", max: 1_000)
    let selfCare = reader.optionalText("selfCare", label: "self-care", max: 1_000)
    let adverse = reader.optionalText("adverse", label: "what went badly", max: 1_000)
    let kind: ProgressReport.Request.Kind? = reader.choice("request", label: "what you propose")
    let visits = reader.optionalNumber("visits", label: "visits", in: 1...100)
    let weeks = reader.optionalNumber("weeks", label: "weeks", in: 1...104)
    let why = reader.optionalText("requestWords", label: "what should change", max: 1_000)
    let therapist: TherapistID? = reader.id("therapist", label: "who reports")
    if kind == .goOn, visits == nil, !reader.faults.contains(where: { $0.field == "visits" }) {
      reader.fault("visits", "Write how many visits you propose.")
    }
    guard reader.faults.isEmpty, let done, let kind, let therapist else { return nil }
    words = ReportWords(
      done: done, remaining: remaining ?? "", selfCare: selfCare ?? "", adverse: adverse ?? "",
      request: ProgressReport.Request(kind, visits: visits, weeks: weeks, words: why ?? ""), therapist: therapist)
  }

  static func entry(at path: Entry.Path, back: Entry.Path, therapists: [Therapist]) -> Entry {
    let length = "At most \(ProgressReport.wordsMax) characters, so that report and renewal fit one page."
    return Entry(
      title: "Progress report", current: .patients, back: back, action: path,
      groups: [
        EntrySheet(
          "The report", note: "Measures and visits are taken from the signed notes. \(length)",
          [
            EntryField("done", "What was done", .lines), EntryField("remaining", "What is still limited", .lines),
            EntryField("selfCare", "Self-care, and whether it is kept up", .lines),
            EntryField("adverse", "What went badly", .lines, hint: "Empty: nothing adverse was reported."),
          ]),
        EntrySheet(
          "What you propose", note: "The prescriber decides: nothing is ticked on the page.",
          [
            EntryField(
              "request", "Proposal",
              .choice([
                EntryChoice("goOn", "go on as ordered"), EntryChoice("change", "change the order"),
                EntryChoice("stop", "stop"),
              ])),
            EntryField("visits", "Visits", .number), EntryField("weeks", "Over so many weeks", .number),
            EntryField("requestWords", "What should change, and why", .lines),
            EntryField("therapist", "Who reports", .choice(therapists.map { EntryChoice($0.id.description, $0.name) })),
          ]),
      ])
  }

  /// The draft, or what the notes give for a new report.
  static func typed(_ reports: ShowReports.Reports) -> FormFields {
    let draft = reports.reports.last { $0.state == .draft }?.report
    let words =
      draft.map {
        ReportWords(
          done: $0.done, remaining: $0.remaining, selfCare: $0.selfCare, adverse: $0.adverse, request: $0.request,
          therapist: $0.therapist)
      } ?? reports.proposed
    return FormFields([
      ("done", words.done), ("remaining", words.remaining), ("selfCare", words.selfCare), ("adverse", words.adverse),
      ("request", words.request.kind.rawValue), ("visits", words.request.visits.map { String($0) }),
      ("weeks", words.request.weeks.map { String($0) }), ("requestWords", words.request.words),
      ("therapist", words.therapist.description),
    ])
  }
}
