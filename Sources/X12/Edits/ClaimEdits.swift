/// What an 837 has said about the claim that is open, and which claims went before.
struct ClaimEdits {
  /// Diagnoses of a claim, and payers before this one, that are compared with each other. A guide has room for 12 and 10:
  /// one too many is a finding of its structure.
  static let mostCompared = 100

  struct OtherPayer {
    var key: UInt64 = 0
    var place: Place
    var paid: Int?
    var paidPlace: Place?
    var adjusted = 0
    var hasAdjustments = false
  }

  struct Diagnosis {
    /// Up to seven bytes, as `Bytes.code` has them.
    var code: UInt64
    var isTen: Bool
    var position: Int
    var place: Place
  }

  // The subscriber level.
  var isSelf = false
  var relationPlace = Place(byte: 0, segment: 0, line: 1)
  var relation = ""
  /// The subscriber's NM1, or the SBR before it came.
  var subscriberPlace = Place(byte: 0, segment: 0, line: 1)
  var isUnderPatient = false
  var hasStreet = false
  var hasCity = false
  var hasBirth = false
  var birth = 0

  // The claim.
  var isOpen = false
  var place = Place(byte: 0, segment: 0, line: 1)
  var loop = LoopName.none
  var charge: Int?
  var lines = 0
  var lineCount = 0
  var areLinesReadable = true
  var frequency: UInt8 = 0
  var hasOriginal = false
  var isAccident = false
  var isAuto = false
  var hasState = false
  var accidentDay = 0
  var onsetDay = 0
  var firstService = 0
  var diagnoses: [Diagnosis] = []
  var payers: [OtherPayer] = []
  var keys: Set<UInt64> = []

  // The line.
  var lineCharge = 0
  /// The line's adjudication that is open.
  var judged: Judged?

  /// Forgets the claim that ends, not the subscriber. Storage is kept for the next claim.
  mutating func close() {
    isOpen = false
    charge = nil
    (lines, lineCount, lineCharge) = (0, 0, 0)
    areLinesReadable = true
    frequency = 0
    (hasOriginal, isAccident, isAuto, hasState) = (false, false, false, false)
    (accidentDay, onsetDay, firstService) = (0, 0, 0)
    diagnoses.removeAll(keepingCapacity: true)
    payers.removeAll(keepingCapacity: true)
    judged = nil
  }

  struct Judged {
    var place: Place
    var paid: Int
    var adjusted = 0
    var payer: UInt64
    var isBundled: Bool
  }
}

extension Checker {
  mutating func claimSegment(_ segment: borrowing Segment, _ id: SegmentID) {
    switch id.number {
    case SegmentName.HL: claimLevel(segment)
    case SegmentName.SBR: coverage(segment)
    case SegmentName.N3: if loopName == "2010BA" { edits.claim.hasStreet = true }
    case SegmentName.N4: if loopName == "2010BA" { edits.claim.hasCity = true }
    case SegmentName.DMG: if loopName == "2010BA" { edits.claim.hasBirth = true }
    case SegmentName.CLM: claim(segment)
    case SegmentName.REF: if loopName == "2300", segment[1] == "F8" { edits.claim.hasOriginal = true }
    case SegmentName.LX: line(segment)
    case SegmentName.SV1: service(segment)
    case SegmentName.CAS: claimAdjustment(segment)
    case SegmentName.AMT:
      if loopName == "2320", segment[1] == "D", !edits.claim.payers.isEmpty {
        let last = edits.claim.payers.count - 1
        edits.claim.payers[last].paid = segment[2].hundredths
        edits.claim.payers[last].paidPlace = segment.place
      }
    case SegmentName.SVD: judgement(segment)
    default: break
    }
  }

  private mutating func claimLevel(_ segment: borrowing Segment) {
    finishClaim()
    if segment[3] == "23" {
      edits.claim.isUnderPatient = true
      if edits.claim.isSelf {
        add(
          .patientRelation, at: edits.claim.relationPlace, segment: "SBR",
          "The subscriber is the patient, and a patient level follows.", "Leave SBR02 empty, or take the level out.",
          element: 2, value: edits.claim.relation, loop: "2000B")
      }
    } else {
      edits.claim.isUnderPatient = false
      edits.claim.isSelf = false
      edits.claim.birth = 0
    }
  }

  private mutating func coverage(_ segment: borrowing Segment) {
    if loopName == "2000B" {
      edits.claim.isSelf = segment[2] == "18"
      edits.claim.relation = segment[2].string
      edits.claim.relationPlace = segment.place
      edits.claim.subscriberPlace = segment.place
      edits.claim.hasStreet = false
      edits.claim.hasCity = false
      edits.claim.hasBirth = false
    } else if edits.claim.payers.count < ClaimEdits.mostCompared {
      edits.claim.payers.append(ClaimEdits.OtherPayer(place: segment.place))
    }
  }

  mutating func claimName(_ segment: borrowing Segment) {
    if segment[1] == "IL", loopName == "2010BA" { edits.claim.subscriberPlace = segment.place }
    if loopName == "2330B", !edits.claim.payers.isEmpty {
      edits.claim.payers[edits.claim.payers.count - 1].key = segment[9].key
    }
  }

  private mutating func claim(_ segment: borrowing Segment) {
    finishClaim()
    report.claims += 1
    edits.claim.isOpen = true
    edits.claim.place = segment.place
    edits.claim.loop = loopName
    edits.claim.charge = segment[2].hundredths
    let frequency = segment[5, 3]
    edits.claim.frequency = frequency.count == 1 ? frequency[0] : 0
    if let charge = edits.claim.charge, charge < 0 {
      add(
        .amountNegative, segment, "A claim charges less than nothing.", "Void a claim with frequency 8.", element: 2,
        value: segment[2])
    }
    let key = segment[1].key &* 31 &+ UInt64(edits.claim.frequency)
    if !edits.claim.keys.insert(key).inserted {
      add(
        .claimTwice, segment, "An earlier claim of this set has the same number.",
        "Give each claim a number of its own.",
        element: 1, value: segment[1])
    }
    causes(segment)
    if !edits.claim.isUnderPatient { subscriberIsPatient(segment) }
  }

  private mutating func causes(_ segment: borrowing Segment) {
    for component in 1...3 {
      let cause = segment[11, component]
      if cause == "AA" { edits.claim.isAuto = true }
      if cause == "AA" || cause == "OA" { edits.claim.isAccident = true }
    }
    edits.claim.hasState = !segment[11, 4].isEmpty || !segment[11, 5].isEmpty
    if edits.claim.isAuto, !edits.claim.hasState {
      add(
        .accidentState, segment, "An auto accident needs the state it happened in.", "Send CLM11-4.", element: 11,
        component: 4)
    }
  }

  /// A claim right under the subscriber is the subscriber's own.
  private mutating func subscriberIsPatient(_ segment: borrowing Segment) {
    if !edits.claim.isSelf, edits.claim.relationPlace.segment > 0 {
      add(
        .patientRelation, at: edits.claim.relationPlace, segment: "SBR",
        "The claim is the subscriber's own, and SBR02 does not say so.", "Write 18, or send the patient's level.",
        element: 2, value: edits.claim.relation, loop: "2000B")
    }
    if !edits.claim.hasStreet { subscriberLacks("N3") }
    if !edits.claim.hasCity { subscriberLacks("N4") }
    if !edits.claim.hasBirth { subscriberLacks("DMG") }
    // Several claims of one subscriber: say it once.
    edits.claim.hasStreet = true
    edits.claim.hasCity = true
    edits.claim.hasBirth = true
  }

  private mutating func subscriberLacks(_ name: String) {
    add(
      .segmentMissing, at: edits.claim.subscriberPlace, segment: name,
      "The subscriber is the patient, and \(name) is missing.", "Send \(name) in loop 2010BA.", loop: "2010BA")
  }

  mutating func claimDate(_ segment: borrowing Segment, _ kind: Bytes, _ first: Int) {
    if kind == "439" { edits.claim.accidentDay = first }
    if kind == "431", loopName == "2300" { edits.claim.onsetDay = first }
    if kind == "472" {
      let service = edits.claim.firstService
      edits.claim.firstService = service == 0 ? first : min(service, first)
      if edits.claim.birth > 0, first < edits.claim.birth {
        add(
          .dateOrder, segment, "The service is before the patient's birth.", "Correct one of the days.", element: 3,
          value: segment[3])
      } else if edits.claim.accidentDay > 0, first < edits.claim.accidentDay {
        add(
          .dateOrder, segment, "The service is before the accident.", "Correct one of the days.", element: 3,
          value: segment[3])
      } else if edits.claim.onsetDay > 0, first < edits.claim.onsetDay {
        add(
          .dateOrder, segment, "The service is before the onset.", "Correct one of the days.", element: 3,
          value: segment[3])
      }
    }
  }

  mutating func claimDiagnosis(_ segment: borrowing Segment, _ position: Int, _ kind: Bytes, _ code: Bytes) {
    let isTen = kind == "ABK" || kind == "ABF"
    guard isTen || kind == "BK" || kind == "BF", code.count <= 7, let number = code.code,
      edits.claim.diagnoses.count < ClaimEdits.mostCompared
    else { return }
    if edits.claim.diagnoses.contains(where: { $0.code == number }) {
      add(
        .diagnosisTwice, segment, "The diagnosis is sent twice.", "Send it once.", element: position, component: 2,
        value: code)
    }
    edits.claim.diagnoses.append(
      ClaimEdits.Diagnosis(code: number, isTen: isTen, position: position, place: segment.place))
  }
}
