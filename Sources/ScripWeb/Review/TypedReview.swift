import HTML
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

extension FilingChoices {
  /// The same choices with those of the refused form chosen.
  func choosing(_ typed: TypedEntries) -> FilingChoices {
    func chosen(_ choices: [Choice], _ name: String, prefix: String = "") -> [Choice] {
      choices.map { Choice(value: $0.value, words: $0.words, isChosen: prefix + $0.value == typed[name]) }
    }
    return FilingChoices(
      patients: chosen(patients, "patient"), episodes: chosen(episodes, "episode"),
      coverages: chosen(coverages, "payment", prefix: "coverage:"), plans: chosen(plans, "payment", prefix: "plan:"),
      classes: chosen(classes, "payment", prefix: "class:"), memberID: typed["newMemberID"] ?? memberID,
      completes: completes)
  }
}
