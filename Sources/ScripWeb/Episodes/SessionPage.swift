import HTML
import ScripCore
import ScripDesk

/// May I book? A session is described, and the same decision that will check the claim answers.
struct SessionPage: Equatable, Sendable {
  let episode: String
  let heading: String
  let asked: SessionQuestion
  let today: CalendarDay
  let therapists: [Choice]
  let locations: [Choice]
  let verdict: Verdict?
  /// What the payer would refuse or ask about and what nobody may do, the gravest first.
  let cards: [FindingCard]
  /// What changes nothing.
  let notes: [FindingCard]
  let intake: String?
  /// Where the request for an updated order goes; nil when there is nothing to ask.
  let goesTo: String?
  let query: String

  struct Choice: Equatable, Sendable {
    let value: String
    let words: String
  }

  struct Verdict: Equatable, Sendable {
    let words: String
    let mark: String
    let left: String
  }

  init(_ story: ShowEpisode.Story, _ asked: SessionQuestion, _ answer: Determination?) {
    episode = story.episode.id.description
    heading = "\(story.patient.shown): may I book this?"
    self.asked = asked
    today = story.today
    therapists = story.therapists.map { Choice(value: $0.id.description, words: $0.name) }
    locations = story.locations.map { Choice(value: $0.id.description, words: $0.name) }
    verdict = answer.map { answer in
      switch answer.verdict {
      case .ready: Verdict(words: "Ready to bill", mark: "done", left: answer.visitsLeft.shown)
      case .selfPay(let notice):
        Verdict(
          words: notice ? "Self-pay, after a signed notice" : "Self-pay", mark: "soon", left: answer.visitsLeft.shown)
      case .blocked: Verdict(words: "Blocked", mark: "stop", left: answer.visitsLeft.shown)
      }
    }
    func cards(_ isShown: (Finding) -> Bool) -> [FindingCard] {
      let found = (answer?.findings ?? []).filter(isShown)
      return [Effect.blocks, .selfPayOnly, .questioned, .warns].flatMap { effect in
        found.filter { $0.effect == effect }.map { FindingCard($0, payer: story.payer, benefits: story.benefits) }
      }
    }
    // That it is closer than ordered is a warning, and booking asks why.
    let isWorthACard: (Finding) -> Bool = { $0.effect >= .questioned || $0 == answer?.tooClose }
    self.cards = cards(isWorthACard)
    notes = cards { !isWorthACard($0) }
    intake = story.referrals.last?.intake.description
    let asksPrescriber = answer?.gaps.contains { $0.fix.by == .prescriber } ?? false
    goesTo = asksPrescriber ? story.referrals.last?.version.prescriber.goesTo : nil
    query =
      "region=\(asked.region?.rawValue ?? "")&modality=\(asked.modality?.rawValue ?? "")&side=\(asked.side?.rawValue ?? "")"
  }

  func bytes(frame: StaffLayout.Frame) -> [UInt8] {
    StaffLayout(title: "May I book?", current: .patients, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/episodes/\(episode)")) { "The episode" } }
          h1 { heading }
        }
      }
      div(.class("cols")) {
        div(.class("stack")) { answerSlip }
        aside { questionForm }
      }
    }.bytes
  }

  private var answerSlip: Node {
    guard let verdict else {
      return section(.class("sheet")) { p { "Say where and how you want to work; the answer comes with its reasons." } }
    }
    return section(.class("slip \(verdict.mark)"), .aria("labelledby", "v")) {
      div(.class("stub")) {
        p(.class("word"), .id("v")) { span(.class("st \(verdict.mark)")) { verdict.words } }
        p(.class("small mute")) { "Visits left: \(verdict.left)" }
      }
      div(.class("body")) {
        if cards.isEmpty { h2 { "Nothing speaks against it." } }
        for (index, card) in cards.enumerated() { card.node(number: index + 1, intake: intake, act: act(card)) }
        if let goesTo { p(.class("small mute")) { goesTo } }
        FindingCard.worthKnowing(notes)
      }
    }
  }

  private func act(_ card: FindingCard) -> Node {
    guard card.by == "the prescriber", card.effect >= .selfPayOnly,
      let path = LocalPath(checking: "/episodes/\(episode)/request.pdf?\(query)")
    else { return span(.class("badge")) { card.by } }
    return a(.class("btn"), .href(path)) { "Draft the request" }
  }

  private var questionForm: Node {
    form(.class("sheet stack"), .method(.get), .action("/episodes/\(episode)/session")) {
      choice(
        "region", "Region", BodyRegion.allCases.map { Choice(value: $0.rawValue, words: $0.shown) },
        asked.region?.rawValue)
      choice("side", "Side", Side.allCases.map { Choice(value: $0.rawValue, words: $0.rawValue) }, asked.side?.rawValue)
      choice(
        "modality", "Treatment",
        Modality.allCases.filter(\.isBillable).map { Choice(value: $0.rawValue, words: $0.shown) },
        asked.modality?.rawValue ?? Modality.massage.rawValue)
      choice("therapist", "Therapist", therapists, asked.therapist?.description)
      choice("location", "Location", locations, asked.location?.description)
      div(.class("fields")) {
        div(.class("field")) {
          labelTag(.for("day")) { "Day" }
          input(.id("day"), .name("day"), .type(.date), .value((asked.day ?? today).description))
          fault("day")
        }
        div(.class("field")) {
          labelTag(.for("units")) { "Units of 15 minutes" }
          input(
            .id("units"), .name("units"), .type(.number), .min("1"), .max("16"), .value(String(asked.units ?? 4)))
          fault("units")
        }
      }
      button(.class("btn go wide"), .type(.submit)) { "Ask" }
    }
  }

  private func fault(_ field: String) -> Node {
    guard let fault = asked.faults.first(where: { $0.field == field }) else { return .nothing }
    return p(.class("alert bad"), .role(.alert)) { fault.fix }
  }

  private func choice(_ name: String, _ label: String, _ choices: [Choice], _ chosen: String?) -> Node {
    div(.class("field")) {
      labelTag(.for(name)) { label }
      selectTag(.id(name), .name(name)) {
        option(.value("")) { "–" }
        for choice in choices { option(.value(choice.value), .selected(choice.value == chosen)) { choice.words } }
      }
    }
  }
}
