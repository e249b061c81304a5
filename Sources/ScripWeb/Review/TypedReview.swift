import ScripCore
import ScripDesk
import ScripIntake

/// What stood in a review that was refused, by the name of the entry: drawn again, so that nothing is typed twice.
typealias TypedEntries = [String: String]

extension Review.Particulars {
  /// As typed.
  init(typed: TypedEntries) {
    self.init(OrderReading())
    signature = typed["signature"].flatMap(Signature.init(rawValue:)) ?? .none
    injuryState = typed["injuryState"]
    adjuster = typed["adjuster"]
    attorney = typed["attorney"]
    authorizationNumber = typed["authorizationNumber"]
    precautions = typed["precautions"]
    lienSigned = typed["lienSigned"] != nil
  }
}

extension ShowReview.TypedPerson {
  /// The patient of the entries; nil without a given and a family name.
  init?(typed: TypedEntries) {
    guard let name = PersonName.typed(typed[FieldPath.patientName.rawValue] ?? "")?.value, !name.family.isEmpty,
      !name.given.isEmpty
    else { return nil }
    let born = typed[FieldPath.dateOfBirth.rawValue].flatMap { CalendarDay.reading($0)?.value }
    self.init(givenName: name.given, familyName: name.family, birthDate: born)
  }
}

extension FilingChoices {
  /// The same choices with those of the refused form chosen.
  ///
  /// `asksToContinue`: the order is for another part of the body than the episode that was chosen.
  func choosing(_ typed: TypedEntries, asksToContinue: Bool = false) -> FilingChoices {
    func chosen(_ choices: [Choice], _ name: String, prefix: String = "") -> [Choice] {
      choices.map { Choice(value: $0.value, words: $0.words, isChosen: prefix + $0.value == typed[name]) }
    }
    return FilingChoices(
      patients: chosen(patients, "patient"), twins: twins, newChart: chosen([newChart], "patient")[0],
      episodes: chosen(episodes, "episode"), newEpisode: chosen([newEpisode], "episode")[0],
      coverages: chosen(coverages, "payment", prefix: "coverage:"), plans: chosen(plans, "payment", prefix: "plan:"),
      classes: chosen(classes, "payment", prefix: "class:"), memberID: typed["newMemberID"] ?? memberID,
      completes: completes,
      continued: asksToContinue
        ? Self.continues(typed["episode"], isChosen: false)
        : Self.continues(typed[SignOffReferral.continuedField], isChosen: true))
  }

  private static func continues(_ episode: String?, isChosen: Bool) -> Choice? {
    episode.map { Choice(value: $0, words: "Continue it all the same", isChosen: isChosen) }
  }
}
