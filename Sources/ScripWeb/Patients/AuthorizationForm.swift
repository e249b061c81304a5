import ScripCore

/// What the payer said to a request for permission.
struct AuthorizationForm: WebForm {
  /// With an id of zeros: the act gives a fresh one, or the route the one that is changed.
  let authorization: PriorAuthorization

  init?(reading reader: inout FormReader) {
    let number = reader.optionalText("number", label: "the number", max: 60)
    let state: PriorAuthorization.State? = reader.choice("state", label: "the state")
    let span = reader.span("from", "to")
    let asked = reader.optionalNumber("visitsAsked", label: "visits asked for", in: 1...366)
    let granted = reader.optionalNumber("visitsGranted", label: "visits granted", in: 1...366)
    let units = reader.optionalNumber("unitsGranted", label: "units granted", in: 1...2_000)
    let dollars = reader.dollars("dollarsGranted", label: "dollars granted")
    let appealBy = reader.optionalDay("appealBy", label: "the last day to appeal")
    let day = reader.optionalDay("answeredOn", label: "the day it was said")
    let who = reader.optionalText("answeredBy", label: "who said it", max: 200)
    if [number, who].allSatisfy({ $0 == nil }), [asked, granted, units].allSatisfy({ $0 == nil }), dollars == nil,
      state == .asked
    {
      reader.fault("visitsAsked", "Write how many visits were asked for, or who took the request.")
    }
    if state == .granted, number == nil { reader.fault("number", "Write the number of the granted authorization.") }
    if state == .granted, granted == nil, units == nil, dollars == nil {
      reader.fault("visitsGranted", "Write how many visits were granted.")
    }
    if state == .granted || state == .denied, who == nil {
      reader.fault("answeredBy", "Write who said it: a name with a reference, or the letter or page it stands on.")
    }
    if state == .denied || state == .asked, granted != nil {
      reader.fault("visitsGranted", "Choose “granted” above, or leave the granted visits empty.")
    }
    guard reader.faults.isEmpty, let state else { return nil }
    var authorization = PriorAuthorization(
      id: AuthorizationID(high: 0, low: 0), number: number, state: state, from: span.from, to: span.to,
      visitsAsked: asked, visitsGranted: granted, answeredOn: day, answeredBy: who)
    (authorization.unitsGranted, authorization.dollarsGranted) = (units, dollars)
    authorization.appealBy = appealBy
    self.authorization = authorization
  }

  static func entry(at path: Entry.Path, back: Entry.Path, about: String) -> Entry {
    Entry(
      title: "Prior authorization", current: .patients, back: back, action: path,
      groups: [EntrySheet("What was asked", asked), EntrySheet("What the payer said", answered)], about: about)
  }

  /// `versionsSeen` goes with the form, so that nobody overwrites what a colleague wrote meanwhile.
  static func change(at path: Entry.Path, back: Entry.Path, about: String) -> Entry {
    Entry(
      title: "What became of the prior authorization", current: .patients, back: back, action: path,
      groups: [
        EntrySheet("What was asked", asked),
        EntrySheet(
          "What the payer says now", note: "Earlier answers stay in the record.",
          answered + [EntryField("versionsSeen", "", .carried)]),
      ], about: about)
  }

  private static let asked = [
    EntryField("visitsAsked", "Visits asked for", .number),
    EntryField("number", "Number", hint: "As the payer prints it; a request may have none yet."),
  ]

  private static let answered = [
    EntryField(
      "state", "State",
      .choice(
        [PriorAuthorization.State.asked, .granted, .denied, .ended].map { EntryChoice($0.rawValue, $0.choice) })),
    EntryField(
      "visitsGranted", "Visits granted", .number, hint: "Fewer than asked for? Write what was granted."),
    EntryField("unitsGranted", "Or units of 15 minutes granted", .number),
    EntryField("dollarsGranted", "Or dollars granted"),
    EntryField("from", "First day", .day), EntryField("to", "Last day", .day),
    EntryField("appealBy", "Denied? Last day to appeal", .day),
    EntryField("answeredOn", "Day it was said", .day),
    EntryField("answeredBy", "Who said it", hint: "Such as Dana, ref. 8841; or: letter, portal."),
  ]

  static func fresh(today: CalendarDay) -> FormFields {
    FormFields([("state", PriorAuthorization.State.asked.rawValue), ("answeredOn", today.inFigures)])
  }

  /// What stands now, without who said it: that is asked anew for every answer.
  static func typed(_ authorization: PriorAuthorization, versionsSeen: Int, today: CalendarDay) -> FormFields {
    FormFields([
      ("state", authorization.state.rawValue), ("number", authorization.number),
      ("from", authorization.from?.inFigures), ("to", authorization.to?.inFigures),
      ("visitsAsked", authorization.visitsAsked.map { String($0) }),
      ("visitsGranted", authorization.visitsGranted.map { String($0) }),
      ("unitsGranted", authorization.unitsGranted.map { String($0) }),
      ("dollarsGranted", authorization.dollarsGranted?.plainDollars),
      ("appealBy", authorization.appealBy?.inFigures), ("answeredOn", today.inFigures),
      ("versionsSeen", String(versionsSeen)),
    ])
  }
}

/// The same, about an authorization that stands already.
struct ChangeAuthorizationForm: WebForm {
  let authorization: PriorAuthorization
  let versionsSeen: Int

  init?(reading reader: inout FormReader) {
    let versions = reader.number("versionsSeen", label: "the page’s own count", in: 1...10_000)
    guard let form = AuthorizationForm(reading: &reader), let versions else { return nil }
    (authorization, versionsSeen) = (form.authorization, versions)
  }
}

extension PriorAuthorization.State {
  /// As a line of a list to choose from.
  fileprivate var choice: String {
    switch self {
    case .asked: "asked, no answer yet"
    case .granted: "granted, in full or in part"
    case .denied: "denied"
    case .ended: "ended"
    }
  }
}

extension PriorAuthorization {
  /// How it stands, in words: `granted, 6 of 12 asked`.
  var shown: String {
    switch state {
    case .asked: visitsAsked.map { "asked for \($0) visits, no answer yet" } ?? "asked for, no answer yet"
    case .granted:
      switch (visitsAsked, visitsGranted) {
      case (let asked?, let granted?) where isPartial: "granted in part, \(granted) of \(asked) visits asked"
      case (_, let granted?): "granted, \(granted) visits"
      case (_, nil):
        dollarsGranted.map { "granted, \($0.shown)" } ?? unitsGranted.map { "granted, \($0) units" } ?? "granted"
      }
    case .denied: appealBy.map { "denied, appeal by \($0.shown)" } ?? "denied"
    case .ended: "ended"
    }
  }
}
