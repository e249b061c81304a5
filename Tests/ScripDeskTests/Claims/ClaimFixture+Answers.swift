import Foundation
import ScripCore
import ScripStore

@testable import ScripDesk

/// What the payer of a `ClaimFixture` says, and what the books say after it.
extension ClaimFixture {
  /// Sends what is ready, and the payer takes it under its own number.
  func send(_ number: String, _ claim: ClaimID) async throws {
    _ = try await act(SubmitClaims(claims: [claim]), "submit-\(number)")
    _ = try await act(ReadClaimAnswers(ClaimStoryTests.taken(number, payerNumber: "P\(number)")), "take-\(number)")
  }

  /// The payer's remittance about one claim of one line; what it does not adjust, it pays.
  func answer(
    _ number: String, _ adjustments: [ClaimAdjustment], status: RemittedClaim.Status = .processedPrimary,
    cents: Int = 10_500, trace: String
  ) async throws {
    let charge = Money(cents: cents)
    let paid = charge - adjustments.total
    let line = RemittedLine(
      controlNumber: "\(number)-1", procedure: .massage, day: CalendarDay("2026-11-19"), charge: charge, paid: paid,
      adjustments: adjustments)
    let answer = RemittedClaim(
      controlNumber: number, status: status, charge: charge, paid: paid, payerClaimNumber: "P\(number)", lines: [line])
    _ = try await base.desk.postRemittanceAsProgram(
      Arrival(via: .upload, fileName: "day.835", mediaType: "text/plain"), in: base.practice,
      key: RequestKey(trace + "-key")!, bytes: MoneyFixture.file([MoneyFixture.remittance([answer], trace: trace)]))
  }

  /// A correction with something to tell: the patient moved, and the payer gets the new address in the place of the old.
  func correct(_ claim: ClaimID, _ key: String) async throws -> ClaimID {
    let patient = patient
    try await base.desk.write(in: base.practice) { connection in
      var person = try connection.patient(patient)!
      person.address = PostalAddress(street: "8 Oak St", city: "Seattle", state: "WA", zip: "98107")
      try connection.save(person)
    }
    return try await act(ReplaceClaim(claim: claim), key)
  }

  /// What is open with the payer on a claim, in cents.
  func open(_ claim: ClaimID) async throws -> Int {
    try await base.desk.database.read(in: .of(base.practice)) { connection in
      try connection.openAmounts(of: [claim])[claim]?.cents ?? 0
    }
  }

  func denials(of claim: ClaimID) async throws -> Int {
    try await base.desk.database.read(in: .of(base.practice)) { try $0.openDenials(of: claim).count }
  }

  /// Which claim each line of the episode stands on.
  func places() async throws -> [ClaimID?] { try await sheet().charges.map(\.claim) }

  /// The contract's days to file, and what the payer answered about them, day by day.
  func setFilingLimit(_ contract: Int?, answers: [(day: String, days: Int?)]) async throws {
    let (plan, coverage) = (plan, coverage)
    try await base.desk.write(in: base.practice) { connection in
      var kept = try connection.plan(plan)!
      kept.filingLimitDays = contract
      try connection.save(kept)
      for (number, answer) in answers.enumerated() {
        var facts = BenefitFacts()
        var details = BenefitDetails(source: .call)
        details.filingLimitDays = answer.days
        (facts.details, facts.answeredOn, facts.answeredBy) = (details, CalendarDay(answer.day), "call")
        try connection.append(
          facts, id: BenefitID(high: 77, low: UInt64(number)), of: coverage, answeredOn: CalendarDay(answer.day)!,
          at: DeskFixture.now)
      }
    }
  }

  /// From now on a unit of massage costs 40.00.
  func raisePrice() async throws {
    _ = try await act(
      SaveFees(
        FeeSchedule(
          validFrom: CalendarDay("2026-11-01")!,
          prices: [.init(.massage, perUnit: Money(cents: 4_000), selfPay: Money(cents: 3_000))]), isMeant: true),
      "claim-fees-2")
  }
}
