import Foundation
import ScripCore
import TestSupport

/// What a made-up document really says (Tests/Corpus/dev/truth): the part that an order is judged by.
struct Truth: Decodable {
  let id: String
  let orders: [Order]

  struct Order: Decodable {
    let patient: Person?
    let prescriber: Doctor?
    let diagnoses: [Diagnosis]?
    let bodyRegions: [String]?
    let laterality: String?
    let modalities: [String]?
    let frequency: Frequency?
    let numberOfSessions: Int?
    let numberOfSessionsDerived: Bool?
    let duration: Span?
    let untilDate: CalendarDay?
    let expirationDate: CalendarDay?
    let medicalNecessity: String?
    let goals: [String]?
    let orderDate: CalendarDay?
    let signed: Bool?
    let signatureDate: CalendarDay?
    let payer: Payer?
  }

  struct Person: Decodable {
    let name: String?
    let dateOfBirth: CalendarDay?
  }

  struct Doctor: Decodable {
    let name, credential, npi, phone, fax, practice: String?
  }

  struct Diagnosis: Decodable {
    let icd10, text: String?
  }

  struct Frequency: Decodable {
    let timesPer: Int
    let timesPerMax: Int?
    let every: Int?
    let period: OrderedSchedule.Period.Unit
  }

  struct Span: Decodable {
    let value: Int
    let unit: OrderedSchedule.Period.Unit
  }

  struct Payer: Decodable {
    let claimNumber: String?
    let dateOfInjury: CalendarDay?
  }

  /// All documents, in the order of their names.
  static func all() throws -> [Truth] {
    let folder = Checkout.corpus.appending(path: "truth")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      try JSONDecoder().decode(Truth.self, from: Data(contentsOf: folder.appending(path: name)))
    }
  }
}

extension Truth.Order {
  /// The order as a person who reads perfectly would sign it off. Nothing is worked out on the prescriber's behalf.
  var version: ReferralVersion {
    var version = ReferralVersion(referral: ReferralID(high: 0, low: 0))
    version.patientName = patient?.name
    version.patientBirthDate = patient?.dateOfBirth
    version.prescriber = Prescriber(
      name: prescriber?.name, credential: prescriber?.credential.flatMap(Credential.init(spelled:)),
      npi: prescriber?.npi, phone: prescriber?.phone, fax: prescriber?.fax, practiceName: prescriber?.practice)
    version.signature = signed == true ? .handwritten : .none
    version.signedOn = signed == true ? signatureDate ?? orderDate : nil
    version.orderedOn = orderDate
    version.endsOn = untilDate ?? expirationDate
    version.diagnoses = (diagnoses ?? []).map {
      OrderedDiagnosis(code: $0.icd10.flatMap { ICD10Code($0) }, text: $0.text)
    }
    version.modalities = (modalities ?? []).compactMap(Modality.init(rawValue:))
    version.regions = BodyRegion.allCases.filter { region in
      (bodyRegions ?? []).contains { $0 == region.shown || $0 == "full body" || $0 == "gluteal" && region == .buttock }
    }
    version.side = laterality.flatMap(Side.init(rawValue:))
    version.schedule = schedule
    version.medicalNecessity = medicalNecessity
    version.goals = goals ?? []
    version.claimNumber = payer?.claimNumber
    version.injuryDate = payer?.dateOfInjury
    return version
  }

  private var schedule: OrderedSchedule {
    OrderedSchedule(
      visits: numberOfSessionsDerived == true ? nil : numberOfSessions,
      frequency: frequency.map {
        .init($0.timesPer...max($0.timesPer, $0.timesPerMax ?? 0), every: $0.every ?? 1, $0.period)
      },
      duration: duration.map { .init($0.value, $0.unit) })
  }
}
