/// What an 835 has said about the claim and line that are open, and about the payment.
struct PaymentEdits {
  struct Claim {
    var place: Place
    var charge: Int?
    var paid: Int?
    var share: Int?
    var isReversal: Bool
    var isEstimate: Bool
    var adjusted = 0
    var patientShare = 0
    var lineCharge = 0
    var linePaid = 0
    var lines = 0
    var from = 0
    /// Lines that do not balance, told when the claim is over.
    var unbalanced: [Line] = []
  }

  struct Line {
    var place: Place
    var charge: Int
    var paid: Int
    var adjusted = 0
  }

  var payment: Int?
  var paymentPlace = Place(byte: 0, segment: 0, line: 1)
  var paid = 0
  var providerAdjusted = 0
  var isReadable = true
  var isPayeeNPI = false
  var claim: Claim?
  var line: Line?
}

extension Checker {
  mutating func paymentSegment(_ segment: borrowing Segment, _ id: SegmentID) {
    switch id.number {
    case SegmentName.BPR: payment(segment)
    case SegmentName.CLP: claimPayment(segment)
    case SegmentName.SVC: linePayment(segment)
    case SegmentName.CAS: paymentAdjustment(segment)
    case SegmentName.PLB: providerAdjustment(segment)
    default: break
    }
  }

  private mutating func payment(_ segment: borrowing Segment) {
    edits.payment.payment = segment[2].hundredths
    edits.payment.paymentPlace = segment.place
    if segment[4] == "NON", let amount = edits.payment.payment, amount != 0 {
      add(
        .paymentBalance, segment, "It says that no money moves, and states an amount.",
        "Write 0, or how the money moves.", element: 2, value: segment[2])
    }
  }

  private mutating func claimPayment(_ segment: borrowing Segment) {
    finishClaimPayment()
    report.claims += 1
    let charge = segment[3].hundredths
    let paid = segment[4].hundredths
    let isReversal = segment[2] == "22"
    if !segment[8].isEmpty, !segment[8].areDigits {
      add(
        .codeUnknown, segment, "It is neither a place of service nor a type of bill.", "Send digits, such as 11.",
        element: 8, value: segment[8])
    }
    if !segment[9].isEmpty, segment[9].count != 1 || !Bytes.isLetterOrDigit(segment[9][0]) {
      add(
        .codeUnknown, segment, "It is no claim frequency.", "Send one digit or letter, such as 1.", element: 9,
        value: segment[9])
    }
    edits.payment.claim = PaymentEdits.Claim(
      place: segment.place, charge: charge, paid: paid, share: segment[5].hundredths, isReversal: isReversal,
      isEstimate: segment[2] == "25")
    if let paid, !(segment[2] == "25") { edits.payment.paid &+= paid }
    if charge == nil || paid == nil { edits.payment.isReadable = false }
    if isReversal, let charge, charge > 0 {
      add(
        .reversal, segment, "A reversal takes back: its charge is negative.", "Send the amounts with a minus.",
        element: 3, value: segment[3])
    }
  }

  private mutating func linePayment(_ segment: borrowing Segment) {
    finishLinePayment()
    procedure(segment, 1)
    guard let charge = segment[2].hundredths, let paid = segment[3].hundredths else {
      edits.payment.claim?.charge = nil
      return
    }
    edits.payment.line = PaymentEdits.Line(place: segment.place, charge: charge, paid: paid)
    edits.payment.claim?.lineCharge &+= charge
    edits.payment.claim?.linePaid &+= paid
    edits.payment.claim?.lines += 1
  }

  private mutating func paymentAdjustment(_ segment: borrowing Segment) {
    let sum = adjustments(segment)
    if edits.payment.line != nil { edits.payment.line?.adjusted &+= sum }
    edits.payment.claim?.adjusted &+= sum
    if segment[1] == "PR" { edits.payment.claim?.patientShare &+= sum }
  }

  private mutating func providerAdjustment(_ segment: borrowing Segment) {
    finishClaimPayment()
    if edits.payment.isPayeeNPI, segment[1].count == 10 { npi(segment, 1) }
    var position = 4
    while position <= min(segment.count, 14) {
      edits.payment.providerAdjusted &+= segment[position].hundredths ?? 0
      position += 2
    }
  }

  mutating func paymentDate(_ segment: borrowing Segment, _ kind: Bytes, _ day: Int) {
    if kind == "232" || kind == "150" {
      edits.payment.claim?.from = day
    } else if kind == "233" || kind == "151", let from = edits.payment.claim?.from, day < from {
      add(
        .dateOrder, segment, "The period ends before it begins.", "Put the earlier day first.", element: 2,
        value: segment[2])
    }
  }

  /// What was charged less what was taken off is what was paid: the line.
  private mutating func finishLinePayment() {
    guard let line = edits.payment.line else { return }
    edits.payment.line = nil
    if line.charge &- line.adjusted != line.paid { edits.payment.claim?.unbalanced.append(line) }
  }

  /// Names the payment of a line that does not balance, or its charge when that alone explains the claim's sum too.
  private mutating func unbalanced(_ line: PaymentEdits.Line, of claim: PaymentEdits.Claim) {
    let excess = line.charge &- line.adjusted &- line.paid
    let isCharge = claim.charge.map { claim.lineCharge &- $0 == excess } ?? false
    add(
      .lineBalance, at: line.place, segment: "SVC",
      "The charge of \(Self.money(line.charge)) less adjustments of \(Self.money(line.adjusted)) is not the payment "
        + "of \(Self.money(line.paid)).", isCharge ? "Correct the charge." : "Send every adjustment of the line.",
      element: isCharge ? 2 : 3, value: Self.money(isCharge ? line.charge : line.paid), loop: "2110")
  }

  /// The claim: its lines, its adjustments and the patient's share.
  private mutating func finishClaimPayment() {
    finishLinePayment()
    guard let claim = edits.payment.claim else { return }
    edits.payment.claim = nil
    for line in claim.unbalanced { unbalanced(line, of: claim) }
    guard let charge = claim.charge, let paid = claim.paid, !claim.isEstimate else { return }
    if claim.lines > 0, claim.lineCharge != charge {
      add(
        .claimPaymentBalance, at: claim.place, segment: "CLP",
        "The claim charges \(Self.money(charge)); its lines add up to \(Self.money(claim.lineCharge)).",
        "Make CLP03 the sum of SVC02.", element: 3, value: Self.money(charge), loop: "2100")
    }
    if charge &- claim.adjusted != paid {
      add(
        .claimPaymentBalance, at: claim.place, segment: "CLP",
        "The charge of \(Self.money(charge)) less adjustments of \(Self.money(claim.adjusted)) is not the payment of "
          + "\(Self.money(paid)).", "Send every adjustment of the claim and its lines.", element: 4,
        value: Self.money(paid), loop: "2100")
    }
    if let share = claim.share, !claim.isReversal, share != claim.patientShare {
      add(
        .patientShare, at: claim.place, segment: "CLP",
        "The patient's share is \(Self.money(share)); adjustments of group PR add up to "
          + "\(Self.money(claim.patientShare)).", "Make CLP05 their sum.", element: 5, value: Self.money(share),
        loop: "2100")
    }
  }

  /// The payment is what the claims were paid less the provider adjustments.
  mutating func finishPayment() {
    finishClaimPayment()
    let state = edits.payment
    guard let payment = state.payment, state.isReadable else { return }
    let due = state.paid &- state.providerAdjusted
    if payment != due {
      add(
        .paymentBalance, at: state.paymentPlace, segment: "BPR",
        "The payment is \(Self.money(payment)); claims of \(Self.money(state.paid)) less provider adjustments of "
          + "\(Self.money(state.providerAdjusted)) are \(Self.money(due)).",
        "Make BPR02 that sum, or send what is missing.", element: 2, value: Self.money(payment), loop: "HEADER")
    }
  }
}
