import ScripCore

/// A payer's plan: whose rules it follows, and whether the practice takes it.
struct PlanForm: WebForm {
  /// With an id of zeros, which the route replaces.
  let plan: Plan

  init?(reading reader: inout FormReader) {
    let payer = reader.text("payerName", label: "the payer's name")
    let name = reader.optionalText("name", label: "the plan's name")
    let classKey = reader.text("classKey", label: "the kind of payer")
    let product: Plan.Product? = reader.choice("product", label: "the product")
    let acceptance: Plan.Acceptance? = reader.choice("acceptance", label: "whether the plan is taken")
    let span = reader.span("from", "to")
    let phone = reader.phone("phone", label: "the payer's telephone number")
    if acceptance == .comingSoon, span.from == nil { reader.fault("from", "Write the first day of the plan here.") }
    let claims = Self.claims(&reader)
    guard reader.faults.isEmpty, let payer, let classKey, let product, let acceptance else { return nil }
    var plan = Plan(
      id: PlanID(high: 0, low: 0), payerName: payer, name: name ?? "", classKey: classKey, product: product,
      acceptance: acceptance, from: span.from, to: span.to, phone: phone)
    (plan.payerNumber, plan.claimAddress, plan.filing) = (claims.number, claims.address, claims.filing)
    (plan.filingLimitDays, plan.modifiersAsked) = (claims.days, claims.modifiers)
    plan.wantsPaper = claims.wantsPaper
    self.plan = plan
  }

  /// What claims to this plan need.
  private struct Claims {
    let number: String?
    let address: PostalAddress?
    let filing: ClaimCoverage.FilingCode?
    let days: Int?
    let modifiers: [String]?
    let wantsPaper: Bool?
  }

  private static func claims(_ reader: inout FormReader) -> Claims {
    let modifiers = reader.optionalText("modifiersAsked", label: "the modifiers", max: 20).map {
      $0.uppercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    if let modifiers, modifiers.contains(where: { $0.utf8.count != 2 }) || modifiers.count > 4 {
      reader.fault("modifiersAsked", "Write at most four modifiers of two characters, such as GP.")
    }
    return Claims(
      number: reader.optionalText("payerNumber", label: "the payer's number", max: 80),
      address: reader.address("claim"),
      filing: reader.optionalText("filing", label: "the kind").flatMap(ClaimCoverage.FilingCode.init(rawValue:)),
      days: reader.optionalNumber("filingLimitDays", label: "the days to file", in: 1...3_650),
      modifiers: modifiers, wantsPaper: reader.isTicked("wantsPaper") ? true : nil)
  }

  private static let claimSheet = EntrySheet(
    "Claims", note: "Only for plans that are sent claims.",
    [
      EntryField("payerNumber", "Payer's number", hint: "The clearinghouse has a list."),
      EntryField("filingLimitDays", "Days to file", .number, hint: "From the day of service, by the contract."),
      EntryField(
        "filing", "Kind on the claim",
        .choice([EntryChoice("", "as the kind of payer has it")] + ClaimCoverage.FilingCode.allCases.map(\.choice))),
      EntryField("modifiersAsked", "Modifiers on every line", hint: "Such as GP; empty for none."),
      EntryField("wantsPaper", "Takes claims on paper only", .tick),
      EntryField("claimStreet", "Street for paper claims"), EntryField("claimCity", "City"),
      EntryField("claimState", "State", hint: "Two letters."), EntryField("claimZip", "ZIP code"),
    ])

  /// `chosen` is shown with its source and its note.
  static func entry(at path: Entry.Path, isNew: Bool, payers: [PayerRules], chosen: String?) -> Entry {
    let rules = payers.first { $0.key == chosen }
    let source = rules.map { "Rules of \($0.name): \($0.source), read \($0.readOn.shown). \($0.note ?? "")" }
    let classes = payers.map { EntryChoice($0.key, $0.name) }
    return Entry(
      title: isNew ? "New plan" : "Plan", current: .settings, back: "/settings", action: path,
      groups: [
        EntrySheet(
          "Plan",
          [
            EntryField("payerName", "Payer"),
            EntryField("name", "Plan", hint: "Leave it empty if the payer has one plan."),
            EntryField("product", "Product", .choice(Plan.Product.allCases.map { EntryChoice($0.rawValue, $0.shown) })),
            EntryField("phone", "Payer's telephone", .telephone),
          ]),
        EntrySheet(
          "Rules", note: source ?? "The kind of payer decides what an order must hold.",
          [EntryField("classKey", "Kind of payer", .choice([EntryChoice("", "choose")] + classes))]),
        EntrySheet(
          "Whether the practice takes it",
          [
            EntryField(
              "acceptance", "Taken", .choice(Plan.Acceptance.allCases.map { EntryChoice($0.rawValue, $0.shown) })),
            EntryField("from", "First day", .day), EntryField("to", "Last day", .day),
          ]),
        claimSheet,
      ])
  }

  static func typed(_ plan: Plan) -> FormFields {
    FormFields([
      ("payerName", plan.payerName), ("name", plan.name), ("classKey", plan.classKey),
      ("product", plan.product.rawValue), ("acceptance", plan.acceptance.rawValue), ("from", plan.from?.inFigures),
      ("to", plan.to?.inFigures), ("phone", plan.phone?.shown), ("payerNumber", plan.payerNumber),
      ("filing", plan.filing?.rawValue), ("filingLimitDays", plan.filingLimitDays.map { String($0) }),
      ("modifiersAsked", plan.modifiersAsked?.joined(separator: " ")),
      ("wantsPaper", plan.wantsPaper == true ? "yes" : nil),
      ("claimStreet", plan.claimAddress?.street), ("claimCity", plan.claimAddress?.city),
      ("claimState", plan.claimAddress?.state), ("claimZip", plan.claimAddress?.zip),
    ])
  }
}

extension Plan {
  /// Of a plan of a kind that pays for no massage: in the settings as on the public list.
  static let neverPaysMassage = "does not pay for massage therapy"

  /// `PPO`, of a health insurer's plan whose name does not say it: work and car accidents and the VA have none.
  var productToTell: String? {
    let isHealthPlan = classKey.hasPrefix("commercial") || classKey == "medicare_advantage"
    guard isHealthPlan, product != .other, !shown.split(separator: " ").contains(where: { $0 == product.shown }) else {
      return nil
    }
    return product.shown
  }
}

extension Plan.Acceptance {
  var shown: String {
    switch self {
    case .accepted: "accepted"
    case .comingSoon: "coming soon"
    case .notAccepted: "not accepted"
    }
  }
}

extension ClaimCoverage.FilingCode {
  /// As a line of a list to choose from.
  fileprivate var choice: EntryChoice {
    let words =
      switch self {
      case .automobile: "automobile"
      case .blueCross: "Blue Cross Blue Shield"
      case .champus: "Tricare"
      case .commercial: "commercial"
      case .hmo: "HMO"
      case .medicarePartB: "Medicare part B"
      case .medicaid: "Medicaid"
      case .ppo: "PPO"
      case .pointOfService: "POS"
      case .exclusiveProvider: "EPO"
      case .medicareAdvantage: "Medicare Advantage HMO"
      case .otherFederal: "other federal"
      case .veterans: "veterans"
      case .workersCompensation: "workers' compensation"
      case .mutuallyDefined: "as agreed with the payer"
      }
    return EntryChoice(rawValue, "\(words) (\(rawValue))")
  }
}
