import ScripCore
import ScripDesk

/// A signed note as it is read and printed: what was done, found and measured, who signed it, and what was added.
struct SignedNotePage: Equatable, Sendable {
  let appointment: String
  let episode: String
  let heading: String
  let lead: String
  let practice: String?
  /// Nil for a session that was given.
  let stopped: String?
  /// After a session that was stopped: whom to tell, and under which number.
  let tell: String
  let patient: String
  let isAsSigned: Bool
  let signature: String
  let lock: String
  let rows: [Row]
  let work: [WorkRow]
  let units: [String]
  let measured: [NoteMeasures.Line]
  let map: BodyMap
  let goals: [String]
  let open: [String]
  let addenda: [Added]
  let faults: [FormFault]
  let typed: String

  struct Row: Equatable, Sendable {
    let name: String
    let words: [String]
  }

  struct WorkRow: Equatable, Sendable {
    let what: String
    let minutes: String
    let areas: String
    let payer: String
  }

  struct Added: Equatable, Sendable {
    let text: String
    let who: String
  }

  init(_ opened: ShowNote.Opened, _ stored: StoredNote, typed: String = "", faults: [FormFault] = []) {
    let clock = LocalTime(offsetMinutes: opened.zoneOffsetMinutes)
    let signed = stored.note
    let note = signed.note
    appointment = opened.appointment.id.description
    episode = opened.episode.id.description
    heading = "Session note: \(opened.patient.shown)"
    let born = opened.patient.birthDate.map { ", born \($0.shown)" } ?? ""
    lead = "\(signed.day.shown), \(opened.appointment.start.shown) · \(opened.episode.problem)\(born)"
    practice = [opened.profile?.tradeName, opened.location?.name].compactMap(\.self).joined(separator: " · ")
    if case .stopped(let finding) = signed.ending {
      stopped = "Stopped before treatment. \(finding.shown): \(finding.advice)."
    } else {
      stopped = nil
    }
    patient = opened.patient.id.description
    tell = opened.patient.phone.map { "\(opened.patient.shown), \($0.shown)" } ?? opened.patient.shown
    isAsSigned = stored.isAsSigned
    signature = "\(signed.therapistName)\(Self.shown(signed.licence)), \(clock.shown(signed.signedAt))"
    lock = "Locked. Content \(stored.digest.hexadecimal.prefix(16))"
    rows = Self.rows(note)
    work = Self.work(.ordered, signed) + Self.work(.outsideOrder, signed)
    let delivered = signed.delivered
    let segments = [
      (Proposal.Segment.ordered, signed.isUnderOrder ? "Work under the order" : "Work"),
      (.outsideOrder, "Work outside the order"),
    ]
    units =
      delivered.map { session in
        segments.compactMap { segment, name in
          let count = UnitCount(session.minutes(segment), rule: signed.unitRule)
          return count.lines.isEmpty ? nil : "\(name): \(count.units) unit\(count.units == 1 ? "" : "s")"
        }
      } ?? []
    measured = NoteMeasures.lines(opened.measured, today: note.measures, opened.outcomes)
    let scope = opened.scope
    map = BodyMap(ordered: scope?.openAreas ?? [], worked: note.areas, outside: note.outside?.areas ?? [])
    goals = signed.agreedPlan?.goals.map(\.shown) ?? []
    open = signed.openQuestions.map { "\($0.what). \($0.fix)" }
    addenda = opened.addenda.map {
      Added(text: $0.text, who: "\($0.therapistName)\(Self.shown($0.licence)), \(clock.shown($0.addedAt))")
    }
    self.typed = typed
    self.faults = faults
  }

  private static func shown(_ licence: Licence?) -> String {
    licence.map { ", licence \($0.state) \($0.number)" } ?? ""
  }

  private static func rows(_ note: SessionNote) -> [Row] {
    let health: [String] =
      switch note.health {
      case nil: []
      case .noChange: ["nothing changed"]
      case .changed: note.safety.map { "\($0.shown) (\($0.level.shown))" }
      }
    let all = [
      Row(name: "Health", words: health), Row(name: "Findings", words: [note.findings]),
      Row(name: "May keep it going", words: note.factors), Row(name: "Advice", words: note.advice),
      Row(name: "Ran longer", words: [note.ranLonger ?? ""]),
      Row(name: "Pressure", words: [note.pressure?.rawValue ?? ""]), Row(name: "Response", words: [note.response]),
      Row(name: "Finding outside the order", words: [note.outside?.finding ?? ""]),
      Row(name: "Consent outside the order", words: [consent(note.outside)]),
    ]
    return all.map { Row(name: $0.name, words: $0.words.filter { !$0.isEmpty }) }.filter { !$0.words.isEmpty }
  }

  /// `given, to pay $30.00`; notes of before kept no price.
  private static func consent(_ outside: SessionNote.OutsideWork?) -> String {
    guard let outside, outside.hasConsent else { return "" }
    return outside.price.map { "given, to pay \($0.shown)" } ?? "given"
  }

  private static func work(_ segment: Proposal.Segment, _ signed: SignedNote) -> [WorkRow] {
    let all = segment == .ordered ? signed.note.areas : signed.note.outside?.areas ?? []
    let payer: String
    switch segment {
    case _ where signed.isSelfPay: payer = "the patient, as agreed"
    case .ordered: payer = signed.isUnderOrder ? "under the order" : "the payer"
    case .outsideOrder: payer = "the patient"
    }
    return signed.note.work(in: segment).map { work in
      WorkRow(
        what: work.modality.shown + (work.modality.isBillable ? "" : " (assessment)"), minutes: "\(work.minutes)",
        areas: (work.areas.isEmpty ? all : work.areas).map(\.shown).joined(separator: ", "), payer: payer)
    }
  }
}

extension SignedNote {
  /// What the patient pays for as agreed, and care that needs no order, is done under none.
  fileprivate var isUnderOrder: Bool { referral != nil && !isSelfPay }
}
