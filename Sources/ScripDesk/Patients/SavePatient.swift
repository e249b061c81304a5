import ScripCore
import ScripSQL
import ScripStore

/// Makes a chart or corrects one. A nil id makes a new one, and is refused once where there seems to be one.
public struct SavePatient: Act {
  public static let permission = Permission.editPatients
  let id: PatientID?
  let givenName: String
  let familyName: String
  let birthDate: CalendarDay?
  let phone: PhoneNumber?
  let email: String?
  let address: PostalAddress?
  let preference: TherapistPreference?
  let sex: ClaimPerson.Sex?
  /// Somebody looked at the chart of the same name and date of birth: it is another person's.
  let isOther: Bool

  /// The field that says so.
  public static let otherField = "isOther"

  public init(
    id: PatientID?, givenName: String, familyName: String, birthDate: CalendarDay?, phone: PhoneNumber? = nil,
    email: String? = nil, address: PostalAddress? = nil, preference: TherapistPreference? = nil,
    sex: ClaimPerson.Sex? = nil, isOther: Bool = false
  ) {
    self.id = id
    self.givenName = givenName
    self.familyName = familyName
    self.birthDate = birthDate
    self.phone = phone
    self.email = email
    self.address = address
    self.preference = preference
    self.sex = sex
    self.isOther = isOther
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<PatientID> {
    var faults: [Refusal.Fault] = []
    if givenName.isEmpty { faults.append(.init("givenName", "Enter the given name.")) }
    if familyName.isEmpty { faults.append(.init("familyName", "Enter the family name.")) }
    if let birthDate, birthDate > context.today {
      faults.append(.init("birthDate", "This day is in the future. Check the year."))
    }
    guard faults.isEmpty else { return .refused(Refusal(.invalid, "The chart was not saved.", faults: faults)) }
    if let id, try connection.patient(id) == nil { return .refused(.notFound) }
    if id == nil, !isOther,
      try !connection.twins(givenName: givenName, familyName: familyName, born: birthDate).isEmpty
    {
      return .refused(.hasChart(Self.otherField))
    }
    var patient = Patient(
      id: id ?? context.ids.next(), givenName: givenName, familyName: familyName, birthDate: birthDate, phone: phone,
      email: email, address: address)
    patient.preference = preference
    patient.sex = sex
    try connection.save(patient)
    if id != nil { try connection.judgeAgain(patient.id, &context) }
    return .done(patient.id, subjects: [Subject("patient", patient.id)])
  }
}

/// Adds a way to pay to a chart, or corrects one.
public struct SaveCoverage: Act {
  public static let permission = Permission.editCoverage
  let coverage: Coverage
  let isNew: Bool

  /// For a new coverage the id is replaced by a fresh one.
  public init(_ coverage: Coverage, isNew: Bool) {
    self.coverage = coverage
    self.isNew = isNew
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<CoverageID> {
    guard try connection.patient(coverage.patient) != nil, let plan = try connection.plan(coverage.plan) else {
      return .refused(.notFound)
    }
    var saved = coverage
    var before: Coverage?
    if isNew {
      saved.id = context.ids.next()
    } else {
      before = try connection.coverage(coverage.id)
      guard before?.patient == coverage.patient else { return .refused(.notFound) }
    }
    let faults = try connection.faults(of: saved, plan, on: context.today)
    guard faults.isEmpty else { return .refused(Refusal(.invalid, "The coverage was not saved.", faults: faults)) }
    try connection.save(saved)
    if let before {
      try connection.movePlanYear(from: before, to: saved, &context)
      try connection.judgeAgain(saved.patient, &context)
    }
    return .done(saved.id, subjects: [Subject("coverage", saved.id), Subject("patient", saved.patient)])
  }
}
