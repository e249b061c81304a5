extension Checker {
  mutating func line(_ segment: borrowing Segment) {
    finishJudgement()
    edits.claim.lineCount += 1
    if segment[1].integer != edits.claim.lineCount {
      add(
        .lineNumber, segment, "Lines of a claim count up from 1; this would be \(edits.claim.lineCount).",
        "Number the lines in order.", element: 1, value: segment[1])
    }
  }

  mutating func service(_ segment: borrowing Segment) {
    procedure(segment, 1)
    if let charge = segment[2].hundredths {
      edits.claim.lines &+= charge
      edits.claim.lineCharge = charge
      if charge < 0 {
        add(
          .amountNegative, segment, "A line charges less than nothing.", "Correct the charge.", element: 2,
          value: segment[2])
      }
    } else {
      edits.claim.areLinesReadable = false
    }
    units(segment, 4)
    pointers(segment)
  }

  mutating func units(_ segment: borrowing Segment, _ position: Int) {
    if let units = segment[position].hundredths, units <= 0 {
      add(
        .units, segment, "The units are not more than zero.", "Send the units that were delivered.",
        element: position, value: segment[position])
    }
  }

  /// SV107 points at diagnoses of the claim, each once.
  private mutating func pointers(_ segment: borrowing Segment) {
    let value = segment[7]
    if value.isEmpty { return }
    var seen: UInt64 = 0
    for (component, pointer) in value.split(separator: segment.delimiters.component).enumerated() {
      guard let number = pointer.integer else { continue }
      let bit: UInt64 = 1 << UInt64(number & 63)
      if number < 1 || number > edits.claim.diagnoses.count {
        add(
          .diagnosisPointer, segment,
          "It points at diagnosis \(number); the claim has \(edits.claim.diagnoses.count).",
          "Point at a diagnosis of the claim.", element: 7, component: component + 1, value: pointer)
      } else if seen & bit != 0 {
        add(
          .diagnosisPointer, segment, "It points at one diagnosis twice.", "Point at each diagnosis once.", element: 7,
          component: component + 1, value: pointer)
      }
      seen |= bit
    }
  }

  /// CAS of an 837: what another payer took off, from the claim or from a line.
  mutating func claimAdjustment(_ segment: borrowing Segment) {
    let sum = adjustments(segment)
    if loopName == "2430" {
      edits.claim.judged?.adjusted &+= sum
    } else if !edits.claim.payers.isEmpty {
      let last = edits.claim.payers.count - 1
      edits.claim.payers[last].adjusted &+= sum
      edits.claim.payers[last].hasAdjustments = true
    }
  }

  /// The sum of a CAS segment's amounts; those that are no numbers have a finding already.
  func adjustments(_ segment: borrowing Segment) -> Int {
    var sum = 0
    var position = 3
    while position <= min(segment.count, 18) {
      sum &+= segment[position].hundredths ?? 0
      position += 3
    }
    return sum
  }

  mutating func judgement(_ segment: borrowing Segment) {
    finishJudgement()
    procedure(segment, 3)
    edits.claim.judged = ClaimEdits.Judged(
      place: segment.place, paid: segment[2].hundredths ?? 0, payer: segment[1].key, isBundled: !segment[6].isEmpty)
  }

  /// A line's charge is what the other payer paid and took off.
  private mutating func finishJudgement() {
    guard let judged = edits.claim.judged else { return }
    edits.claim.judged = nil
    if let index = edits.claim.payers.firstIndex(where: { $0.key == judged.payer }) {
      edits.claim.payers[index].adjusted &+= judged.adjusted
      edits.claim.payers[index].hasAdjustments = true
    }
    if !judged.isBundled, judged.paid &+ judged.adjusted != edits.claim.lineCharge {
      add(
        .otherPayerBalance, at: judged.place, segment: "SVD",
        "The other payer's \(Self.money(judged.paid)) and adjustments of \(Self.money(judged.adjusted)) are not the "
          + "line's charge of \(Self.money(edits.claim.lineCharge)).",
        "Send every adjustment of the line.", element: 2, value: Self.money(judged.paid), loop: "2430")
    }
  }

  /// Balances, accident, diagnoses and original number of the claim that ends here.
  mutating func finishClaim() {
    finishJudgement()
    guard edits.claim.isOpen else { return }
    if let charge = edits.claim.charge, edits.claim.areLinesReadable, edits.claim.lineCount > 0,
      charge != edits.claim.lines
    {
      add(
        .claimBalance, at: edits.claim.place, segment: "CLM",
        "The claim charges \(Self.money(charge)); its lines add up to \(Self.money(edits.claim.lines)).",
        "Make CLM02 the sum of SV102.", element: 2, value: Self.money(charge), loop: edits.claim.loop)
    }
    if edits.claim.isAccident, edits.claim.accidentDay == 0 {
      add(
        .accidentDate, at: edits.claim.place, segment: "DTP", "An accident needs its day.",
        "Send DTP with 439 in loop 2300.", loop: edits.claim.loop)
    }
    if edits.claim.frequency == 0x37 || edits.claim.frequency == 0x38, !edits.claim.hasOriginal {
      add(
        .claimOriginal, at: edits.claim.place, segment: "REF",
        "A replacement or void needs the payer's claim number.", "Send REF with F8 in loop 2300.",
        loop: edits.claim.loop)
    }
    for index in edits.claim.diagnoses.indices { finishDiagnosis(edits.claim.diagnoses[index]) }
    for index in edits.claim.payers.indices { finishPayer(edits.claim.payers[index]) }
    edits.claim.close()
  }

  private mutating func finishDiagnosis(_ diagnosis: ClaimEdits.Diagnosis) {
    let day = edits.claim.firstService
    // ICD-10-CM took over for services on 1 October 2015.
    if day > 0, diagnosis.isTen != (day >= 2015_10_01) {
      add(
        .diagnosisVersion, at: diagnosis.place, segment: "HI",
        diagnosis.isTen
          ? "ICD-10-CM codes are for services from 1 October 2015." : "ICD-9-CM codes ended on 30 September 2015.",
        diagnosis.isTen ? "Correct the day or the code." : "Send an ICD-10-CM code with ABK or ABF.",
        element: diagnosis.position, component: 1, value: Bytes.text(diagnosis.code), loop: edits.claim.loop)
    } else if day > 0, diagnosis.isTen, let isValid = options.isDiagnosisValid,
      !isValid(Bytes.text(diagnosis.code), day)
    {
      add(
        .diagnosisInvalid, at: diagnosis.place, segment: "HI", "The diagnosis cannot be billed on the day of service.",
        "Look the code up; it may need more digits.", element: diagnosis.position, component: 2,
        value: Bytes.text(diagnosis.code), loop: edits.claim.loop)
    }
  }

  /// What the other payer paid and took off is the claim's charge.
  private mutating func finishPayer(_ payer: ClaimEdits.OtherPayer) {
    guard let paid = payer.paid, payer.hasAdjustments, let charge = edits.claim.charge else { return }
    if paid &+ payer.adjusted == charge { return }
    add(
      .otherPayerBalance, at: payer.paidPlace ?? payer.place, segment: "AMT",
      "The other payer's \(Self.money(paid)) and adjustments of \(Self.money(payer.adjusted)) are not the claim's "
        + "charge of \(Self.money(charge)).", "Send every adjustment of the claim and its lines.", element: 2,
      value: Self.money(paid), loop: "2320")
  }
}
