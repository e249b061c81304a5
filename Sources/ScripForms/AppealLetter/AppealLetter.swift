import Paper
import ScripCore

/// A letter that asks a payer to look at a refused claim again: everything it needs to find the claim, and room for the
/// reason, which a person writes.
///
/// Promises: nothing is argued that nobody wrote, and no box is ticked.
public struct AppealLetter: Sendable {
  /// One reason of the payer, such as `CO 197`.
  public struct Reason: Hashable, Sendable {
    let code: String
    let amount: Money
    let meaning: String

    public init(code: String, amount: Money, meaning: String) {
      self.code = code
      self.amount = amount
      self.meaning = meaning
    }
  }

  /// As it was sent.
  let claim: Claim
  /// The payer's number of it; nil while it gave none.
  let payerClaimNumber: String?
  /// What was refused, and on which day first.
  let refused: Money
  let refusedOn: CalendarDay
  let reasons: [Reason]
  let madeOn: CalendarDay

  public init(
    claim: Claim, payerClaimNumber: String?, refused: Money, refusedOn: CalendarDay, reasons: [Reason],
    madeOn: CalendarDay
  ) {
    self.claim = claim
    self.payerClaimNumber = payerClaimNumber
    self.refused = refused
    self.refusedOn = refusedOn
    self.reasons = reasons
    self.madeOn = madeOn
  }

  public var paper: Paper {
    let letterhead = Letterhead(
      name: claim.billing.provider.name.plain, address: claim.billing.address, phone: claim.billing.phone)
    return Paper(
      title: "Appeal, claim \(claim.controlNumber)", madeOn: madeOn.description,
      header: letterhead.margin("Appeal"), footer: letterhead.line,
      blocks: addressee + [.title("Please look at this claim again"), facts] + payersReasons + ours)
  }

  private var addressee: [Block] {
    let payer = claim.coverage.payer
    return ([payer.name] + (payer.address?.lines ?? [])).map { .paragraph(Words($0)) }
  }

  private var facts: Block {
    let person = claim.dependent ?? claim.coverage.subscriber
    let days = claim.lines.map(\.day).sorted()
    let span = [days.first, days.last].compactMap { $0?.shown }
    var pairs: [Pair] = []
    func add(_ label: String, _ value: String?) {
      if let value, !value.isEmpty { pairs.append(Pair(label, Words(value))) }
    }
    add("Date", madeOn.shown)
    add("Patient", person.name.plain)
    add("Date of birth", person.birthDate?.shown)
    add("Member", claim.coverage.memberID)
    add("Your claim", payerClaimNumber)
    add("Our claim", claim.controlNumber)
    add("Accident claim", claim.propertyCasualtyNumber)
    add("Sessions", span.first == span.last ? span.first : span.joined(separator: " to "))
    add("Diagnoses", claim.diagnoses.map(\.description).joined(separator: ", "))
    add("Prescriber", claim.referring?.name.plain)
    add("Authorization", claim.authorizationNumber)
    add("Referral number", claim.planReferralNumber)
    add("Charged", claim.charge.shown)
    add("Refused", "\(refused.shown) on \(refusedOn.shown)")
    add("Tax number", claim.billing.tax.shown)
    add("NPI", claim.billing.provider.npi)
    return .pairs(pairs, columns: 2)
  }

  private var payersReasons: [Block] {
    guard !reasons.isEmpty else { return [] }
    let table = Table(
      [Table.Column("Code"), Table.Column("What you said", share: 4), Table.Column("Amount", isNumeric: true)],
      rows: reasons.map { [Words($0.code), Words($0.meaning), Words($0.amount.shown)] })
    return [.heading("Your reason"), .table(table)]
  }

  private var ours: [Block] {
    [
      .heading("Our reason"),
      .paragraph("We ask you to look at this claim again and to pay it."),
      .writeIn(label: "Because", lines: 6),
      .together([
        .heading("Enclosed"), .checks(Self.enclosures, columns: 2),
        .signature([
          SignatureField("Signature", share: 3), SignatureField("Printed name", share: 3),
          SignatureField("Date", share: 1.4),
        ]),
      ]),
    ]
  }

  private static let enclosures = [
    Check("Your answer to the claim"), Check("The signed order"), Check("The authorization"),
    Check("The session notes"), Check("The progress report"),
  ]
}
