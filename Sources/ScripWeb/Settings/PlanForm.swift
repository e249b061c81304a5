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
    guard reader.faults.isEmpty, let payer, let classKey, let product, let acceptance else { return nil }
    plan = Plan(
      id: PlanID(high: 0, low: 0), payerName: payer, name: name ?? "", classKey: classKey, product: product,
      acceptance: acceptance, from: span.from, to: span.to, phone: phone)
  }

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
      ])
  }

  static func typed(_ plan: Plan) -> FormFields {
    FormFields([
      ("payerName", plan.payerName), ("name", plan.name), ("classKey", plan.classKey),
      ("product", plan.product.rawValue), ("acceptance", plan.acceptance.rawValue), ("from", plan.from?.description),
      ("to", plan.to?.description), ("phone", plan.phone?.shown),
    ])
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
