extension Rule {
  static let prescriberNPI = Rule(
    "prescriber.npi", .referral, "The prescriber's NPI is well formed",
    source: .domain("CMS, the check digit of the NPI, 45 CFR 162.406; domain notes H")
  ) { question, findings in
    guard let npi = question.order?.prescriber.npi, !npi.isEmpty, let fault = NPI.fault(in: npi) else { return }
    let required = question.payer.requirements.level(of: .prescriberNPI) == .required
    let what: Phrase =
      switch fault {
      case .notTenDigits: "The prescriber's NPI does not have ten digits"
      case .firstDigit: "The prescriber's NPI begins with neither 1 nor 2"
      case .checkDigit: "The prescriber's NPI fails its check digit: one digit is wrong"
      }
    findings.report(
      required ? .selfPayOnly : .warns, what, about: .prescriberNPI,
      fix: Fix(
        .frontDesk, .confirmReading, "Look at the page, or look the number up; the prescriber need not be asked."))
  }
}
