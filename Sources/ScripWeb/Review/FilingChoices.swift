import HTML
import ScripCore
import ScripDesk
import ScripIntake

/// Whose the referral is, who pays, and which episode it belongs to.
struct FilingChoices: Equatable, Sendable {
  let patients: [Choice]
  /// Who seems to be the person on the page: a new chart would be theirs again.
  let twins: [WordTable.Link]
  /// Nobody of those above.
  let newChart: Choice
  let episodes: [Choice]
  /// Chosen where the order continues none of them.
  let newEpisode: Choice
  let coverages: [Choice]
  let plans: [Choice]
  let classes: [Choice]
  /// Typed in place of the number that the order says; empty where that one counts.
  let memberID: String
  /// What goes into a chart that does not have it yet; nil when the document says neither.
  let completes: String?
  /// Whether an order for another part of the body continues the episode; nil until that is asked.
  var continued: Choice?

  struct Choice: Equatable, Sendable {
    let value: String
    let words: String
    let isChosen: Bool
  }

  /// Chosen in place of a new chart where somebody of this name and date of birth has one.
  static let otherPerson = "other"
  /// Chosen where a patient who has episodes begins another one.
  static let newEpisodeValue = "new"

  /// The ways to pay that need no plan of the practice's list.
  static let withoutPlan = ["self_pay_medical", "hsa", "fsa", "commercial_out_of_network", "self_pay_wellness"]

  private static func completes(_ read: OrderReading.Patient) -> String? {
    let address = read.address.value.flatMap { PostalAddress(written: $0) }
    let parts = [read.phone.value == nil ? nil : "telephone", address == nil ? nil : "address"].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    let go = parts.count == 1 ? "goes" : "go"
    return "The \(parts.joined(separator: " and ")) above \(go) into the chart where it has none."
  }

  /// The plan whose payer the page names, if one does.
  private static func plan(named read: String?, in plans: [Plan]) -> PlanID? {
    let named = folded(read ?? "")
    guard !named.isEmpty else { return nil }
    return plans.first { named.contains(folded($0.payerName)) || folded($0.payerName).contains(named) }?.id
  }

  var node: Node {
    fieldset(.class("entries")) {
      legend { "Where it goes" }
      patientChoice
      payerChoice
      if !episodes.isEmpty { episodeChoice }
    }
  }

  private var patientChoice: Node {
    fieldset(.class("pad"), .id("patient")) {
      legend { "Patient" }
      for choice in patients { radio(choice) }
      radio(newChart)
      for twin in twins { p(.class("hint")) { a(.href(twin.path)) { twin.words } } }
      if let completes { span(.class("hint")) { completes } }
    }
  }

  private var payerChoice: Node {
    div(.class("pad fields")) {
      div(.class("field all")) {
        labelTag(.for("payment")) { "Who pays" }
        selectTag(.id("payment"), .name("payment"), .required()) {
          option(.value("")) { "Choose who pays" }
          if !coverages.isEmpty { group("Known for this patient", coverages, prefix: "coverage:") }
          if !plans.isEmpty { group("A plan", plans, prefix: "plan:") }
          group("Without a plan", classes, prefix: "class:")
        }
      }
      div(.class("field all")) {
        labelTag(.for("newMemberID")) { "Member number, for a plan" }
        input(
          .id("newMemberID"), .name("newMemberID"), .type(.text), .value(memberID), .maxLength(40),
          .autocomplete("off"), .aria("describedby", "newMemberID-hint"))
        span(.class("hint"), .id("newMemberID-hint")) { "Only where it is another than the member number above." }
      }
    }
  }

  private var episodeChoice: Node {
    div(.class("pad field")) {
      labelTag(.for("episode")) { "Belongs to" }
      selectTag(.id("episode"), .name("episode")) {
        option(.value("")) { "Choose where it belongs" }
        for choice in [newEpisode] + episodes {
          option(.value(choice.value), .selected(choice.isChosen)) { choice.words }
        }
      }
      if let continued {
        labelTag(.class("pick")) {
          input(
            .type(.checkbox), .id(SignOffReferral.continuedField), .name(SignOffReferral.continuedField),
            .value(continued.value), .checked(continued.isChosen))
          continued.words
        }
      }
      span(.class("hint")) { "An amended or renewed order continues its episode as a new version." }
    }
  }

  private func radio(_ choice: Choice) -> Node {
    labelTag(.class("pick")) {
      input(.type(.radio), .name("patient"), .value(choice.value), .checked(choice.isChosen), .required())
      choice.words
    }
  }

  private func group(_ name: String, _ choices: [Choice], prefix: String) -> Node {
    optgroup(.groupLabel(name)) {
      for choice in choices { option(.value(prefix + choice.value), .selected(choice.isChosen)) { choice.words } }
    }
  }
}

extension FilingChoices {
  /// What is likely, from what was read and what is known.
  init(_ opened: ShowReview.Opened) {
    let (orders, order) = (opened.review?.reading.orders ?? [], opened.order)
    let payer = orders.indices.contains(order) ? orders[order].payer : .init()
    let returned = opened.review?.returned
    let likely = returned?.patient ?? opened.candidates.first { $0.birthDateAgrees }?.patient.id
    patients = opened.candidates.map { candidate in
      let born = candidate.patient.birthDate.map { ", born \($0.shown)" } ?? ", date of birth unknown"
      let agrees = candidate.birthDateAgrees ? "" : " (date of birth differs)"
      return Choice(
        value: candidate.patient.id.description, words: "\(candidate.patient.listed)\(born)\(agrees)",
        isChosen: candidate.patient.id == likely)
    }
    twins = opened.candidates.filter(\.isTwin).map { candidate in
      let born = candidate.patient.birthDate.map { "born \($0.shown)" } ?? "date of birth not known"
      return WordTable.Link(
        words: "\(candidate.patient.shown), \(born), has a chart already",
        path: "/patients/\(candidate.patient.id.description)")
    }
    newChart =
      twins.isEmpty
      ? Choice(value: "new", words: "A new chart", isChosen: likely == nil)
      : Choice(value: Self.otherPerson, words: "It is another person: make a new chart", isChosen: false)
    // The page's own code is sure; else the one order that somebody was asked about is likely to be answered.
    let awaited = opened.candidates.first { $0.patient.id == likely }?.awaited ?? [:]
    let answered = returned?.episode ?? (awaited.count == 1 ? awaited.keys.first : nil)
    episodes = opened.candidates.flatMap { candidate in
      candidate.episodes.map {
        let asked = candidate.awaited[$0.id].map { ", prescriber asked \($0.shown)" } ?? ""
        let payer = candidate.payer(of: $0, opened.payers).map { ", \($0)" } ?? ""
        return Choice(
          value: $0.id.description,
          words: "\(candidate.patient.listed): \($0.problem), since \($0.openedOn.shown)\(payer)\(asked)",
          isChosen: $0.id == answered)
      }
    }
    newEpisode = Choice(value: Self.newEpisodeValue, words: "A new episode", isChosen: false)
    // What pays for the episode that is chosen already; else what pays first.
    let joined = opened.candidates.flatMap(\.episodes).first { $0.id == answered }
    coverages = opened.candidates.flatMap { candidate in
      candidate.coverages.enumerated().map { index, pair in
        // Two of one plan are told apart by their number.
        let isAlone = candidate.coverages.filter { $0.plan.id == pair.plan.id }.count == 1
        let plan = isAlone ? pair.plan.shown : pair.coverage.shown(under: pair.plan)
        let isLikely = index == 0 && candidate.patient.id == likely
        return Choice(
          value: pair.coverage.id.description, words: "\(candidate.patient.listed): \(plan)",
          isChosen: joined.map { $0.coverage == pair.coverage.id } ?? isLikely)
      }
    }
    let isKnown = joined != nil || coverages.contains(where: \.isChosen)
    let guess = isKnown ? nil : Self.plan(named: payer.name.value, in: opened.plans)
    plans = opened.plans.map { Choice(value: $0.id.description, words: $0.shown, isChosen: $0.id == guess) }
    classes = opened.payers.filter { Self.withoutPlan.contains($0.key) }.map {
      Choice(value: $0.key, words: $0.name, isChosen: joined?.coverage == nil && joined?.classKey == $0.key)
    }
    memberID = ""
    completes = orders.indices.contains(order) ? Self.completes(orders[order].patient) : nil
  }
}

extension ShowReview.Candidate {
  /// Who pays for an episode of theirs, as the list of payers calls it.
  fileprivate func payer(of episode: Episode, _ classes: [PayerRules]) -> String? {
    if let pair = coverages.first(where: { $0.coverage.id == episode.coverage }) { return pair.plan.shown }
    return classes.first { $0.key == episode.classKey }?.name
  }
}
