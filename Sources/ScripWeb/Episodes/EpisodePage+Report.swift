import HTML
import ScripCore
import ScripDesk

extension EpisodePage {
  /// When the next report is due and how the newest one stands.
  struct ReportLine: Equatable, Sendable {
    let due: String
    let mark: String
    let newest: String?
    let planReferral: String?
    /// In the spine.
    let step: String

    init(_ story: ShowEpisode.Story) {
      let isDue = story.reportDue.map { $0.day <= story.today } ?? false
      due =
        story.reportDue.map { due in
          isDue ? "due since \(due.day.shown)" : "due \(due.day.shown)"
        } ?? (story.payer.report == nil ? "nobody to report to" : "none is due yet")
      mark = isDue ? "soon" : "wait"
      newest = story.reports.last?.standing
      planReferral = story.planReferral?.number
      step = due
    }

    func node(_ episode: String) -> Node {
      section(.class("sheet"), .aria("labelledby", "report")) {
        div(.class("top")) {
          h2(.id("report")) { "Report and money" }
          a(.class("btn"), .href("/episodes/\(episode)/report")) { "Progress reports" }
        }
        p(.class("st \(mark) wraps")) { "Report: \(due)" }
        if let newest { p(.class("mute")) { "The newest: \(newest)." } }
        if let planReferral { p { "Plan referral number \(planReferral)" } }
        p { a(.href("/episodes/\(episode)/estimate")) { "What a visit costs" } }
      }
    }
  }

  /// One line for each report at the day it was made.
  static func reportEvents(_ story: ShowEpisode.Story) -> [Event] {
    story.reports.map { stored in
      Event(
        day: stored.report.madeOn.shown, what: "Progress report, \(stored.standing)", detail: "",
        link: "/reports/\(stored.report.id.description)/page.pdf",
        at: Int64(stored.report.madeOn.daysSinceEpoch) * 86_400_000)
    }
  }
}
