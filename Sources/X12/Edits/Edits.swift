/// What one transaction set has said so far, for the edits that compare segments with each other.
///
/// Sums of amounts wrap around: bytes from a stranger may add up to more than fits, and must not stop the program.
struct Edits {
  enum Kind {
    case other, claim, payment, inquiry, benefit, review, acknowledgement, claimAcknowledgement

    init(_ guide: Guide) {
      self =
        switch guide.transaction {
        case "837": .claim
        case "835": .payment
        case "270": .inquiry
        case "271": .benefit
        case "278": .review
        case "999": .acknowledgement
        case "277" where guide.name.hasPrefix("005010X214"): .claimAcknowledgement
        default: .other
        }
    }
  }

  var kind = Kind.other
  var levels = LevelEdits()
  var claim = ClaimEdits()
  var payment = PaymentEdits()
  var acknowledgement = AcknowledgementEdits()
  var benefit = BenefitEdits()
  var review = ReviewEdits()
}

extension Checker {
  /// The edits of one segment that has its place in the guide.
  mutating func edit(_ segment: borrowing Segment, _ id: SegmentID) {
    switch id.number {
    case SegmentName.HL: level(segment)
    case SegmentName.NM1: name(segment)
    case SegmentName.N1: party(segment)
    case SegmentName.N4: address(segment)
    case SegmentName.DTP: dated(segment, formatted: true)
    case SegmentName.DTM: dated(segment, formatted: false)
    case SegmentName.DMG: birth(segment)
    case SegmentName.HI: codes(segment)
    case SegmentName.REF: reference(segment)
    default: break
    }
    switch edits.kind {
    case .claim: claimSegment(segment, id)
    case .payment: paymentSegment(segment, id)
    case .acknowledgement: acknowledgementSegment(segment, id)
    case .claimAcknowledgement: claimAcknowledgementSegment(segment, id)
    case .benefit: benefitSegment(segment, id)
    case .review: reviewSegment(segment, id)
    case .inquiry, .other: break
    }
  }

  /// What can be said only when the set is over.
  mutating func finishEdits() {
    finishLevels()
    switch edits.kind {
    case .claim: finishClaim()
    case .payment: finishPayment()
    case .acknowledgement: break
    case .benefit: finishBenefit()
    case .review: finishReview()
    case .claimAcknowledgement, .inquiry, .other: break
    }
  }

  /// Money for a sentence: 12050 is 120.5.
  static func money(_ hundredths: Int) -> String {
    let whole = "\(hundredths < 0 ? "-" : "")\(hundredths.magnitude / 100)"
    let part = hundredths.magnitude % 100
    if part == 0 { return whole }
    return whole + "." + (part % 10 == 0 ? "\(part / 10)" : part < 10 ? "0\(part)" : "\(part)")
  }
}
