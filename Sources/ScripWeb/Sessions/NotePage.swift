import ScripCore
import ScripDesk

/// The words of a note that is being written: what is ordered, what was typed, the units it comes to, what is missing.
struct NotePage: Sendable {
  let appointment: String
  let episode: String
  let heading: String
  let lead: String
  /// Said at the top: two windows, a refusal, what was begun from.
  let notices: [String]
  let fields: FormFields
  let revision: Int
  /// The windows whose words the page shows: `k3v9x2.7`.
  let windows: String
  /// When the words were left that stand among the notices.
  let leftSeen: String?
  /// What stands here is not what is stored.
  let isUnsaved: Bool
  let savedAt: String?
  let faults: [FormFault]
  let mayWrite: Bool
  /// Why nobody but the therapist may write, for others.
  let closed: String?
  let known: [KnownFlag]
  let orderWords: String?
  let inOrder: [AreaChoice]
  let beside: [AreaChoice]
  let hasOrder: Bool
  let map: BodyMap
  let kinds: [KindGroup]
  /// The minutes are more than the appointment has, or it was said that they are.
  let asksOverrun: Bool
  /// Signing was refused because the minutes make no unit, or it was said that they make none.
  let asksNoUnit: Bool
  let units: UnitWords
  let outsideUnits: UnitWords
  let outsidePrice: OutsidePriceWords
  let measured: [NoteMeasures.Line]
  /// Names of what was measured before: typed by nobody, and no fault without a number.
  let begunWith: [String]
  let asksMeasures: Bool
  let motions: [EntryChoice]
  let goals: [String]
  /// What keeps the note from being signed as it stands, and what the payer will not pay or is likely to ask.
  let blocking: [FindingCard]
  let warnings: [FindingCard]
  /// Requests for an updated order, one for each place outside it.
  let requests: [Request]
  let missing: [NoteGap]

  struct AreaChoice: Equatable, Sendable {
    let value: String
    let shown: String
  }

  struct KindGroup: Equatable, Sendable {
    let name: String
    let kinds: [EntryChoice]
  }

  struct UnitWords: Equatable, Sendable {
    /// `3 units from 45 minutes`; empty without minutes.
    let sum: String
    let working: [String]

    init(_ count: UnitCount, minutes: Int) {
      sum = minutes == 0 ? "" : "\(count.units) unit\(count.units == 1 ? "" : "s") from \(minutes) minutes"
      working = minutes == 0 ? [] : count.working
    }
  }

  struct KnownFlag: Equatable, Sendable {
    let what: String
    let mark: String
    let advice: String
  }

  struct Request: Equatable, Sendable {
    let words: String
    let path: String
  }

  /// What a page is drawn from besides the record: the text in its fields, and what was found wrong with it.
  struct Typed: Sendable {
    let fields: FormFields
    let revision: Int
    var faults: [FormFault] = []
    var notices: [String] = []
    /// As a first or a repeated note begins: nobody typed it.
    var isBegun = false
  }

  init(_ opened: ShowNote.Opened, _ typed: Typed, _ form: NoteForm, _ judgement: NoteJudgement, mayWrite: Bool) {
    let clock = LocalTime(offsetMinutes: opened.zoneOffsetMinutes)
    appointment = opened.appointment.id.description
    episode = opened.episode.id.description
    heading = "Note: \(opened.patient.shown)"
    let pays = opened.appointment.isSelfPay ? "the patient pays, as agreed" : opened.planName ?? opened.payer.name
    lead = "\(opened.appointment.day.shown), \(opened.appointment.start.shown) · \(opened.episode.problem) · \(pays)"
    let left = opened.draft?.left
    notices = typed.notices + (left.map { NoteFields.differences($0, typed.fields) } ?? [])
    windows = (opened.draft?.windows ?? []).map(\.text).joined(separator: " ")
    leftSeen = left.map { String($0.at.milliseconds) }
    isUnsaved = opened.draft.map { !$0.differing(from: NoteFields.typed(in: typed.fields)).isEmpty } ?? !typed.isBegun
    fields = typed.fields
    revision = typed.revision
    savedAt = opened.draft.map { "Saved \(clock.shown($0.savedAt))" }
    faults = typed.faults
    let whyNot = opened.whyNoSession
    self.mayWrite = mayWrite && whyNot == nil
    closed =
      whyNot ?? (mayWrite ? nil : "Only \(opened.therapist?.name ?? "its therapist") writes and signs this note.")
    known = opened.safety.map { KnownFlag(what: $0.shown, mark: $0.level.mark, advice: $0.advice) }
    let scope = opened.appointment.isSelfPay ? nil : opened.scope
    let ordered = scope.map(\.openAreas) ?? []
    hasOrder = !ordered.isEmpty
    orderWords = scope.map { "\($0.regions.shown); \($0.modalities.map(\.shown).joined(separator: " or "))" }
    inOrder = (hasOrder ? ordered : Proposal.Area.all).map { AreaChoice($0) }
    beside = hasOrder ? Proposal.Area.all.filter { !ordered.contains($0) }.map { AreaChoice($0) } : []
    let note = form.note
    map = BodyMap(
      ordered: ordered, worked: note.areas + note.work.flatMap(\.areas), outside: note.outside?.areas ?? [])
    kinds = Self.kinds(scope)
    asksOverrun =
      note.minutesInAll > opened.appointment.minutes
      || ["ranLonger", "ranLongerWhy"].contains { name in
        typed.fields[name] != nil || typed.faults.contains { $0.field == name }
      }
    asksNoUnit = typed.fields["makesNoUnit"] != nil || typed.faults.contains { $0.field == "makesNoUnit" }
    units = UnitWords(judgement.units, minutes: note.work.reduce(0) { $0 + $1.minutes })
    outsideUnits = UnitWords(judgement.outsideUnits, minutes: (note.outside?.work ?? []).reduce(0) { $0 + $1.minutes })
    outsidePrice = OutsidePriceWords(judgement)
    measured = NoteMeasures.lines(opened.measured, today: note.measures, opened.outcomes)
    begunWith = NoteFields.names(in: opened.measured)
    asksMeasures = opened.needs.measures
    motions = opened.outcomes.norms.map { EntryChoice($0.motion.key, $0.motion.shown) }
    goals = opened.episode.plan?.goals.map(\.shown) ?? []
    func cards(_ findings: [Finding]) -> [FindingCard] {
      findings.map { FindingCard($0, payer: opened.payer, benefits: nil) }
    }
    // What work outside the order still lacks is said as what is missing.
    blocking = cards(judgement.forbidden.filter { $0.rule != "scope.outside" })
    warnings = cards(
      (judgement.ordered?.findings ?? []).filter { $0.effect >= .questioned && !judgement.forbidden.contains($0) })
    let kind = note.outside?.work.first?.modality ?? note.work.first?.modality ?? .massage
    requests = (note.outside?.areas ?? []).map { Request($0, kind, opened.episode.id) }
    missing = judgement.gaps
  }

  private static func kinds(_ scope: OrderedScope?) -> [KindGroup] {
    func choices(_ kinds: [Modality]) -> [EntryChoice] { kinds.map { EntryChoice($0.rawValue, $0.shown) } }
    let assessment = KindGroup(
      name: "Assessment, never a unit", kinds: choices(Modality.allCases.filter { !$0.isBillable }))
    let all = Modality.allCases.filter(\.isBillable)
    guard let scope else { return [KindGroup(name: "Treatment", kinds: choices(all)), assessment] }
    return [
      KindGroup(name: "Ordered", kinds: choices(all.filter(scope.covers))), assessment,
      KindGroup(name: "Not in the order", kinds: choices(all.filter { !scope.covers($0) })),
    ]
  }

  func fix(for field: String) -> String? { faults.first { $0.field == field }?.fix }
}

extension ShowNote.Opened {
  /// Why there is no session to write about; nil when there is.
  fileprivate var whyNoSession: String? {
    switch appointment.state {
    case .booked, .arrived, .done: nil
    case .held: "This time is only held. Book it before its note is written."
    case .noShow: "The patient did not come, so there is nothing to write."
    case .cancelled: "The appointment is cancelled, so there is nothing to write."
    }
  }
}

extension NotePage.AreaChoice {
  init(_ area: Proposal.Area) { self.init(value: NoteFields.value(of: area), shown: area.shown) }
}

extension NotePage.Request {
  init(_ area: Proposal.Area, _ kind: Modality, _ episode: EpisodeID) {
    words = "Ask for an updated order that names the \(area.shown) (PDF)"
    path =
      "/episodes/\(episode.description)/request.pdf?region=\(area.region.rawValue)"
      + "&modality=\(kind.rawValue)&side=\(area.side?.rawValue ?? "")"
  }
}

extension Proposal.Area {
  /// Every place of the body that can be ticked: each side of what there is twice.
  static let all: [Proposal.Area] = BodyRegion.allCases.flatMap { region in
    region.isPaired ? [Proposal.Area(region, .left), Proposal.Area(region, .right)] : [Proposal.Area(region)]
  }
}

extension OrderedScope {
  /// The places where the order lets a therapist work; empty when it does not say.
  var openAreas: [Proposal.Area] {
    Proposal.Area.all.filter { regions.contains($0.region) && covers($0.region, side: $0.side) }
  }
}

extension PlanOfCare.Goal {
  /// `sit at work: from 20 to 60 minutes, by 12 Dec 2026`.
  var shown: String {
    func number(_ value: Double) -> String {
      value == value.rounded() ? String(Int(value)) : String((value * 10).rounded() / 10)
    }
    return "\(what): from \(number(baseline)) to \(number(target)) \(unit)" + (by.map { ", by \($0.shown)" } ?? "")
  }
}

extension SafetyFinding.Level {
  /// The class of its mark.
  var mark: String {
    switch self {
    case .absolute: "stop"
    case .local, .caution: "soon"
    }
  }
}
