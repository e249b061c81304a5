import ScripCore

/// The person of a story, and the order as a doctor's office writes it.
struct StoryPerson: Sendable {
  var given: String
  var family: String
  var born: String
  var sex: ClaimPerson.Sex
  var member: String?
  var account: (claim: String, injury: String)?
  var diagnosis: String
  var treatment = "massage therapy"
  var schedule = "Frequency: once per week for 6 weeks\nNumber of visits: 6"
  /// Further lines of the order, as this payer asks for them.
  var further: [String] = []

  var birthDate: CalendarDay { CalendarDay(born)! }

  /// An order signed on a day. `code` is what stands at the foot of a page of ours.
  func order(signedOn day: CalendarDay, code: String? = nil) -> String {
    func us(_ day: CalendarDay) -> String {
      let (year, month, date) = day.components
      return "\(month)/\(date)/\(year)"
    }
    var lines = [
      "PRESCRIPTION FOR MASSAGE THERAPY", "Patient: \(given) \(family)", "Date of birth: \(us(birthDate))",
      "Diagnosis: \(diagnosis)", "Treatment: \(treatment)", schedule,
      "Medical necessity: pain limits sitting, lifting and sleep",
    ]
    lines += further
    lines += [
      "Prescriber: Helen Bergstrom, MD", "NPI: 2000000028", "Phone: 206-555-0177", "Date: \(us(day))",
      "Electronically signed by Helen Bergstrom, MD on \(us(day))",
    ]
    if let code { lines.append("Code \(code)") }
    return lines.joined(separator: "\n")
  }

  /// The returned second half of a report: what the prescriber ticked and wrote.
  func renewal(signedOn day: CalendarDay, code: String) -> String {
    let (year, month, date) = day.components
    return """
      Massage therapy: progress report and renewal
      Patient: \(given) \(family)
      Renewal: your decision
      Go on as ordered
      Number of visits: 6
      Frequency: once per week for 6 weeks
      Electronically signed by Helen Bergstrom, MD on \(month)/\(date)/\(year)
      Code \(code)
      """
  }
}
