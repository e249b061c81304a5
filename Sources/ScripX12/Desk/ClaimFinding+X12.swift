import ScripCore
import X12

/// A finding of the X12 checker as a clerk reads it: the box of the form instead of a segment, and what to do.
extension ClaimFinding {
  init(_ finding: X12.Finding) {
    let box = Self.box(loop: finding.loop, segment: finding.segment, element: finding.element)
    self.init(
      finding.severity == .error ? .stops : .asks, "x12.\(finding.rule.rawValue)", finding.what,
      at: "\(box) (\(finding.position) in loop \(finding.loop))", fix: Self.fix(finding))
  }

  /// The item of the CMS-1500 that a place of the 837P stands for. Source: x12-elements.md.
  private static func box(loop: String, segment: String, element: Int?) -> String {
    switch (loop, segment) {
    case ("1000A", _), ("1000B", _): "The clearinghouse's numbers"
    case ("2010AA", "REF"): "Box 25, tax number"
    case ("2010AA", _), ("2000A", _), ("2010AB", _): "Box 33, billing provider"
    case ("2000B", "SBR"): "Boxes 1, 6 and 11, insurance"
    case ("2010BA", "NM1"): "Boxes 1a and 4, insured"
    case ("2010BA", "DMG"): "Box 11a, insured's date of birth"
    case ("2010BA", "REF"), ("2010CA", "REF"): "Box 11b, claim number"
    case ("2010BA", _): "Box 7, insured's address"
    case ("2010BB", _): "Payer"
    case ("2000C", _): "Box 6, relationship"
    case ("2010CA", "NM1"): "Box 2, patient"
    case ("2010CA", "DMG"): "Box 3, patient's date of birth"
    case ("2010CA", _): "Box 5, patient's address"
    case ("2300", "CLM"): element == 11 ? "Box 10, accident" : "Boxes 26 to 28, the claim"
    case ("2300", "DTP"): "Boxes 14 to 16, dates"
    case ("2300", "REF"): "Boxes 22 and 23, numbers"
    case ("2300", "HI"): "Box 21, diagnoses"
    case ("2300", "NTE"): "Box 19, note"
    case ("2300", "AMT"): "Box 29, amount paid"
    case ("2310A", _), ("2310D", _), ("2420E", _): "Box 17, prescriber"
    case ("2310B", _): "Box 24J, therapist"
    case ("2310C", _): "Box 32, place of service"
    case ("2320", _), ("2330A", _), ("2330B", _), ("2430", _): "Box 9, other insurance"
    case ("2400", "SV1"): line(element)
    case ("2400", _): "Box 24A, date of service"
    default: "The file"
    }
  }

  private static func line(_ element: Int?) -> String {
    switch element {
    case 1: "Box 24D, code"
    case 2: "Box 24F, charge"
    case 4: "Box 24G, units"
    case 7: "Box 24E, diagnosis pointer"
    default: "Box 24, lines"
    }
  }

  /// What a clerk can do about it; the checker's own words where only a programmer can.
  private static func fix(_ finding: X12.Finding) -> String {
    switch finding.rule {
    case .npi: "Look the number up, and correct it where it was entered."
    case .postalCode: "Correct the ZIP code: five digits, or nine."
    case .dateFuture, .dateOrder: "Compare the days, and correct the wrong one."
    case .diagnosisInvalid: "Look the code up for the day of service, and ask the prescriber for a valid one."
    case .diagnosisTwice: "Leave one of the two at the referral."
    case .accidentState, .accidentDate: "Enter it in the coverage."
    case .claimOriginal: "Copy the payer's number from its answer."
    case .otherPayerBalance: "Compare with the first payer's remittance."
    case .elementLong: "Shorten it where it was entered."
    case .elementMissing, .segmentMissing: "Enter what is missing there."
    case .elementCharacters: "Take out the letters that payers cannot read."
    default: finding.fix
    }
  }
}
