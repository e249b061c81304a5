import HTML

extension EpisodePage {
  /// The way to the lines, claims and receipts of the episode.
  var moneySheet: Node {
    section(.class("sheet no-print"), .aria("labelledby", "money")) {
      div(.class("top")) { h2(.id("money")) { "Money" } }
      p(.class("small mute")) { "What was charged, claimed and paid in this episode." }
      a(.class("btn wide"), .href("/episodes/\(episode)/money")) { "Lines, claims and receipts" }
    }
  }
}
