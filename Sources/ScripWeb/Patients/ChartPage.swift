import HTML
import ScripCore
import ScripDesk

/// One chart in words: the person, how they pay, their episodes, what must be heeded.
struct ChartPage: Answering, Equatable {
  let name: String
  let person: [[String]]
  let edit: LocalPath?
  /// Free times for the newest episode: the telephone rings.
  let times: LocalPath?
  /// What the patient owes, for who may see it.
  let account: LocalPath?
  let tables: [WordTable]
  let frame: StaffLayout.Frame

  init(_ chart: ShowPatient.Chart, permissions: Set<Permission>, frame: StaffLayout.Frame) {
    let patient = chart.patient
    let words = ChartWords(chart: chart, permissions: permissions)
    name = patient.shown
    person = [
      ["Born", patient.birthDate?.shown ?? "not known"], ["Telephone", patient.phone?.shown ?? "—"],
      ["E-mail", patient.email ?? "—"], ["Address", patient.address?.lines.joined(separator: ", ") ?? "—"],
    ]
    edit = permissions.contains(.editPatients) ? "/patients/\(patient.id.description)/edit" : nil
    let newest = permissions.contains(.bookAppointments) ? chart.episodes.first : nil
    times = newest.map { "/episodes/\($0.id.description)/times" }
    account = permissions.contains(.takePayments) ? "/money/accounts/\(patient.id.description)" : nil
    tables = [words.visits].compactMap(\.self) + [words.episodes, words.coverages, words.safety]
    self.frame = frame
  }

  func answer() -> Answer {
    .html(
      StaffLayout(title: "Chart", current: .patients, frame: frame) {
        div(.class("head")) {
          h1 { name }
          div(.class("row")) {
            if let edit { a(.class("btn"), .href(edit)) { "Edit the person" } }
            if let account { a(.class("btn"), .href(account)) { "Account" } }
            if let times { a(.class("btn go"), .href(times), .data("key", "t")) { "Find a time" } }
          }
        }
        div(.class("stack")) {
          section(.class("sheet"), .aria("label", "Person")) {
            dl(.class("kv")) {
              for pair in person {
                dt { pair[0] }
                dd { pair[1] }
              }
            }
          }
          for table in tables { table.node }
        }
      }.bytes)
  }
}

/// Turns a chart into the rows of its page.
struct ChartWords {
  let chart: ShowPatient.Chart
  let permissions: Set<Permission>

  private var id: String { chart.patient.id.description }

  var episodes: WordTable {
    WordTable(
      title: "Episodes", heads: ["Problem", "Opened", "Care"],
      rows: chart.episodes.map { episode in
        WordTable.Row(
          cells: [.init(episode.problem), .init(episode.openedOn.shown), .init(episode.care.shown)],
          path: permissions.contains(.readReferrals) ? "/episodes/\(episode.id.description)" : nil)
      },
      empty: "No episode yet. Signing off a referral in the inbox opens one.",
      add: permissions.contains(.bookAppointments)
        ? WordTable.Link(words: "Open one and find a time", path: "/patients/\(id)/episodes/new") : nil)
  }

  /// Whether a plan pays first, or after others.
  private static func place(_ rank: Int) -> String {
    let words = ["first", "second", "third"]
    return words.indices.contains(rank - 1) ? words[rank - 1] : "number \(rank)"
  }

  /// The number by which the payer knows the patient, or which one is missing.
  static func member(_ coverage: Coverage, isByClaim: Bool) -> WordTable.Cell {
    if let id = coverage.memberID, !id.isEmpty { return .init(id) }
    if let claim = coverage.claimNumber, !claim.isEmpty { return "by claim number" }
    return .init(isByClaim ? "claim number missing" : "missing", .stop)
  }

  var coverages: WordTable {
    let mayEdit = permissions.contains(.editCoverage)
    return WordTable(
      title: "Ways to pay", heads: ["Plan", "Member ID", "Pays", "Days", "Accident"],
      rows: chart.coverages.map { coverage, plan in
        let isOver = coverage.to.map { $0 < chart.today } ?? false
        let accident = [
          coverage.injuryDate?.shown, coverage.injuryState, coverage.claimNumber.map { "claim \($0)" },
        ].compactMap(\.self).joined(separator: ", ")
        let days = [coverage.from.map { "from \($0.shown)" }, coverage.to.map { "until \($0.shown)" }]
          .compactMap(\.self).joined(separator: ", ")
        let member = Self.member(coverage, isByClaim: chart.byClaim.contains(coverage.id))
        return WordTable.Row(
          cells: [
            .init(plan.shown), member, .init(Self.place(coverage.rank)),
            .init(days.isEmpty ? "open" : days, isOver ? .stop : .plain), .init(accident.isEmpty ? "—" : accident),
          ],
          path: mayEdit ? "/patients/\(id)/coverages/\(coverage.id.description)" : nil)
      },
      empty: "No way to pay yet: the patient pays alone.",
      add: mayEdit && !chart.plans.isEmpty
        ? WordTable.Link(words: "Add a way to pay", path: "/patients/\(id)/coverages/new") : nil)
  }

  /// The newest answer to each condition; earlier ones stay in the record.
  var safety: WordTable {
    let mayEdit = permissions.contains(.editPatients)
    return WordTable(
      title: "Safety", heads: ["Condition", "Standing", "Advice"] + (mayEdit ? ["Clear"] : []),
      rows: chart.safety.enumerated().map { place, finding in
        let holds = finding.holds(on: chart.today)
        let standing = finding.clearedOn.map { "cleared \($0.shown)" } ?? finding.level.shown
        let regions = finding.regions.isEmpty ? "" : ": \(finding.regions.map(\.shown).joined(separator: ", "))"
        let mark: WordTable.Cell.Mark = !holds ? .done : finding.level == .absolute ? .stop : .soon
        let over: WordTable.Cell =
          finding.clearedOn == nil
          ? .init("It is over", path: "/patients/\(id)/safety/\(String(place + 1))/over") : "—"
        return WordTable.Row(
          cells: [.init(finding.shown), .init(standing + regions, mark), .init(finding.advice)]
            + (mayEdit ? [over] : []), path: nil)
      },
      empty: "Nothing to heed was answered.",
      add: mayEdit
        ? WordTable.Link(words: "Add a safety answer", path: "/patients/\(id)/safety/new") : nil)
  }
}

extension CareKind {
  var shown: String {
    switch self {
    case .therapeutic: "treatment"
    case .maintenanceByNecessity: "maintenance, the cause cannot change"
    case .maintenanceByChoice: "maintenance, the cause stays by choice"
    case .wellness: "wellness"
    }
  }
}
