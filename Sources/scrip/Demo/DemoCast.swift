import ScripCore

/// The names of one made-up practice. The two casts share no patient and no log-in, so that whoever looks from one
/// practice into the other can be told by a name. All persons are invented.
struct DemoCast {
  let legalName: String
  let tradeName: String
  let people: [Person]
  let patientFamilies: [String]
  /// Whether faxes wait in the inbox; they carry names of their own.
  let receivesFaxes: Bool

  /// One way in, as it is printed at start.
  struct Person {
    let email: String
    let name: String
    let roles: Set<Role>
  }

  static let password = "a calm morning in Ballard"
  static let all = [tidewater, ridgeline]

  static let tidewater = DemoCast(
    legalName: "Tidewater Bodywork PLLC", tradeName: "Tidewater Medical Massage",
    people: [
      Person(email: "owner@demo.example", name: "Ida Fenn", roles: [.owner]),
      Person(email: "rosa@demo.example", name: "Rosa Ibarra", roles: [.frontDesk]),
      Person(email: "bill@demo.example", name: "Wim Okafor", roles: [.biller]),
      Person(email: "lee@demo.example", name: "Lee Ann Moss", roles: [.therapist]),
      Person(email: "solo@demo.example", name: "Sol Varga", roles: Set(Role.allCases)),
    ],
    patientFamilies: [
      "Moreno", "Sato", "Ozturk", "Delacroix-Reed", "Lindqvist", "Abernathy", "Kowalczyk", "Nakamura",
    ],
    receivesFaxes: true)

  static let ridgeline = DemoCast(
    legalName: "Ridgeline Hands LLC", tradeName: "Ridgeline Therapeutic Massage",
    people: [
      Person(email: "owner@second.example", name: "Tove Amsel", roles: [.owner]),
      Person(email: "rosa@second.example", name: "Rosalind Quist", roles: [.frontDesk]),
      Person(email: "bill@second.example", name: "Wilma Drost", roles: [.biller]),
      Person(email: "lee@second.example", name: "Leander Pohl", roles: [.therapist]),
      Person(email: "solo@second.example", name: "Solveig Maar", roles: Set(Role.allCases)),
    ],
    patientFamilies: [
      "Vandersloot", "Ekwueme", "Halvorsen", "Petrosyan", "Quintanilla", "Szymborski", "Tuiasosopo", "Bharadwaj",
    ],
    receivesFaxes: false)
}
