import HTML
import ScripCore
import ScripDesk

/// What a payer said about a coverage: the newest answers, how old they are, and where two of them differ.
struct AnswersPage: Answering, Equatable {
  let coverage: String
  let patient: String
  let heading: String
  let isOld: Bool
  /// Whom it is about.
  let about: String
  let answers: [AnswerWords]
  let differences: WordTable?
  let frame: StaffLayout.Frame
  let requestKey: String
  /// Why the 271 that was sent could not be kept.
  let fix: String?

  init(_ opened: ShowCoverage.Opened, frame: StaffLayout.Frame, requestKey: String, fix: String? = nil) {
    coverage = opened.coverage.id.description
    patient = opened.coverage.patient.description
    heading = "What \(opened.plan.shown) said"
    isOld = opened.benefits.isOld(on: opened.today)
    answers = opened.answers.map { AnswerWords($0, today: opened.today) }
    about = AboutLine.of(opened.patient, opened.coverage, opened.plan)
    differences =
      opened.differences.isEmpty
      ? nil
      : WordTable(
        title: "The call and the 271 differ: ask which is right", heads: ["What", "Call", "271"],
        rows: opened.differences.map {
          WordTable.Row(cells: [.init($0.what), .init($0.one, .soon), .init($0.other, .soon)], path: nil)
        }, empty: "", add: nil)
    self.frame = frame
    self.requestKey = requestKey
    self.fix = fix
  }

  func answer() -> Answer { .html(bytes, status: fix == nil ? .ok : .unprocessableContent) }

  private var bytes: [UInt8] {
    StaffLayout(title: "What the payer said", current: .patients, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/patients/\(patient)")) { "The chart" } }
          h1 { heading }
          p { about }
        }
      }
      div(.class("stack")) {
        if isOld {
          p(.class("st soon"), .role(.note)) { "The newest answer is older than 30 days, or of a year that is over." }
        }
        if let differences { differences.node }
        said
        if frame.permissions.contains(.editCoverage) { wire }
        p(.class("small mute")) { "What a payer says is no promise to pay." }
      }
    }.bytes
  }

  private var said: Node {
    section(.class("sheet flush")) {
      div(.class("top")) {
        h2 { "Answers, newest first" }
        if frame.permissions.contains(.editCoverage) {
          a(.class("btn"), .href("/coverages/\(coverage)/benefits")) { "Call the payer" }
        }
      }
      if answers.isEmpty {
        p(.class("mute sheet")) { "Nobody has asked yet. Call the payer, or put its 271 in below." }
      }
      for (place, answer) in answers.enumerated() {
        details(.class("pad"), .open(place == 0)) {
          summary {
            answer.when.node
            " · \(answer.line)"
          }
          dl(.class("kv")) {
            for fact in answer.facts {
              dt { fact.name }
              dd { fact.words }
            }
          }
        }
      }
    }
  }

  private var wire: Node {
    form(.class("sheet stack no-print"), .method(.post), .action("/coverages/\(coverage)/answers"), .noValidate()) {
      HiddenFields.token(frame.formToken)
      HiddenFields.requestKey(requestKey)
      h2 { "An answer by wire" }
      div(.class("field")) {
        labelTag(.for("x12")) { "The 271, as it came" }
        textarea(
          .id("x12"), .name("x12"), .rows(5),
          fix == nil ? .none : .aria("describedby", "x12-fix"), fix == nil ? .none : .aria("invalid", true)
        ) { "" }
        if let fix { p(.class("alert bad"), .id("x12-fix"), .role(.alert)) { fix } }
      }
      button(.class("btn"), .type(.submit)) { "Keep this answer" }
    }
  }
}

extension BenefitDetails.Source {
  var shown: String {
    switch self {
    case .call: "call"
    case .wire: "271"
    case .portal: "portal"
    case .card: "card"
    }
  }
}
