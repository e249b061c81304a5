import ScripCore
import ScripSQL
import ScripStore

/// Saves what an owner set: one act a noun, each replacing the row it names. History is in the audit.
public struct SavePractice: Act {
  public static let permission = Permission.editSettings
  let profile: Practice

  public init(_ profile: Practice) { self.profile = profile }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    var faults: [Refusal.Fault] = []
    if profile.legalName.isEmpty { faults.append(.init("legalName", "Enter the name that stands on claims.")) }
    if profile.tradeName.isEmpty { faults.append(.init("tradeName", "Enter the name on the door.")) }
    if let npi = profile.npi, let fault = NPI.fault(in: npi) { faults.append(.init("npi", fault.sentence)) }
    guard faults.isEmpty else { return .refused(Refusal(.invalid, "The practice was not saved.", faults: faults)) }
    var saved = profile
    saved.id = connection.practiceID
    // Written by acts of their own, and on no form of this one; so below.
    saved.daysOff = try connection.practiceProfile()?.daysOff
    try connection.save(saved)
    return .done(true, subjects: [Subject("practice", saved.id)])
  }
}

/// Saves a location; a nil id makes a new one.
public struct SaveLocation: Act {
  public static let permission = Permission.editSettings
  let location: Location
  let isNew: Bool

  public init(_ location: Location, isNew: Bool) {
    self.location = location
    self.isNew = isNew
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<LocationID> {
    let before = try isNew ? nil : connection.location(location.id)
    guard isNew || before != nil else { return .refused(.notFound) }
    var faults: [Refusal.Fault] = []
    if location.name.isEmpty { faults.append(.init("name", "Enter a name for the location.")) }
    // What was saved before stays as it is called.
    if before?.name != location.name, let twin = location.twinFault(among: try connection.locations()) {
      faults.append(twin)
    }
    if StateCode.reading(location.address.state) == nil {
      faults.append(.init("state", "Write the state as its two letters, such as WA."))
    }
    if ![5, 9].contains(location.address.zip.filter(\.isNumber).count) {
      faults.append(.init("zip", "Write the ZIP code with 5 or 9 digits."))
    }
    guard faults.isEmpty else { return .refused(Refusal(.invalid, "The location was not saved.", faults: faults)) }
    var saved = location
    if isNew { saved.id = context.ids.next() }
    let known = before?.roomsInUse ?? []
    if let before { saved.daysOff = before.daysOff }
    saved.rooms = location.roomsInUse.map { room in
      // A room is the same as long as it is called the same.
      Room(id: known.first { $0.name == room.name }?.id ?? context.ids.next(), name: room.name)
    }
    try connection.save(saved)
    return .done(saved.id, subjects: [Subject("location", saved.id)])
  }
}

/// Saves a therapist with their licences.
public struct SaveTherapist: Act {
  public static let permission = Permission.editSettings
  let therapist: Therapist
  let isNew: Bool

  public init(_ therapist: Therapist, isNew: Bool) {
    self.therapist = therapist
    self.isNew = isNew
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<TherapistID> {
    let all = try connection.therapists()
    let before = isNew ? nil : all.first { $0.id == therapist.id }
    guard isNew || before != nil else { return .refused(.notFound) }
    var faults = therapist.faults(beside: all.filter { $0.id != before?.id }, on: context.today)
    if therapist.name.isEmpty { faults.append(.init("name", "Enter the therapist's name.")) }
    if let npi = therapist.npi, let fault = NPI.fault(in: npi) { faults.append(.init("npi", fault.sentence)) }
    for licence in therapist.licences {
      if let from = licence.from, let to = licence.to, to < from {
        faults.append(.init("licence", "Choose a last day of licence \(licence.number) that is not before its first."))
      }
    }
    guard faults.isEmpty else { return .refused(Refusal(.invalid, "The therapist was not saved.", faults: faults)) }
    var saved = therapist
    if isNew { saved.id = context.ids.next() }
    if let before { (saved.hours, saved.daysOff) = (before.hours, before.daysOff) }
    try connection.save(saved)
    return .done(saved.id, subjects: [Subject("therapist", saved.id)])
  }
}

/// Saves a payer's plan.
public struct SavePlan: Act {
  public static let permission = Permission.editSettings
  let plan: Plan
  let isNew: Bool

  public init(_ plan: Plan, isNew: Bool) {
    self.plan = plan
    self.isNew = isNew
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<PlanID> {
    let before = try isNew ? nil : connection.plan(plan.id)
    guard isNew || before != nil else { return .refused(.notFound) }
    var faults: [Refusal.Fault] = []
    // What was saved before stays as it is called; so it can be ended, too.
    if before?.shown != plan.shown || before?.classKey != plan.classKey,
      let twin = plan.twinFault(among: try connection.plans(), on: context.today)
    {
      faults.append(twin)
    }
    if plan.payerName.isEmpty { faults.append(.init("payerName", "Enter the payer's name.")) }
    if context.reference.payers.rules(for: plan.classKey, on: context.today) == nil {
      faults.append(.init("classKey", "Choose the kind of payer."))
    }
    guard faults.isEmpty else { return .refused(Refusal(.invalid, "The plan was not saved.", faults: faults)) }
    var saved = plan
    if isNew { saved.id = context.ids.next() }
    try connection.save(saved)
    return .done(saved.id, subjects: [Subject("plan", saved.id)])
  }
}

/// Saves who is in a plan's network, where and when.
public struct SaveNetwork: Act {
  public static let permission = Permission.editSettings
  let record: NetworkRecord
  /// Nil makes a new row.
  let id: ID<NetworkRow>?

  public init(_ record: NetworkRecord, id: ID<NetworkRow>?) {
    self.record = record
    self.id = id
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard try connection.therapist(record.therapist) != nil, try connection.plan(record.plan) != nil else {
      return .refused(.notFound)
    }
    if let location = record.location, try connection.location(location) == nil { return .refused(.notFound) }
    if let other = try connection.networks(of: record.plan).first(where: {
      $0.id != id && $0.record.clashes(with: record)
    }) {
      return .refused(try connection.clash(with: other.record))
    }
    let row = NetworkRow(id: id ?? context.ids.next(), record: record)
    try connection.save(row)
    return .done(true, subjects: [Subject("network", row.id)])
  }
}

extension NPI.Fault {
  /// Said beside the field.
  public var sentence: String {
    switch self {
    case .notTenDigits: "An NPI has ten digits."
    case .firstDigit: "An NPI begins with 1 or 2."
    case .checkDigit: "One digit is wrong: the check digit does not fit."
    }
  }
}
