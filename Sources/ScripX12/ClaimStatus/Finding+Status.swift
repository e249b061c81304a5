import ScripCore
import X12

/// What is wrong with a claim, in the codes of STC.
extension X12.Finding {
  /// A6 information is missing, A7 it is wrong, A8 it does not fit together; then what it is about, and whom.
  ///
  /// The numbers are those of the public list of claim status codes; 21 is missing or wrong information.
  var statusCode: ClaimStatus.Code {
    let (category, status) = Self.statuses[rule] ?? ("A7", "21")
    return ClaimStatus.Code(category, status, entity: Self.entities[loop])
  }

  private static let statuses: [X12.Rule: (category: String, status: String)] = [
    .npi: ("A7", "562"), .postalCode: ("A7", "500"), .dateFuture: ("A7", "510"), .dateOrder: ("A8", "187"),
    .diagnosisForm: ("A7", "255"), .diagnosisInvalid: ("A7", "255"), .diagnosisVersion: ("A8", "255"),
    .diagnosisPointer: ("A8", "477"), .procedureForm: ("A7", "454"), .modifierForm: ("A7", "453"),
    .units: ("A7", "476"), .amountNegative: ("A7", "178"), .claimTwice: ("A8", "746"), .claimBalance: ("A8", "400"),
    .claimOriginal: ("A6", "464"), .otherPayerBalance: ("A8", "400"), .accidentState: ("A6", "21"),
    .accidentDate: ("A6", "21"), .patientRelation: ("A8", "21"), .referenceForm: ("A7", "21"),
  ]

  /// STC01-3, by the loop of a name.
  private static let entities = [
    "2010AA": "85", "2010AB": "87", "2010BA": "IL", "2010BB": "PR", "2010CA": "QC", "2310A": "DN", "2310B": "82",
    "2310C": "77", "2310D": "DQ",
  ]
}
