import HTML
import ScripCore
import ScripDesk

/// What the determination says about one time: the answer, the visits left before it, and the reasons with their ways.
struct TimeSlip: Equatable, Sendable {
  let verdict: String
  let mark: String
  let left: String
  let cards: [FindingCard]
  let links: [FixLink?]
  let intake: String?

  init(_ answer: Determination, _ story: ShowEpisode.Story, permissions: Set<Permission>) {
    (verdict, mark) = answer.verdict.words
    left = answer.visitsLeft.shown
    let findings = answer.findings.filter { $0.effect >= .questioned || $0 == answer.tooClose }
    cards = findings.map { FindingCard($0, payer: story.payer, benefits: story.benefits) }
    let order = story.referrals.last
    let records = FixLink.Records(
      patient: story.patient.id, coverage: story.coverage?.id, episode: story.episode.id,
      referral: order?.version.referral, intake: order?.intake)
    links = findings.map { FixLink($0.fix.act, records, permissions) }
    intake = order?.intake.description
  }

  var node: Node {
    section(.class("slip \(mark)"), .aria("labelledby", "v")) {
      div(.class("stub")) {
        p(.class("word"), .id("v")) { span(.class("st \(mark)")) { verdict } }
        p(.class("small mute")) { "Visits left before this one: \(left)" }
      }
      div(.class("body")) {
        if cards.isEmpty { h2 { "Nothing speaks against it." } }
        for (index, card) in cards.enumerated() {
          card.node(number: index + 1, intake: intake, act: FixLink.node(links[index], by: card.by))
        }
      }
    }
  }
}
