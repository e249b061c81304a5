import Foundation
import ScripCore
import ScripSQL
import ScripStore
import ScripX12
import Testing
import X12

@testable import ScripDesk

/// A desk with claims that were sent, and the files that answer them.
struct MoneyFixture: Sendable {
  let fixture: DeskFixture
  let patient = PatientID(high: 1, low: 1)
  let veteran = PatientID(high: 1, low: 2)
  let vaPlan: PlanID

  init(
    _ engine: DeskEngine = .sqlite, now: @escaping @Sendable () -> Moment = { DeskFixture.now }
  ) async throws {
    fixture = try await DeskFixture(engine, now: now)
    vaPlan = try await fixture.perform(
      SavePlan(
        Plan(id: PlanID(high: 0, low: 0), payerName: "VA", name: "CCN", classKey: "va_ccn"), isNew: true), "plan-va")
    let (patient, veteran, inNetwork, vaPlan) = (patient, veteran, fixture.inNetwork, vaPlan)
    try await write { connection in
      try connection.add(patient, "Beatrice", "Delacroix", inNetwork)
      try connection.add(veteran, "Amos", "Hale", vaPlan)
    }
  }

  func write(_ body: @escaping @Sendable (borrowing Connection) throws -> Void) async throws {
    try await fixture.desk.database.write(in: .of(fixture.practice), body)
  }

  func read<Value: Sendable>(_ body: @escaping @Sendable (borrowing Connection) throws -> Value) async throws -> Value {
    try await fixture.desk.database.read(in: .of(fixture.practice), body)
  }

  /// A claim of two lines of 70.00 that was sent.
  @discardableResult
  func send(_ number: Int, of patient: PatientID? = nil, cents: [Int] = [7000, 7000]) async throws -> ClaimID {
    let patient = patient ?? self.patient
    let (plan, id) = (patient == veteran ? vaPlan : fixture.inNetwork, ClaimID(high: 5, low: UInt64(number)))
    let family = patient == veteran ? "HALE" : "DELACROIX"
    let claim = Claim.sent("\(number)", family: family, lines: cents)
    try await write { connection in try connection.add(claim, id, patient, plan) }
    return id
  }

  /// Sends a file of payments to the desk, as a clearinghouse's folder would.
  @discardableResult
  func post(_ remittances: [Remittance], key: String = UUID().uuidString) async throws -> PostedFile {
    try await post(bytes: Self.file(remittances), key: key)
  }

  func post(bytes: [UInt8], key: String = UUID().uuidString) async throws -> PostedFile {
    let arrival = Arrival(via: .upload, fileName: "day.835", mediaType: "text/plain")
    return try await fixture.desk.postRemittanceAsProgram(
      arrival, in: fixture.practice, key: RequestKey(key)!, bytes: bytes)
  }

  static func file(_ remittances: [Remittance]) -> [UInt8] {
    var writer = InterchangeWriter(
      .payment, between: TradingPartners(sender: "PAYER", receiver: "CEDAR"), controlNumber: 1,
      at: EnvelopeTime(day: 20_261_103, time: 905), isTest: true, lineBreaks: true)
    for remittance in remittances { remittance.write(into: &writer) }
    return writer.finish()
  }

  static func remittance(
    _ claims: [RemittedClaim], trace: String = "EFT1", beside adjustments: [ProviderAdjustment] = [], off: Int = 0
  ) -> Remittance {
    let paid = claims.reduce(Money.zero) { $0 + $1.paid } - adjustments.reduce(.zero) { $0 + $1.amount }
    return Remittance(
      payment: paid + Money(cents: off), method: .cheque, day: CalendarDay("2026-11-20")!, traceNumber: trace,
      originator: "1911111111", payer: ClaimPayer(name: "REGENCE", number: "00932", address: address),
      payee: ClaimProvider(name: .organization("CEDAR PLLC"), npi: "2000000002", address: address), claims: claims,
      providerAdjustments: adjustments)
  }

  private static let address = PostalAddress(street: "1 ROW", city: "SEATTLE", state: "WA", zip: "981070000")

  /// An answer to a claim of `send`; what each line is adjusted by, the rest is paid.
  static func answer(
    _ number: Int, _ adjusting: [[ClaimAdjustment]], status: RemittedClaim.Status = .processedPrimary,
    family: String = "DELACROIX", icn: String = "ICN1", cents: [Int] = [7000, 7000]
  ) -> RemittedClaim {
    let codes: [ProcedureCode] = [.massage, .manualTherapy, .exercise]
    let lines = cents.enumerated().map { place, charge in
      RemittedLine(
        controlNumber: "\(number)-\(place + 1)", procedure: codes[place], day: CalendarDay("2026-11-03"),
        charge: Money(cents: charge), paid: Money(cents: charge) - adjusting[place].total,
        adjustments: adjusting[place])
    }
    var answer = RemittedClaim(
      controlNumber: "\(number)", status: status, charge: Money(cents: cents.reduce(0, +)),
      paid: lines.reduce(.zero) { $0 + $1.paid }, payerClaimNumber: icn, lines: lines)
    answer.patient = ClaimName(family: family, given: "BEATRICE")
    return answer
  }

  static func co(_ code: String, _ cents: Int) -> ClaimAdjustment {
    ClaimAdjustment(.contractual, code, Money(cents: cents))
  }

  static func pr(_ code: String, _ cents: Int) -> ClaimAdjustment {
    ClaimAdjustment(.patient, code, Money(cents: cents))
  }

  /// The books add up, the sums of the database are those of the replay, and no stored row was altered.
  func verify(_ location: SourceLocation = #_sourceLocation) async throws {
    let (sums, postings, faults) = try await read { connection in
      (
        try connection.balances(), try connection.postings(),
        try CheckedTable.all.flatMap { try connection.faults(in: $0) } + (try connection.ledgerFaults())
      )
    }
    let ledger = Ledger(replaying: postings)
    #expect(ledger.accounts == sums, sourceLocation: location)
    #expect(sums.values.reduce(.zero, +) == .zero, sourceLocation: location)
    #expect(faults == [], sourceLocation: location)
  }

  func balance(_ account: Account) async throws -> Int {
    try await read { connection in try connection.balance(of: account) }.cents
  }

  func perform<A: Act>(_ act: A, _ key: String = UUID().uuidString) async throws -> A.Answer {
    try await fixture.perform(act, key)
  }

  func ask<Q: Query>(_ query: Q) async throws -> Q.Answer {
    try await fixture.desk.ask(query, by: fixture.caller([.biller]))
  }
}

extension Claim {
  /// A claim as it is sent to Regence or the VA: lines of massage, manual therapy, exercise.
  static func sent(_ number: String, family: String, lines: [Int], day: String = "2026-11-03") -> Claim {
    let codes: [ProcedureCode] = [.massage, .manualTherapy, .exercise]
    let person = ClaimPerson(name: ClaimName(family: family, given: "BEATRICE"), birthDate: CalendarDay("1992-03-16"))
    let address = PostalAddress(street: "1 Row", city: "Seattle", state: "WA", zip: "981070000")
    return Claim(
      controlNumber: number,
      billing: BillingProvider(
        provider: ClaimProvider(name: .organization("Cedar PLLC"), npi: "2000000002"), address: address,
        tax: .employer("911111111")),
      coverage: ClaimCoverage(
        filing: .commercial, subscriber: person, memberID: "TW1", payer: ClaimPayer(name: "Regence", number: "00932")),
      diagnoses: [],
      lines: lines.enumerated().map { place, cents in
        ServiceLine(
          controlNumber: "\(number)-\(place + 1)", day: CalendarDay(day)!, procedure: codes[place],
          charge: Money(cents: cents), units: 4, pointers: [1])
      })
  }
}

extension Connection {
  /// A patient with one coverage and one episode, all under the patient's own number.
  func add(_ id: PatientID, _ given: String, _ family: String, _ plan: PlanID) throws {
    try save(Patient(id: id, givenName: given, familyName: family, birthDate: CalendarDay("1992-03-16")))
    let coverage = CoverageID(high: 2, low: id.low)
    try save(Coverage(id: coverage, patient: id, plan: plan, memberID: "TW1"))
    try save(
      Episode(
        id: EpisodeID(high: 3, low: id.low), patient: id, coverage: coverage, classKey: "commercial_in_network",
        problem: "low back", openedOn: CalendarDay("2026-10-01")!))
  }

  /// A claim that left the building.
  func add(_ claim: Claim, _ id: ClaimID, _ patient: PatientID, _ plan: PlanID, replaces: ClaimID? = nil) throws {
    let days = claim.lines.map(\.day)
    try insert(
      StoredClaim(
        id: id, number: claim.controlNumber, episode: EpisodeID(high: 3, low: patient.low), patient: patient,
        coverage: CoverageID(high: 2, low: patient.low), plan: plan, firstDay: days.min()!, lastDay: days.max()!,
        charge: claim.charge, standing: .sent, standingAt: DeskFixture.now, fileBy: CalendarDay("2027-05-02"),
        replaces: replaces))
    try append(claim, version: 1, of: id, at: DeskFixture.now)
  }
}
