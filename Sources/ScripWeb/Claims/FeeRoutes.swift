import HTML
import ScripCore
import ScripDesk

/// What the practice charges for a unit of each code.
struct FeeForm: WebForm {
  static let codes: [ProcedureCode] = [
    .massage, .manualTherapy, .exercise, .motorControl, .functionalTasks, .heatCold,
  ]

  let schedule: FeeSchedule
  let isMeant: Bool

  init?(reading reader: inout FormReader) {
    let classKey = reader.optionalText("classKey", label: "the kind of payer")
    isMeant = reader.isTicked(SaveFees.meantField)
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

  /// It asks once more where sessions were signed on or after the first day that was sent.
  static func entry(_ fees: ShowFees.Fees) -> Entry {
    let classes = fees.payers.map { EntryChoice($0.key, $0.name) }
    let isAsked = fees.signed.map { $0.charged + $0.toCharge > 0 } ?? false
    let asked = isAsked ? [EntryField(SaveFees.meantField, "These prices from that day all the same", .tick)] : []
    return Entry(
      title: "Fees", current: .settings, back: "/settings", action: "/settings/fees",
      groups: [
        EntrySheet(
          "For whom, from when", note: "Sessions before the first day keep the prices they had.",
          [
            EntryField("validFrom", "First day", .day),
            EntryField(
              "classKey", "Kind of payer", .choice([EntryChoice("", "all without a list of their own")] + classes)),
          ] + asked),
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
      return try await counter.page(FeeForm.entry(fees), FeeForm.typed(fees), request, caller)
    }
    routes.post("/settings/fees", .editSettings) { request, caller in
      let first = request.fields["validFrom"].flatMap { CalendarDay.reading($0)?.value }
      let classKey = request.fields["classKey"].flatMap { $0.isEmpty ? nil : $0 }
      let fees = try await desk.ask(ShowFees(since: first, pricedFor: classKey), by: caller)
      return try await counter.take(FeeForm.self, of: FeeForm.entry(fees), request, caller) { form, key in
        _ = try await desk.perform(SaveFees(form.schedule, isMeant: form.isMeant), by: caller, key: key)
        return "/settings"
      }
    }
  }
}
