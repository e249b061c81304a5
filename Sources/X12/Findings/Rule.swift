/// What a finding is about. The raw value is its stable id: other programs may rely on it.
public enum Rule: String, Sendable, CaseIterable {
  // The bytes.
  case byteOrderMark = "byte-order-mark"
  case unterminated = "segment-unterminated"
  case emptySegment = "segment-empty"
  case overlongSegment = "segment-overlong"
  case nameCase = "segment-name-case"

  // The envelope.
  case header = "envelope-header"
  case separators = "separators-ambiguous"
  case trailerMissing = "trailer-missing"
  case headerMissing = "header-missing"
  case segmentCount = "segment-count"
  case setCount = "set-count"
  case groupCount = "group-count"
  case controlNumber = "control-number"
  case controlNumberTwice = "control-number-twice"
  case outsideEnvelope = "outside-envelope"
  case groupKind = "group-kind"
  case guideUnknown = "guide-unknown"
  case guideDiffers = "guide-differs"

  // Structure.
  case segmentUnknown = "segment-unknown"
  case segmentUnexpected = "segment-unexpected"
  case segmentMissing = "segment-missing"
  case segmentRepeats = "segment-repeats"
  case segmentOrder = "segment-order"
  case loopMissing = "loop-missing"
  case loopRepeats = "loop-repeats"

  // Elements.
  case elementMissing = "element-missing"
  case elementUnused = "element-unused"
  case elementRepeats = "element-repeats"
  case elementTooMany = "element-too-many"
  case elementShort = "element-short"
  case elementLong = "element-long"
  case elementCharacters = "element-characters"
  case elementBlanks = "element-blanks"
  case codeUnknown = "code-unknown"
  case codeNew = "code-new"
  case codeStopped = "code-stopped"
  case numberForm = "number-form"
  case trailingZeros = "number-trailing-zeros"
  case dateForm = "date-form"
  case timeForm = "time-form"
  case syntaxNote = "syntax-note"

  // What no table of a guide says.
  case levelNumber = "level-number"
  case levelParent = "level-parent"
  case levelChildren = "level-children"
  case lineNumber = "line-number"
  case personName = "person-name"
  case npi = "npi"
  case postalCode = "postal-code"
  case dateFuture = "date-future"
  case dateOrder = "date-order"
  case diagnosisForm = "diagnosis-form"
  case diagnosisInvalid = "diagnosis-invalid"
  case diagnosisVersion = "diagnosis-version"
  case diagnosisTwice = "diagnosis-twice"
  case diagnosisPointer = "diagnosis-pointer"
  case procedureForm = "procedure-form"
  case modifierForm = "modifier-form"
  case modifierTwice = "modifier-twice"
  case units = "units"
  case amountNegative = "amount-negative"
  case claimTwice = "claim-twice"
  case claimBalance = "claim-balance"
  case claimOriginal = "claim-original"
  case otherPayerBalance = "other-payer-balance"
  case accidentState = "accident-state"
  case accidentDate = "accident-date"
  case patientRelation = "patient-relation"
  case referenceForm = "reference-form"
  case lineBalance = "line-balance"
  case claimPaymentBalance = "claim-payment-balance"
  case paymentBalance = "payment-balance"
  case patientShare = "patient-share"
  case reversal = "reversal"
  case acknowledgementCount = "acknowledgement-count"
  case acknowledgementCode = "acknowledgement-code"
  case statusAction = "status-action"
  case benefitPair = "benefit-pair"
  case benefitMissing = "benefit-missing"
  case reviewRequest = "review-request"

  /// Whether it is about one claim of an 837, which can be sent back alone; the other rules are about the set.
  public var isOfClaim: Bool {
    switch self {
    case .npi, .postalCode, .dateFuture, .dateOrder, .diagnosisForm, .diagnosisInvalid, .diagnosisVersion,
      .diagnosisTwice, .diagnosisPointer, .procedureForm, .modifierForm, .modifierTwice, .units, .amountNegative,
      .claimTwice, .claimBalance, .claimOriginal, .otherPayerBalance, .accidentState, .accidentDate,
      .patientRelation, .referenceForm:
      true
    default: false
    }
  }

  /// How bad it is unless the reader's tolerance says otherwise.
  public var severity: Finding.Severity {
    switch self {
    case .codeNew, .codeStopped, .patientShare, .diagnosisTwice, .modifierTwice: .warning
    default: .error
    }
  }
}
