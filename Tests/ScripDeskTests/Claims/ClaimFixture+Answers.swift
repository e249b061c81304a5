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
}
