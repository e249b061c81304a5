import ScripCore
import ScripIntake

extension ReferralVersion {
  /// The order as a person signed it off: what the page says, in the core's words.
  ///
  /// A count that was worked out from frequency and period is left out: Scrip does not multiply on the prescriber's
  /// behalf. On a form with one date, that date is also the date of the signature.
  public init(
    _ order: OrderReading, _ particulars: Review.Particulars, referral: ReferralID, version: Int, document: DocumentID?,
    pictures: [Review.PictureSize] = []
  ) {
    self.init(referral: referral, version: version)
    patientName = order.patient.name.value?.written
    patientBirthDate = order.patient.dateOfBirth.value
    prescriber = Prescriber(order.prescriber)
    signature = particulars.signature
    orderedOn = order.orderDate.value
    signedOn = signature == .none ? nil : order.signatureDate.value ?? order.orderDate.value
    endsOn = order.untilDate.value ?? order.expirationDate.value
    diagnoses = (order.diagnoses.value ?? []).map {
      OrderedDiagnosis(code: $0.icd10.flatMap { ICD10Code($0) }, text: $0.text)
    }
    modalities = (order.modalities.value ?? []).compactMap { Modality(rawValue: $0.rawValue) }
    regions = BodyRegions((order.bodyRegions.value ?? []).flatMap(\.regions)).members
    side = order.laterality.value.flatMap { Side(rawValue: $0.rawValue) }
    schedule = OrderedSchedule(order)
    minutesPerSession = order.sessionMinutes.value
    medicalNecessity = order.medicalNecessity.value
    goals = order.goals.value ?? []
    claimNumber = order.payer.claimNumber.value
    injuryDate = order.payer.dateOfInjury.value
    take(particulars)
    evidence = order.lines.flatMap { line in
      guard let source = line.source else { return [ElementEvidence]() }
      var words = Evidence(
        document: document, page: source.page, area: PageArea(around: source.boxes), words: source.words,
        certain: line.review == nil)
      if pictures.indices.contains(source.page - 1), pictures[source.page - 1].width > 0 {
        words.pictureWidth = pictures[source.page - 1].width
        words.pictureHeight = pictures[source.page - 1].height
      }
      return line.path.elements.map { ElementEvidence($0, words) }
    }
  }

  private mutating func take(_ particulars: Review.Particulars) {
    injuryState = particulars.injuryState
    adjuster = particulars.adjuster
    attorney = particulars.attorney
    lienSigned = particulars.lienSigned
    precautions = particulars.precautions
    authorizationNumber = particulars.authorizationNumber
    unreadable = particulars.unreadable
  }
}

extension Prescriber {
  init(_ read: OrderReading.Prescriber) {
    self.init(
      name: read.name.value?.written,
      credential: read.credential.value.map { ScripCore.Credential(spelled: $0.rawValue) ?? .other },
      npi: read.npi.value?.digits, phone: read.phone.value?.written, fax: read.fax.value?.written,
      practiceName: read.practice.value)
  }
}

extension OrderedSchedule {
  init(_ order: OrderReading) {
    self.init()
    if let count = order.numberOfSessions.value, !count.derived { visits = count.count }
    if let read = order.frequency.value, read.timesPer > 0 {
      let most = Swift.max(read.timesPer, read.timesPerMax ?? read.timesPer)
      frequency = Frequency(read.timesPer...most, every: Swift.max(1, read.every), read.period.unit)
    }
    if let read = order.duration.value, read.value > 0 { duration = Period(read.value, read.unit.unit) }
  }
}

extension OrderReading.Period {
  fileprivate var unit: OrderedSchedule.Period.Unit {
    switch self {
    case .day: .day
    case .week: .week
    case .month: .month
    case .year: .year
    }
  }
}

extension OrderReading.BodyRegion {
  /// The regions of the core's vocabulary that the written word takes in.
  var regions: [ScripCore.BodyRegion] {
    switch self {
    case .head: [.head]
    case .neck: [.neck]
    case .shoulder: [.shoulder]
    case .upperBack: [.upperBack]
    case .lowBack: [.lowBack]
    case .hip: [.hip]
    case .gluteal: [.buttock]
    case .fullBody: ScripCore.BodyRegion.allCases
    case .arm: [.upperArm, .elbow, .forearm]
    case .leg: [.thigh, .knee, .lowerLeg]
    case .thigh: [.thigh]
    case .knee: [.knee]
    case .foot: [.foot]
    case .calf: [.lowerLeg]
    case .forearm: [.forearm]
    case .wrist: [.wrist]
    case .elbow: [.elbow]
    case .chest: [.chest]
    }
  }
}

extension PageArea {
  /// The smallest rectangle around the boxes; nil when there are none.
  public init?(around boxes: [PageBox]) {
    guard let first = boxes.first else { return nil }
    var (left, top, right, bottom) = (first.x, first.y, first.x + first.width, first.y + first.height)
    for box in boxes.dropFirst() {
      left = Swift.min(left, box.x)
      top = Swift.min(top, box.y)
      right = Swift.max(right, box.x + box.width)
      bottom = Swift.max(bottom, box.y + box.height)
    }
    self.init(x: left, y: top, width: right - left, height: bottom - top)
  }
}

extension FieldPath {
  /// The elements of an order that the field supplies.
  public var elements: [ReferralElement] {
    switch self {
    case .patientName: [.patientName]
    case .dateOfBirth: [.patientBirthDate]
    case .prescriberName: [.prescriberName]
    case .credential: [.prescriberCredential]
    case .npi: [.prescriberNPI]
    case .prescriberPhone, .prescriberFax: [.prescriberContact]
    case .diagnoses: [.diagnosisText, .diagnosisCode]
    case .bodyRegions: [.bodyRegion]
    case .modalities: [.modality]
    case .frequency: [.frequency]
    case .numberOfSessions: [.visitCount]
    case .duration, .untilDate: [.duration]
    case .medicalNecessity: [.medicalNecessity]
    case .goals: [.goals]
    case .signed: [.signature]
    case .signatureDate: [.signedDate]
    case .claimNumber: [.claimNumber]
    case .dateOfInjury: [.injuryDate]
    case .patientPhone, .patientAddress, .practice, .laterality, .cptCodes, .asNeeded, .sessionMinutes, .orderDate,
      .expirationDate, .payerName, .memberID:
      []
    }
  }
}
