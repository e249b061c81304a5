import ScripCore
import ScripDesk

/// The words of the list of payments.
struct RemittancesPage: Equatable, Sendable {
  let table: WordTable
  /// What waits beside the payments shown; nil when all of it is.
  let more: String?
  /// Files of which nothing could be posted.
  let unread: WordTable?
  /// That payments of the file just read stood here already.
  let again: String?
  /// What is wrong with the file that was to be posted.
  let fileFix: String?

  init(
    _ list: ShowRemittances.List, names: [RemittanceFileID: String] = [:], again: String? = nil, fileFix: String? = nil
  ) {
    (self.again, self.fileFix) = (again, fileFix)
    let clock = LocalTime(offsetMinutes: list.zoneOffsetMinutes)
    table = WordTable(
      title: "Payments", heads: ["Payment", "Deposit", "Posted", "Waits", "State"],
      rows: list.lines.map { line in
        let remittance = line.remittance
        return WordTable.Row(
          cells: [
            .init("\(remittance.payerName), \(remittance.traceNumber), \(remittance.day.shown)"),
            .init(remittance.payment.shown), .init(line.posted.shown), .init(line.parked.shown), line.standing,
          ], path: "/money/remittances/\(remittance.id.description)")
      },
      empty: "No payment yet. Drop the file of a clearinghouse here, or enter a paper one.", add: nil)
    more =
      list.moreWaiting == 0
      ? nil : "\(list.moreWaiting) more wait. They take the place of those that are settled, the oldest first."
    unread =
      list.unread.isEmpty
      ? nil
      : WordTable(
        title: "Files that could not be posted", heads: ["File", "Received", "Why"],
        rows: list.unread.map { file in
          WordTable.Row(
            cells: [
              .init(names[file.id] ?? "without a name"), .init(clock.shown(file.receivedAt)), .init(file.reason ?? ""),
            ], path: nil)
        }, empty: "", add: nil)
  }
}

extension ShowRemittances.Line {
  /// How a payment stands, in a word and a mark.
  var standing: WordTable.Cell {
    switch remittance.state {
    case .held: return .init("held: look at it", .stop)
    case .unreadable: return .init("not readable", .stop)
    case .setAside, .setAsideUnread: return .init("set aside", .wait)
    case .takenBack: return .init("taken back", .wait)
    case .posted, .unexplained:
      if waiting > 0 { return .init(waiting == 1 ? "1 claim waits" : "\(waiting) claims wait", .soon) }
      return parked == .zero ? .init("posted", .done) : .init("money waits", .soon)
    }
  }
}
