import HTML
import ScripCore
import ScripDesk

/// What every page behind the sign-in is made with: the desk, and the frame around the page.
public struct StaffPages: Sendable {
  let desk: Desk

  public init(desk: Desk) { self.desk = desk }

  /// The frame for this person now, with the number of documents that wait.
  func frame(_ request: WebRequest, _ caller: Caller) async throws -> StaffLayout.Frame {
    StaffLayout.Frame(
      caller: caller, formToken: request.formToken, inboxCount: try await desk.ask(CountInbox(), by: caller))
  }

  /// The hidden fields of a form that changes something: who drew it, and a key of its own.
  static func hidden(_ request: WebRequest) -> [Node] {
    [HiddenFields.token(request.formToken), HiddenFields.requestKey(UnforeseeableText.requestKey())]
  }
}

/// Times as staff read them, in the practice's own zone.
struct LocalTime {
  let offsetMinutes: Int

  /// `Tue 24 Nov, 09:12`.
  func shown(_ moment: Moment) -> String {
    let (day, time) = moment.local(offsetMinutes: offsetMinutes)
    return "\(day.weekdayName) \(day.shown), \(time.shown)"
  }

  /// `25 min`, `3 h`, `2 days`.
  static func age(from earlier: Moment, to later: Moment) -> String {
    let minutes = max(0, (later.milliseconds - earlier.milliseconds) / 60_000)
    switch minutes {
    case ..<1: return "just now"
    case ..<60: return "\(minutes) min"
    case ..<2880: return "\(minutes / 60) h"
    default: return "\(minutes / 1440) days"
    }
  }
}
