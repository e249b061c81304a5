import ScripCore
import ScripDesk

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
    let typed = reader.optionalText("injuryState", label: "the state of the accident", max: 2)
    let state = typed.flatMap(StateCode.reading)
    if typed != nil, state == nil { reader.fault("injuryState", "Write the state as its two letters, such as WA.") }
    let adjuster = reader.optionalText("adjuster", label: "the adjuster")
    let holder = Self.holder(&reader)
    guard reader.faults.isEmpty, let plan, let rank else { return nil }
    var coverage = Coverage(
      id: CoverageID(high: 0, low: 0), patient: PatientID(high: 0, low: 0), plan: plan, memberID: member, rank: rank)
    (coverage.groupNumber, coverage.from, coverage.to) = (group, span.from, span.to)
    (coverage.claimNumber, coverage.injuryDate) = (claim, injury)
    (coverage.injuryState, coverage.adjuster) = (state, adjuster)
    (coverage.relationship, coverage.subscriber) = (holder.relationship, holder.person)
    self.coverage = coverage
  }

  /// Who holds the coverage, when that is not the patient: a person, or an employer by one name.
  private static func holder(
    _ reader: inout FormReader
  ) -> (relationship: ClaimCoverage.Relationship?, person: ClaimPerson?) {
    let relation = reader.optionalText("relationship", label: "the relation").flatMap(
      ClaimCoverage.Relationship.init(rawValue:))
    let family = reader.optionalText("holderFamily", label: "the holder's name", max: 60)
    let given = reader.optionalText("holderGiven", label: "the holder's given name", max: 35)
    let born = reader.optionalDay("holderBirthDate", label: "the holder's date of birth")
    let sex = reader.optionalText("holderSex", label: "the holder's sex").flatMap(ClaimPerson.Sex.init(rawValue:))
    guard let relation, relation != .patient else {
      let address = ["holderStreet", "holderCity", "holderState", "holderZip"].map {
        reader.optionalText($0, label: "the address")
      }
      // Claims would name the patient as the holder, and what was typed would be gone.
      if family != nil || given != nil || born != nil || sex != nil || address.contains(where: { $0 != nil }) {
        reader.fault(
          "relationship",
          "Somebody else is written down as the holder: choose what the patient is to them, or empty these entries.")
      }
      return (nil, nil)
    }
    guard let family else {
      reader.fault("holderFamily", "Write the name of whoever holds the coverage.")
      return (nil, nil)
    }
    let person = ClaimPerson(
      name: ClaimName(family: family, given: given), birthDate: born, sex: sex ?? .unknown,
      address: reader.address("holder"))
    return (relation, person)
  }

  static func entry(at path: Entry.Path, _ chart: ShowPatient.Chart, isNew: Bool) -> Entry {
    let choices = chart.plans.map { EntryChoice($0.id.description, $0.shown) }
    return Entry(
      title: isNew ? "Add a way to pay" : "Way to pay", current: .patients,
      back: "/patients/\(chart.patient.id.description)", action: path,
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
          "Who holds the coverage", note: "Leave it empty when the patient does.",
          [
            EntryField("relationship", "The patient is its", .choice(ClaimCoverage.Relationship.choices)),
            EntryField("holderFamily", "Holder's family name, or the employer"),
            EntryField("holderGiven", "Holder's given name"),
            EntryField("holderBirthDate", "Holder's date of birth", .day),
            EntryField("holderSex", "Holder's sex", .choice(ClaimPerson.Sex.choices)),
            EntryField("holderStreet", "Holder's street"), EntryField("holderCity", "City"),
            EntryField("holderState", "State", hint: "Two letters."), EntryField("holderZip", "ZIP code"),
          ]),
        EntrySheet(
          "Accident", note: "For motor accidents, work injuries and liens; leave it empty otherwise.",
          [
            EntryField("claimNumber", "Claim number"), EntryField("injuryDate", "Day of the accident", .day),
            EntryField("injuryState", "State of the accident", hint: "Two letters."),
            EntryField("adjuster", "Adjuster"),
          ]),
      ], about: AboutLine.of(chart.patient))
  }

  static func typed(_ coverage: Coverage) -> FormFields {
    FormFields([
      ("plan", coverage.plan.description), ("memberID", coverage.memberID), ("groupNumber", coverage.groupNumber),
      ("rank", String(coverage.rank)), ("from", coverage.from?.inFigures), ("to", coverage.to?.inFigures),
      ("claimNumber", coverage.claimNumber), ("injuryDate", coverage.injuryDate?.inFigures),
      ("injuryState", coverage.injuryState), ("adjuster", coverage.adjuster),
      ("relationship", coverage.relationship?.rawValue),
      ("holderFamily", coverage.subscriber?.name.family), ("holderGiven", coverage.subscriber?.name.given),
      ("holderBirthDate", coverage.subscriber?.birthDate?.inFigures),
      ("holderSex", coverage.subscriber?.sex.rawValue), ("holderStreet", coverage.subscriber?.address?.street),
      ("holderCity", coverage.subscriber?.address?.city), ("holderState", coverage.subscriber?.address?.state),
      ("holderZip", coverage.subscriber?.address?.zip),
    ])
  }
}
