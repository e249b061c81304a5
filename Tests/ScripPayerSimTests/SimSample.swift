import ScripCore
import ScripPayerSim
import ScripX12
import Tables
import X12

/// A made-up payer and a made-up practice that sends it claims. Days are fixed; a test changes one thing.
enum SimSample {
  static let today = day("2026-11-24")
  static let served = day("2026-11-10")
  static let payer = ClaimPayer(
    name: "EXAMPLE HEALTH", number: "SIM01",
    address: PostalAddress(street: "100 EXAMPLE WAY", city: "SEATTLE", state: "WA", zip: "981010001"))
  static let prescriberNPI = "2000000002"
  static let therapistNPI = "2000000010"
  static let practiceNPI = "2000000028"
  static let icd = ICD10Table(Tables.icd10cm)!

  static func day(_ text: String) -> CalendarDay { CalendarDay(text)! }

  static var plan: PayerBook.Plan {
    var plan = PayerBook.Plan(key: "ppo", name: "EXAMPLE PPO")
    plan.allowed = ["97124": Money(cents: 2500), "97140": Money(cents: 2800)]
    plan.copay = Money(cents: 1500)
    plan.coinsurance = BasisPoints(1000)
    plan.visitsPerYear = 12
    plan.unitsPerVisit = 4
    return plan
  }

  static func book(
    _ change: (inout PayerBook.Plan, inout PayerBook.Member, inout PayerBook) -> Void = { _, _, _ in }
  ) -> PayerBook {
    var book = PayerBook(payer: payer, taxNumber: "911234567")
    book.phone = PhoneNumber("206-555-0199")
    book.prescribers = [prescriberNPI: .md]
    book.therapists = [PayerBook.Therapist(npi: therapistNPI)]
    var plan = plan
    var member = PayerBook.Member(
      memberID: "W123456789", family: "Delacroix", given: "Beatrice", birthDate: day("1992-03-16"), plan: plan.key)
    change(&plan, &member, &book)
    book.plans = [plan]
    book.members.append(member)
    return book
  }

  static func sim(_ book: PayerBook, seed: UInt64 = 1) -> PayerSim {
    PayerSim(book: book, seed: seed, isDiagnosisValid: { icd.standing(of: $0, on: $1) == .billable })
  }

  static var person: ClaimPerson {
    ClaimPerson(
      name: ClaimName(family: "DELACROIX", given: "BEATRICE"), birthDate: day("1992-03-16"), sex: .female,
      address: PostalAddress(street: "17 LAKE RD", city: "SEATTLE", state: "WA", zip: "98101"))
  }

  static func claim(
    _ number: String = "1001", lines: [(ProcedureCode, Int)] = [(.massage, 4)], on day: CalendarDay = served,
    _ change: (inout Claim) -> Void = { _ in }
  ) -> Claim {
    let billing = BillingProvider(
      provider: ClaimProvider(
        name: .organization("EXAMPLE MASSAGE LLC"), npi: practiceNPI, taxonomy: "225700000X"),
      address: PostalAddress(street: "1200 4TH AVE", city: "SEATTLE", state: "WA", zip: "981011234"),
      tax: .employer("912345678"), phone: PhoneNumber("206-555-0100"))
    let coverage = ClaimCoverage(
      filing: .ppo, subscriber: person, memberID: "W123456789", payer: ClaimPayer(name: payer.name, number: "SIM01"))
    var claim = Claim(
      controlNumber: number, billing: billing, coverage: coverage, diagnoses: [ICD10Code("M54.50")!],
      lines: lines.enumerated().map { place, line in
        ServiceLine(
          controlNumber: "\(number)-\(place + 1)", day: day, procedure: line.0, charge: Money(cents: 3500 * line.1),
          units: line.1, pointers: [1])
      })
    claim.rendering = ClaimProvider(
      name: ClaimName(family: "IBARRA", given: "ROSA"), npi: therapistNPI, taxonomy: "225700000X")
    claim.referring = ClaimProvider(name: ClaimName(family: "BERGSTROM", given: "HELEN"), npi: prescriberNPI)
    change(&claim)
    return claim
  }

  static func file(_ claims: [Claim], number: Int = 7) -> [UInt8] {
    var writer = self.writer(.professionalClaim, number: number)
    let batch = ClaimBatch(
      reference: "B\(number)",
      submitter: .init(
        name: "EXAMPLE MASSAGE LLC", number: "SC1001", contact: "BILLING", phone: PhoneNumber("206-555-0100")),
      receiver: .init(name: "CLEARHOUSE", number: "CH0001"), claims: claims)
    batch.write(into: &writer, at: time)
    return writer.finish()
  }

  static let time = EnvelopeTime(day: 20_261_124, time: 905)

  static func writer(_ guide: GuideReference, number: Int = 7) -> InterchangeWriter {
    InterchangeWriter(
      guide, between: TradingPartners(sender: "SC1001", receiver: "CH0001"), controlNumber: number, at: time,
      lineBreaks: true)
  }

  /// What is read back of an answer of a kind.
  static func read(_ answers: [PayerAnswer], _ kind: PayerAnswer.Kind) throws -> [ReadTransaction.Content] {
    guard let answer = answers.first(where: { $0.kind == kind }) else { return [] }
    return try TransactionReader.read(answer.bytes).map(\.content)
  }

  static func remittances(_ answers: [PayerAnswer]) throws -> [Remittance] {
    try read(answers, .remittance).compactMap { if case .remittance(let one) = $0 { one } else { nil } }
  }

  static func replies(_ answers: [PayerAnswer]) throws -> [ClaimStatusReply] {
    try read(answers, .claimAcknowledgement).flatMap { content -> [ClaimStatusReply] in
      if case .claimAcknowledgement(let report) = content { return report.claims }
      return []
    }
  }

  /// What our own checker, asked strictly, says of every answer.
  static func findings(_ answers: [PayerAnswer]) throws -> [String] {
    try answers.flatMap { answer -> [String] in
      let found = try answer.bytes.withUnsafeBytes { try Checker.check($0) }.findings
      return found.map {
        "\(answer.kind.rawValue): \($0.rule) \($0.segment)\($0.element.map(String.init) ?? "") \($0.what)"
      }
    }
  }
}

extension RemittedClaim {
  /// `CO 197, PR 3`: every adjustment in order.
  var reasons: [String] { everyAdjustment.map { "\($0.group.rawValue) \($0.reason)" } }
}
