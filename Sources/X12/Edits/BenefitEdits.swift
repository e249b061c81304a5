/// Whether the person whose level is open in a 271 has an answer.
struct BenefitEdits {
  var place: Place?
  var loop = LoopName.none
}

extension Checker {
  mutating func levelOfBenefit(_ segment: borrowing Segment) {
    finishBenefit()
    let isPerson = segment[3] == "22" || segment[3] == "23"
    // A subscriber with dependents below needs no benefits of their own.
    if isPerson, !(segment[4] == "1") {
      edits.benefit.place = segment.place
      edits.benefit.loop = segment[3] == "22" ? "2110C" : "2110D"
    }
  }

  mutating func benefitSegment(_ segment: borrowing Segment, _ id: SegmentID) {
    if id.number == SegmentName.AAA {
      edits.benefit.place = nil
      if !edits.levels.open.isEmpty { edits.levels.open[edits.levels.open.count - 1].isRefused = true }
    }
    guard id.number == SegmentName.EB else { return }
    edits.benefit.place = nil
    let kind = segment[1]
    if kind == "C" || kind == "G" {
      if segment[7].isEmpty, segment[8].isEmpty {
        add(
          .benefitPair, segment, "A deductible or out-of-pocket limit has no amount.", "Send EB07.", element: 7)
      }
    } else if kind == "A" {
      if segment[8].isEmpty, segment[7].isEmpty {
        add(.benefitPair, segment, "Coinsurance has no share.", "Send EB08 as a decimal, such as .2.", element: 8)
      }
    }
    if let share = segment[8].hundredths, share < 0 || share > 100 {
      add(
        .benefitPair, segment, "A share is between 0 and 1.", "Send 20 percent as .2.", element: 8, value: segment[8])
    }
    if let amount = segment[7].hundredths, amount < 0 {
      add(
        .amountNegative, segment, "A benefit is less than nothing.", "Correct the amount.", element: 7,
        value: segment[7])
    }
  }

  mutating func finishBenefit() {
    guard let place = edits.benefit.place else { return }
    edits.benefit.place = nil
    add(
      .benefitMissing, at: place, segment: "EB", "The person has neither a benefit nor a reason for none.",
      "Send EB, or AAA with the reason.", loop: edits.benefit.loop)
  }
}
