import ScripCore
import ScripSQL
import ScripStore

import struct ScripIntake.OrderReading

/// Where a referral is filed: whose it is, who pays, and which episode. Decided before anything is written.
struct FilingPlan {
  var patient: Patient
  var patientIsNew = false
  /// The chart had no telephone or no address, and the referral says it.
  var patientIsCompleted = false
  var newCoverage: Coverage?
  var episode: Episode
  var episodeIsNew = false

  func write(to connection: borrowing Connection, _ context: inout ActContext) throws {
    if patientIsNew || patientIsCompleted { try connection.save(patient) }
    if let newCoverage { try connection.save(newCoverage) }
    guard episodeIsNew else { return }
    try connection.save(episode)
    try connection.carryPlanYear(to: episode, &context)
  }

  /// Takes from the referral what the chart does not know yet; what it knows stays.
  mutating func complete(phone: ScripCore.PhoneNumber?, address: String?) {
    if patient.phone == nil, let phone {
      patient.phone = phone
      patientIsCompleted = true
    }
    if patient.address == nil, let address = address.flatMap({ PostalAddress(written: $0) }) {
      patient.address = address
      patientIsCompleted = true
    }
  }
}

extension SignOffReferral {
  func filing(
    _ read: OrderReading, _ connection: borrowing Connection, _ context: inout ActContext
  ) throws -> Result<FilingPlan, Refusal> {
    switch patient {
    case .existing(let id):
      guard let known = try connection.patient(id) else { return .failure(.notFound) }
      if let episode { return try joining(episode, of: known, read, connection, context) }
      return try newEpisode(of: known, isNew: false, read, connection, &context)
    case .new(let given, let family, let birthDate, let isOther):
      guard episode == nil else {
        return .failure(.notFiled("episode", "A new chart has no episode to continue: choose a new episode."))
      }
      guard !given.isEmpty, !family.isEmpty else {
        return .failure(
          Refusal(
            .invalid, "A new chart needs a name.", faults: [.init("patient.name", "Enter given and family name.")]))
      }
      if let birthDate, birthDate > context.today {
        return .failure(.notFiled("patient.dateOfBirth", "This day is in the future. Check the year."))
      }
      if !isOther, try !connection.twins(givenName: given, familyName: family, born: birthDate).isEmpty {
        return .failure(.hasChart("patient"))
      }
      let patient = Patient(id: context.ids.next(), givenName: given, familyName: family, birthDate: birthDate)
      return try newEpisode(of: patient, isNew: true, read, connection, &context)
    }
  }

  /// The order continues an episode, under the payer that the episode has.
  private func joining(
    _ episode: EpisodeID, of known: Patient, _ read: OrderReading, _ connection: borrowing Connection,
    _ context: ActContext
  ) throws -> Result<FilingPlan, Refusal> {
    guard let open = try connection.episode(episode) else { return .failure(.notFound) }
    guard open.patient == known.id else {
      return .failure(
        .notFiled("episode", "This episode is another patient’s: choose one of this patient’s, or a new one."))
    }
    let covered = try open.coverage.flatMap { try connection.coverage($0) }
    guard isPaying(open, covered, read) else {
      let plan = try covered.flatMap { try connection.plan($0.plan) }
      let rules = context.reference.rules(
        for: open.classKey, on: context.today, added: try connection.payerRules())
      return .failure(
        .notFiled(
          "payment",
          "The episode it belongs to is paid by \(plan?.shown ?? rules.name), and so is each of its orders: choose that, "
            + "or a new episode."))
    }
    return .success(FilingPlan(patient: known, episode: open))
  }

  /// Whether what was chosen is what pays for the episode.
  private func isPaying(_ open: Episode, _ covered: Coverage?, _ read: OrderReading) -> Bool {
    switch payment {
    case .coverage(let id): return open.coverage == id
    case .newCoverage(let plan, let typed):
      guard let covered, covered.plan == plan else { return false }
      guard let number = typed ?? read.payer.memberID.value, covered.memberID?.isEmpty == false else { return true }
      return PlanMember.bare(covered.memberID) == PlanMember.bare(number)
    case .alone(let key): return open.coverage == nil && open.classKey == key
    }
  }

  private func newEpisode(
    of patient: Patient, isNew: Bool, _ read: OrderReading, _ connection: borrowing Connection,
    _ context: inout ActContext
  ) throws -> Result<FilingPlan, Refusal> {
    var coverage: Coverage?
    var newCoverage: Coverage?
    let classKey: String
    switch payment {
    case .coverage(let id):
      guard let known = try connection.coverage(id), let plan = try connection.plan(known.plan) else {
        return .failure(.payerNotChosen)
      }
      guard known.patient == patient.id else {
        return .failure(
          .notFiled("payment", "This coverage is another patient’s: choose one of this patient’s, or the plan."))
      }
      coverage = known
      classKey = plan.classKey
    case .newCoverage(let planID, let typed):
      guard let plan = try connection.plan(planID) else { return .failure(.payerNotChosen) }
      let memberID = typed ?? read.payer.memberID.value
      let known = try connection.coverages(of: patient.id).first {
        guard $0.plan == planID, $0.to.map({ $0 >= context.today }) ?? true else { return false }
        if let memberID { return PlanMember.bare($0.memberID) == PlanMember.bare(memberID) }
        // An accident's claim is that accident's alone.
        return ($0.claimNumber ?? "").isEmpty && $0.injuryDate == nil
      }
      // The same membership once more is the one the chart has.
      if known == nil {
        var added = Coverage(id: context.ids.next(), patient: patient.id, plan: planID, memberID: memberID)
        // The order says who pays, not who pays first.
        added.rank = try connection.place(of: added, plan, on: context.today)
        newCoverage = added
      }
      coverage = known ?? newCoverage
      classKey = plan.classKey
    case .alone(let key):
      guard context.reference.payers.rules(for: key, on: context.today) != nil else {
        return .failure(.payerNotChosen)
      }
      classKey = key
    }
    let episode = Episode(
      id: context.ids.next(), patient: patient.id, coverage: coverage?.id, classKey: classKey, problem: read.problem,
      openedOn: context.today, location: try connection.locations().first?.id)
    return .success(
      FilingPlan(
        patient: patient, patientIsNew: isNew, newCoverage: newCoverage, episode: episode, episodeIsNew: true))
  }
}

extension Refusal {
  /// What speaks against filing a referral as chosen; `field` is the entry to correct.
  static func notFiled(_ field: String, _ sentence: String) -> Refusal {
    Refusal(.invalid, "Nothing was filed.", faults: [.init(field, sentence)])
  }

  /// It was on the list when the page was drawn, or never.
  static let payerNotChosen = Refusal.notFiled("payment", "Choose who pays from the list.")
}
