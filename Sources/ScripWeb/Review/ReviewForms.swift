import ScripCore
import ScripDesk
import ScripIntake

/// What was typed in the review.
struct ReviewForm: WebForm {
  let order: Int
  let entries: ReviewEntries
  /// The entry that was written in last: the page comes back to it.
  let place: FieldPath?
  /// The document to go on with, once what was typed is kept.
  let next: IntakeID?
  /// The order of the same document to go on with.
  let turn: Int?

  init?(reading reader: inout FormReader) {
    guard let order = reader.number("order", label: "the order", in: 0...200) else { return nil }
    var fields: [String: String] = [:]
    for path in FieldPath.allCases where reader.has(path.rawValue) {
      let isNumber = path == .memberID || path == .claimNumber
      fields[path.rawValue] =
        reader.optionalText(path.rawValue, label: path.label.lowercased(), max: 2_000, isNumber: isNumber) ?? ""
    }
    var particulars = Review.Particulars(OrderReading())
    particulars.signature =
      reader.optionalText("signature", label: "the signature").flatMap(Signature.init(rawValue:)) ?? .none
    particulars.injuryState = reader.optionalText("injuryState", label: "the state")
    particulars.adjuster = reader.optionalText("adjuster", label: "the adjuster")
    particulars.attorney = reader.optionalText("attorney", label: "the attorney")
    particulars.authorizationNumber = reader.optionalText(
      "authorizationNumber", label: "the authorization", isNumber: true)
    particulars.precautions = reader.optionalText("precautions", label: "the precautions", max: 1_000)
    particulars.lienSigned = reader.isTicked("lienSigned")
    place = reader.optionalText(Self.placeField, label: "the entry").flatMap(FieldPath.init(rawValue:))
    next = reader.optionalText(Self.nextField, label: "the next document").flatMap { IntakeID($0) }
    turn = reader.optionalNumber(Self.turnField, label: "the other order", in: 0...200)
    self.order = order
    entries = ReviewEntries(fields: fields, particulars: particulars)
  }
}

extension ReviewForm {
  /// These two are filled in by the script, and empty without it.
  static let placeField = "at"
  static let nextField = "then"
  /// The button of another order.
  static let turnField = "turn"
}

/// The review with where the referral goes.
struct SignOffForm: WebForm {
  let review: ReviewForm
  let patient: SignOffReferral.PatientChoice
  let payment: SignOffReferral.PaymentChoice
  let episode: EpisodeID?
  /// The episode that is continued although the order is for another part of the body.
  let continued: EpisodeID?

  init?(reading reader: inout FormReader) {
    let review = ReviewForm(reading: &reader)
    let patient = Self.patient(&reader, review?.entries)
    let payment = Self.payment(&reader)
    let episode = reader.optionalText("episode", label: "the episode")
    // Nothing is assumed for somebody who has episodes: an answer filed apart leaves its question open for ever.
    if reader.has("episode"), episode == nil, case .existing? = patient {
      reader.fault("episode", "Choose the episode that the order continues, or a new one.")
    }
    self.episode = episode.flatMap { EpisodeID($0) }
    continued = reader.optionalText(SignOffReferral.continuedField, label: "the answer").flatMap { EpisodeID($0) }
    guard let review, let patient, let payment else { return nil }
    self.review = review
    self.patient = patient
    self.payment = payment
  }

  private static func patient(
    _ reader: inout FormReader, _ entries: ReviewEntries?
  ) -> SignOffReferral.PatientChoice? {
    guard let choice = reader.text("patient", label: "whose referral it is") else { return nil }
    if let id = PatientID(choice) { return .existing(id) }
    let person = ShowReview.TypedPerson(typed: entries?.fields ?? [:])
    guard let person else {
      reader.fault(FieldPath.patientName.rawValue, "Enter given and family name for the new chart.")
      return nil
    }
    return .new(
      givenName: person.givenName, familyName: person.familyName, birthDate: person.birthDate,
      isOther: choice == FilingChoices.otherPerson)
  }

  private static func payment(_ reader: inout FormReader) -> SignOffReferral.PaymentChoice? {
    guard let choice = reader.text("payment", label: "who pays") else { return nil }
    let halves = choice.split(separator: ":", maxSplits: 1).map(String.init)
    let member = reader.optionalText("newMemberID", label: "the member number", max: 40)
    switch (halves.first, halves.last) {
    case ("coverage", let id?): if let id = CoverageID(id) { return .coverage(id) }
    case ("plan", let id?): if let id = PlanID(id) { return .newCoverage(plan: id, memberID: member) }
    case ("class", let key?): return .alone(classKey: key)
    default: break
    }
    reader.fault("payment", "Choose who pays from the list.")
    return nil
  }
}
