import HTML
import ScripCore
import ScripDesk

/// Says of payments that came again that they stood there already, and that nothing changed.
enum ReadAgain {
  /// Where a file leads: to its payment, or to the list where it holds several.
  static func path(of posted: PostedFile) -> LocalPath {
    let again = posted.remittances.filter(\.isDuplicate)
    guard posted.remittances.count != 1 else { return path(of: posted.remittances[0]) }
    guard let first = again.first else { return "/money/remittances" }
    return "/money/remittances?again=\(first.id.description)&came=\(again.count)&of=\(posted.remittances.count)"
  }

  static func path(of posted: PostedRemittance) -> LocalPath {
    let id = posted.id.description
    return posted.isDuplicate ? "/money/remittances/\(id)?again=yes" : "/money/remittances/\(id)"
  }

  /// Of one payment, on its own page.
  static func words(_ remittance: StoredRemittance, offsetMinutes: Int) -> String {
    let moment = LocalTime(offsetMinutes: offsetMinutes).shown(remittance.receivedAt)
    return remittance.state.isInBooks
      ? "This payment was posted before, on \(moment): nothing changed."
      : "This payment came before, on \(moment), and is in no book: nothing changed."
  }

  /// Of several, on the list; nil when the address says nothing of the kind.
  static func words(_ request: WebRequest, _ list: ShowRemittances.List) -> String? {
    guard let first = request.query("again").flatMap({ RemittanceID($0) }),
      let count = request.query("came").flatMap({ Int($0) }), let all = request.query("of").flatMap({ Int($0) })
    else { return nil }
    let known = list.lines.first { $0.remittance.id == first }?.remittance.receivedAt
    let clock = LocalTime(offsetMinutes: list.zoneOffsetMinutes)
    let when = known.map { ", the first of them on \(clock.shown($0))" } ?? ""
    return count == all
      ? "All \(all) payments of this file came before\(when): nothing changed."
      : "\(count) of the \(all) payments of this file came before\(when), and did not change; the others are new."
  }
}
