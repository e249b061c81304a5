import Paper
import ScripCore

extension ReferralForm {
  /// Who the patient is, and for accident payers which injury pays.
  var patientBlocks: [Block] {
    let who: Block = .pairs(
      [
        Pair(label("Name", .patientName), person.name.map { Words($0) }),
        Pair(label("Date of birth", .patientBirthDate), person.birthDate.map { Words($0.shown) }),
      ], columns: 2)
    return [.heading("Patient"), who] + injuryBlocks
  }

  private var injuryBlocks: [Block] {
    guard asks(.claimNumber) || asks(.injuryDate) else { return [] }
    let known: [(ReferralElement, String, String?)] = [
      (.claimNumber, "Claim number", person.claimNumber), (.injuryDate, "Injured on", person.injuryDate?.shown),
      (.injuryState, "State", person.injuryState), (.adjuster, "Adjuster", person.adjuster),
      (.authorizationNumber, "Authorization", nil), (.attorney, "Attorney", nil), (.lienSigned, "Lien signed on", nil),
    ]
    let pairs = known.filter { asks($0.0) }.map { Pair(label($0.1, $0.0), $0.2.map { Words($0) }) }
    return [.heading("Accident or injury"), .pairs(pairs, columns: 2)]
  }
}
