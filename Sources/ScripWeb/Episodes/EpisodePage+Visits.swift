import HTML
import ScripCore
import ScripDesk

/// Visits in words: those used, those that bookings hold, and what is left to book.
extension EpisodePage {
  /// `5 used, 1 booked (24 Nov), 0 left`.
  static func tally(_ story: ShowEpisode.Story) -> String {
    let held = story.ledger.heldDays
    let days = held.prefix(3).map(\.dayAndMonth).joined(separator: ", ") + (held.count > 3 ? ", …" : "")
    let left = story.determination.visitsLeft.tightest.map { left in
      "\(left.isEstimate ? "about " : "")\(max(left.visits, 0)) left"
    }
    return ["\(story.ledger.visitsConsumed) used", held.isEmpty ? nil : "\(held.count) booked (\(days))", left]
      .compactMap { $0 }.joined(separator: ", ")
  }

  /// What is true where nothing but the visits speaks against a session, and bookings hold the last of them: those
  /// are backed, a further one is not. Nil in every other case.
  ///
  /// `gaps` are the rules that speak against it; below no visit, some of the bookings lie beyond the limit.
  static func backed(gaps: [String], visitsLeft: Int?, bookedCount: Int) -> String? {
    guard !gaps.isEmpty, gaps.allSatisfy({ $0 == "limit.left" }), visitsLeft == 0, bookedCount > 0 else { return nil }
    return bookedCount == 1
      ? "The booked visit is backed, a further one is not"
      : "The \(bookedCount) booked visits are backed, a further one is not"
  }

  static func backed(_ story: ShowEpisode.Story) -> String? {
    guard story.ledger.heldBeyondAuthorizations.isEmpty else { return nil }
    return backed(
      gaps: story.determination.gaps.map(\.rule), visitsLeft: story.determination.visitsLeft.tightest?.visits,
      bookedCount: story.ledger.heldDays.count)
  }
}

/// Visits that were booked before a prior authorization was written down, and that it has no room for.
extension EpisodePage {
  static func beyondLines(_ story: ShowEpisode.Story) -> [AppointmentLine] {
    let beyond = story.ledger.heldBeyondAuthorizations
    return appointmentLines(story, of: story.appointments.filter { beyond.contains($0.id) })
  }

  /// Names them, so that nobody takes what stays booked for what is paid.
  var beyondAlert: Node {
    guard !beyond.isEmpty else { return .nothing }
    return p(.class("alert bad"), .role(.note)) {
      "Booked, and not covered by the prior authorization: "
      for (index, line) in beyond.enumerated() {
        if index > 0 { "; " }
        if let path = LocalPath(checking: line.link) { a(.href(path)) { line.when } }
      }
      ". Ask the payer for more, or move or cancel what it does not cover."
    }
  }
}

extension CalendarDay {
  /// `24 Nov`: where the year is plain.
  fileprivate var dayAndMonth: String { String(shown.dropLast(5)) }
}
