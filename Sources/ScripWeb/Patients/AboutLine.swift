import ScripCore
import ScripDesk

/// Whom a form is about, in the words that a payer asks for on the telephone.
enum AboutLine {
  static func of(_ patient: Patient, _ coverage: Coverage? = nil, _ plan: Plan? = nil) -> String {
    let member = coverage.flatMap { coverage in
      coverage.memberID.map { "member ID \($0)" } ?? coverage.claimNumber.map { "claim \($0)" }
    }
    let payer = plan.map { plan in plan.shown + (plan.phone.map { ", telephone \($0.shown)" } ?? "") }
    let born = patient.birthDate.map { "born \($0.shown)" } ?? "date of birth not known"
    return [patient.shown, born, member, payer].compactMap(\.self).joined(separator: " · ")
  }
}

extension ShowEpisode.Story {
  /// The patient, and who pays for this episode.
  var about: String { AboutLine.of(patient, coverage, plan) }
}
