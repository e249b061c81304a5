import ScripCore
import ScripDesk

/// A person's names, birth date and how to reach them.
struct PersonForm: WebForm {
  private let givenName: String
  private let familyName: String
  private let birthDate: CalendarDay?
  private let phone: PhoneNumber?
  private let email: String?
  private let address: PostalAddress?
  private let sex: ClaimPerson.Sex?
  private let preference: TherapistPreference?
  private let isOther: Bool

  init?(reading reader: inout FormReader) {
    let given = reader.text("givenName", label: "the given name")
    let family = reader.text("familyName", label: "the family name")
    birthDate = reader.optionalDay("birthDate", label: "the date of birth")
    phone = reader.phone("phone", label: "the telephone number")
    email = reader.email("email", label: "the e-mail address")
    address = reader.address()
    sex = reader.optionalText("sex", label: "the sex").flatMap(ClaimPerson.Sex.init(rawValue:))
    let gender = reader.optionalText("preferredGender", label: "the wish").flatMap { Gender(rawValue: $0) }
    let isHard = reader.isTicked("preferenceIsHard")
    isOther = reader.isTicked(SavePatient.otherField)
    preference = gender.map { TherapistPreference(gender: $0, isHard: isHard) }
    guard reader.faults.isEmpty, let given, let family else { return nil }
    (givenName, familyName) = (given, family)
  }

  func act(on id: PatientID?) -> SavePatient {
    SavePatient(
      id: id, givenName: givenName, familyName: familyName, birthDate: birthDate, phone: phone, email: email,
      address: address, preference: preference, sex: sex, isOther: isOther)
  }

  /// Who may have a chart under what was typed.
  var twins: FindTwins { FindTwins(givenName: givenName, familyName: familyName, birthDate: birthDate) }

  static func entry(at path: Entry.Path, back: Entry.Path, isNew: Bool, twins: [Patient] = []) -> Entry {
    Entry(
      title: isNew ? "New patient" : "Edit the person", current: .patients, back: back, action: path,
      groups: (twins.isEmpty ? [] : [Self.same(as: twins)]) + [
        EntrySheet(
          "Person",
          [
            EntryField("givenName", "Given name"), EntryField("familyName", "Family name"),
            EntryField("birthDate", "Date of birth", .day),
            EntryField("sex", "Sex, as the insurer has it", .choice(ClaimPerson.Sex.choices)),
          ]),
        EntrySheet(
          "How to reach them",
          [
            EntryField("phone", "Telephone", .telephone), EntryField("email", "E-mail", .email),
            EntryField("street", "Street"), EntryField("city", "City"),
            EntryField("state", "State", hint: "Two letters."), EntryField("zip", "ZIP code"),
          ]),
        EntrySheet(
          "Who treats them", note: "Private: it finds times, and is shown on no calendar.",
          [
            EntryField("preferredGender", "Would like a", .choice([EntryChoice("", "no wish")] + Gender.choices)),
            EntryField("preferenceIsHard", "The wish is firm: never offer anybody else", .tick),
          ]),
      ])
  }

  private static func same(as twins: [Patient]) -> EntrySheet {
    EntrySheet(
      "Is it the same person?",
      [EntryField(SavePatient.otherField, "It is another person: make a new chart", .tick)],
      links: twins.map { patient in
        let born = patient.birthDate.map { "born \($0.shown)" } ?? "date of birth not known"
        return WordTable.Link(
          words: "\(patient.shown), \(born), has a chart already", path: "/patients/\(patient.id.description)")
      })
  }

  static func typed(_ patient: Patient) -> FormFields {
    FormFields([
      ("givenName", patient.givenName), ("familyName", patient.familyName),
      ("birthDate", patient.birthDate?.inFigures), ("phone", patient.phone?.shown), ("email", patient.email),
      ("street", patient.address?.street), ("city", patient.address?.city), ("state", patient.address?.state),
      ("zip", patient.address?.zip), ("sex", patient.sex?.rawValue),
      ("preferredGender", patient.preference?.gender.rawValue),
      ("preferenceIsHard", patient.preference.flatMap { $0.isHard ? "yes" : nil }),
    ])
  }
}
