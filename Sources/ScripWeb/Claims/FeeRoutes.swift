import HTML
import ScripCore
import ScripDesk

/// What the practice charges for a unit of each code.
struct FeeForm: WebForm {
  static let codes: [ProcedureCode] = [
    .massage, .manualTherapy, .exercise, .motorControl, .functionalTasks, .heatCold,
  ]

  let schedule: FeeSchedule

  init?(reading reader: inout FormReader) {
    let classKey = reader.optionalText("classKey", label: "the kind of payer")
    let from = reader.optionalDay("validFrom", label: "the first day")
    if from == nil, !reader.faults.contains(where: { $0.field == "validFrom" }) {
      reader.fault("validFrom", "Fill in the first day of these prices.")
    }
    var prices: [FeeSchedule.Price] = []
    for code in Self.codes {
      let unit = reader.dollars("unit\(code)", label: "the price")
      let own = reader.dollars("own\(code)", label: "the patient's own price")
      if let unit { prices.append(FeeSchedule.Price(code, perUnit: unit, selfPay: own)) }
      if unit == nil, own != nil { reader.fault("unit\(code)", "Write the price that payers are charged, too.") }
    }
    guard reader.faults.isEmpty, let from else { return nil }
    schedule = FeeSchedule(classKey: classKey, validFrom: from, prices: prices)
  }

  static func entry(payers: [PayerRules]) -> Entry {
    let classes = payers.map { EntryChoice($0.key, $0.name) }
    return Entry(
      title: "Fees", current: .settings, back: "/settings", action: "/settings/fees",
      groups: [
        EntrySheet(
          "For whom, from when", note: "Sessions before the first day keep the prices they had.",
          [
            EntryField("validFrom", "First day", .day),
            EntryField(
              "classKey", "Kind of payer", .choice([EntryChoice("", "all without a list of their own")] + classes)),
          ]),
        EntrySheet(
          "Price of a unit", note: "In dollars; a unit of a timed code is 15 minutes. Leave out what you do not offer.",
          codes.flatMap { code in
            [
              EntryField("unit\(code)", "\(code.words) (\(code))"),
              EntryField("own\(code)", "\(code.words), patient pays alone", hint: "Empty: the same."),
            ]
          }),
      ])
  }

  /// The prices that hold today, to be changed from.
  static func typed(_ fees: ShowFees.Fees) -> FormFields {
    let now = fees.schedules.inForce(for: "", on: fees.today)
    var fields: [(String, String?)] = [("validFrom", fees.today.inFigures)]
    for price in now?.prices ?? [] {
      fields.append(("unit\(price.code)", price.perUnit.plainDollars))
      fields.append(("own\(price.code)", price.selfPay?.plainDollars))
    }
    return FormFields(fields)
  }
}

/// The fee schedule under Settings.
struct FeeRoutes: Sendable {
  private let desk: Desk
  private let counter: EntryCounter

  init(_ pages: StaffPages) {
    desk = pages.desk
    counter = EntryCounter(pages: pages)
  }

  func declare(in routes: inout Routes) {
    let (desk, counter) = (desk, counter)
    routes.get("/settings/fees", .editSettings) { request, caller in
      let fees = try await desk.ask(ShowFees(), by: caller)
      return try await counter.page(FeeForm.entry(payers: fees.payers), FeeForm.typed(fees), request, caller)
    }
    routes.post("/settings/fees", .editSettings) { request, caller in
      let fees = try await desk.ask(ShowFees(), by: caller)
      return try await counter.take(FeeForm.self, of: FeeForm.entry(payers: fees.payers), request, caller) {
        form, key in
        _ = try await desk.perform(SaveFees(form.schedule), by: caller, key: key)
        return "/settings"
      }
    }
  }
}
