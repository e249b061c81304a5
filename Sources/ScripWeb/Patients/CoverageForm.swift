import ScripCore

/// A way to pay: the plan, the membership, and the accident where one is behind it.
struct CoverageForm: WebForm {
  /// With ids of zeros, which the route replaces.
  let coverage: Coverage

  init?(reading reader: inout FormReader) {
    let plan: PlanID? = reader.id("plan", label: "a plan")
    let member = reader.optionalText("memberID", label: "the member ID", max: 80)
    let group = reader.optionalText("groupNumber", label: "the group number", max: 80)
    let rank = reader.number("rank", label: "the order of paying", in: 1...9)
    let span = reader.span("from", "to")
    let claim = reader.optionalText("claimNumber", label: "the claim number", max: 80)
    let injury = reader.optionalDay("injuryDate", label: "the day of the accident")
    let state = reader.optionalText("injuryState", label: "the state of the accident", max: 2)?.uppercased()
    if let state, state.utf8.count != 2 { reader.fault("injuryState", "Write the state as two letters.") }
    let adjuster = reader.optionalText("adjuster", label: "the adjuster")
    guard reader.faults.isEmpty, let plan, let rank else { return nil }
    var coverage = Coverage(
      id: CoverageID(high: 0, low: 0), patient: PatientID(high: 0, low: 0), plan: plan, memberID: member, rank: rank)
    (coverage.groupNumber, coverage.from, coverage.to) = (group, span.from, span.to)
    (coverage.claimNumber, coverage.injuryDate) = (claim, injury)
    (coverage.injuryState, coverage.adjuster) = (state, adjuster)
    self.coverage = coverage
  }

  static func entry(at path: Entry.Path, back: Entry.Path, plans: [Plan], isNew: Bool) -> Entry {
    let choices = plans.map { EntryChoice($0.id.description, $0.shown) }
    return Entry(
      title: isNew ? "Add a way to pay" : "Way to pay", current: .patients, back: back, action: path,
      groups: [
        EntrySheet(
          "Membership",
          [
            EntryField("plan", "Plan", .choice([EntryChoice("", "choose")] + choices)),
            EntryField("memberID", "Member ID", hint: "As printed on the card."),
            EntryField("groupNumber", "Group number"),
            EntryField("rank", "Pays in this order", .number, hint: "1 is asked first."),
            EntryField("from", "First day", .day), EntryField("to", "Last day", .day),
          ]),
        EntrySheet(
          "Accident", note: "For motor accidents, work injuries and liens; leave it empty otherwise.",
          [
            EntryField("claimNumber", "Claim number"), EntryField("injuryDate", "Day of the accident", .day),
            EntryField("injuryState", "State of the accident", hint: "Two letters."),
            EntryField("adjuster", "Adjuster"),
          ]),
      ])
  }

  static func typed(_ coverage: Coverage) -> FormFields {
    FormFields([
      ("plan", coverage.plan.description), ("memberID", coverage.memberID), ("groupNumber", coverage.groupNumber),
      ("rank", String(coverage.rank)), ("from", coverage.from?.description), ("to", coverage.to?.description),
      ("claimNumber", coverage.claimNumber), ("injuryDate", coverage.injuryDate?.description),
      ("injuryState", coverage.injuryState), ("adjuster", coverage.adjuster),
    ])
  }
}
