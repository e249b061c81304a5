/// Which code of an acknowledgement says what a rule found. Data: a new rule needs a row in one of the first two.
enum AnswerCodes {
  /// IK304, for findings about a whole segment.
  static let segment: [Rule: String] = [
    .segmentUnknown: "1", .nameCase: "1", .emptySegment: "1", .segmentUnexpected: "2", .outsideEnvelope: "2",
    .segmentMissing: "3", .loopMissing: "I7", .loopRepeats: "4", .segmentRepeats: "5", .segmentOrder: "7",
    .overlongSegment: "8", .unterminated: "8", .benefitMissing: "I6", .accidentDate: "I6", .accidentState: "I6",
    .claimOriginal: "I6", .headerMissing: "2", .trailerMissing: "3",
  ]

  /// IK403, for findings about an element.
  static let element: [Rule: String] = [
    .elementMissing: "1", .syntaxNote: "2", .elementTooMany: "3", .elementShort: "4", .elementLong: "5",
    .elementCharacters: "6", .elementBlanks: "6", .numberForm: "6", .trailingZeros: "6", .codeUnknown: "7",
    .codeNew: "7", .codeStopped: "7", .dateForm: "8", .timeForm: "9", .elementRepeats: "12", .elementUnused: "I10",
    .levelNumber: "I12", .levelParent: "I12", .levelChildren: "I12", .lineNumber: "I12", .personName: "I9",
    .npi: "I12", .postalCode: "I12", .dateFuture: "8", .dateOrder: "8", .diagnosisForm: "7", .diagnosisInvalid: "7",
    .diagnosisVersion: "7", .diagnosisTwice: "7", .diagnosisPointer: "7", .procedureForm: "I12",
    .modifierForm: "I12", .modifierTwice: "7", .units: "I12", .amountNegative: "I12", .claimTwice: "I12",
    .claimBalance: "I12", .claimOriginal: "I9", .otherPayerBalance: "I12", .accidentState: "I9",
    .accidentDate: "I9", .patientRelation: "I9", .referenceForm: "I12", .lineBalance: "I12",
    .claimPaymentBalance: "I12", .paymentBalance: "I12", .patientShare: "I12", .reversal: "I12",
    .acknowledgementCount: "I12", .acknowledgementCode: "I12", .statusAction: "I12", .benefitPair: "I9",
    .reviewRequest: "I9", .guideDiffers: "7", .guideUnknown: "7",
  ]

  /// IK502, for findings about ST or SE.
  static let set: [Rule: String] = [
    .guideUnknown: "1", .trailerMissing: "2", .controlNumber: "3", .segmentCount: "4", .guideDiffers: "I6",
    .controlNumberTwice: "23",
  ]
  /// IK502 when a segment of the set is wrong.
  static let segmentsInError = "5"
  /// IK502 for an ST01 or ST02 that is none.
  static let setElements = [1: "6", 2: "7"]

  /// AK905, for findings about GS or GE.
  static let group: [Rule: String] = [
    .groupKind: "1", .guideUnknown: "2", .trailerMissing: "3", .controlNumber: "4", .setCount: "5",
    .controlNumberTwice: "19",
  ]
  /// AK905 for any other element of GS: its syntax is wrong.
  static let groupElse = "6"

  /// TA105, for findings about the interchange.
  static let note: [Rule: String] = [
    .controlNumber: "001", .unterminated: "004", .groupCount: "021", .headerMissing: "022", .outsideEnvelope: "022",
    .trailerMissing: "023", .controlNumberTwice: "025", .separators: "026",
  ]
  /// TA105 by the position in ISA.
  static let header = [
    1: "010", 2: "011", 3: "012", 4: "013", 5: "005", 6: "006", 7: "007", 8: "008", 9: "014", 10: "015", 11: "016",
    12: "017", 13: "018", 14: "019", 15: "020", 16: "027",
  ]
  /// TA105 for what no other note says.
  static let content = "024"
  static let noError = "000"
}
