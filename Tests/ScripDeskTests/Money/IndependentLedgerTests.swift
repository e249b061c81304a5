import Foundation
import ScripCore
import ScripStore
import TestSupport
import Testing

@testable import ScripDesk

/// Remittances with planted faults, posted here and in a ledger of another language that shares nothing with this one.
///
/// The size is given by SCRIP_REMITTANCES and SCRIP_REMITTED_CLAIMS; docs/quality.md has the figures of the full one.
@Suite struct IndependentLedgerTests {
  struct Sent: Decodable {
    struct Line: Decodable {
      var control: String
      var code: String
      var day: String
      var cents: Int
    }
    struct Claim: Decodable {
      var number: String
      var patient: Int
      var family: String
      var plan: String
      var lines: [Line]
    }
    struct Payment: Decodable {
      var after: Int
      var patient: Int
      var cents: Int
    }
    var claims: [Claim]
    var payments: [Payment]
  }

  struct Books: Encodable {
    struct Remittance: Encodable {
      var posted: Int
      var parked: Int
      var odd: [Odd]
    }
    /// A claim's place and why it waits: `[3, "otherPatient"]`.
    struct Odd: Encodable {
      var place: Int
      var reason: String

      func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        try list.encode(place)
        try list.encode(reason)
      }
    }
    var balances: [String: Int]
    var remittances: [Remittance]
  }

  @Test("Every good claim is posted, every odd one parked with its reason; two ledgers agree on every balance")
  func agree() async throws {
    let environment = ProcessInfo.processInfo.environment
    let files = environment["SCRIP_REMITTANCES"] ?? "6"
    let claims = environment["SCRIP_REMITTED_CLAIMS"] ?? "240"
    let folder = try TemporaryFolder()
    #expect(try Self.ledger("make", folder.url.path, "--files", files, "--claims", claims).status == 0)
    let sent = try JSONDecoder().decode(Sent.self, from: Data(contentsOf: folder.url.appending(path: "claims.json")))
    let money = try await MoneyFixture()
    try await Self.enter(sent, money)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasSuffix(".835") }
    var posted: [RemittanceID] = []
    for (index, name) in names.sorted().enumerated() {
      let bytes = [UInt8](try Data(contentsOf: folder.url.appending(path: name)))
      posted += try await money.post(bytes: bytes).remittances.map(\.id)
      for payment in sent.payments where payment.after == index {
        _ = try await money.perform(
          TakePatientPayment(
            patient: Self.patient(payment.patient), amount: Money(cents: payment.cents), method: .card))
      }
    }
    let books = try await Self.books(money, posted)
    for each in books.remittances.indices {
      let line = try await money.ask(ShowRemittance(remittance: posted[each])).line
      #expect(line.posted + line.parked == line.remittance.payment)
    }
    try JSONEncoder().encode(books).write(to: folder.url.appending(path: "books.json"))
    let check = try Self.ledger("check", folder.url.path)
    #expect(check.status == 0, "\(check.said)")
    if environment["SCRIP_REMITTANCES"] != nil { print(check.said) }
    // The same again changes nothing.
    for name in names {
      let bytes = [UInt8](try Data(contentsOf: folder.url.appending(path: name)))
      #expect(try await money.post(bytes: bytes).isDuplicate)
    }
    #expect(try await Self.books(money, posted).balances == books.balances)
    try await money.verify()
  }

  static func patient(_ number: Int) -> PatientID { PatientID(high: 11, low: UInt64(number)) }

  private static func enter(_ sent: Sent, _ money: MoneyFixture) async throws {
    let plans = [
      "commercial_in_network": money.fixture.inNetwork, "va_ccn": money.vaPlan,
      "auto_pip_wa": try await money.perform(
        SavePlan(
          Plan(id: PlanID(high: 0, low: 0), payerName: "Auto", name: "", classKey: "auto_pip_wa"), isNew: true)),
    ]
    let families = Dictionary(sent.claims.map { ($0.patient, ($0.family, $0.plan)) }) { first, _ in first }
    for (number, (family, plan)) in families {
      try await money.write { connection in try connection.add(patient(number), "Bea", family, plans[plan]!) }
    }
    let now = DeskFixture.now
    try await money.write { connection in
      for claim in sent.claims {
        var content = Claim.sent(claim.number, family: claim.family, lines: [])
        content.lines = claim.lines.map { line in
          ServiceLine(
            controlNumber: line.control, day: CalendarDay(line.day)!, procedure: ProcedureCode(line.code)!,
            charge: Money(cents: line.cents), units: 1, pointers: [1])
        }
        let id = ClaimID(at: now, random: (0, UInt64(claim.number)!))
        try connection.add(content, id, patient(claim.patient), plans[claim.plan]!)
      }
    }
  }

  /// The books by the names that the other ledger uses.
  private static func books(_ money: MoneyFixture, _ posted: [RemittanceID]) async throws -> Books {
    let (sums, numbers) = try await money.read { connection in
      let sums = try connection.balances()
      var numbers: [ClaimID: String] = [:]
      for case .payerReceivable(let claim) in sums.keys { numbers[claim] = try connection.claim(claim)?.number }
      return (sums, numbers)
    }
    var balances: [String: Int] = [:]
    for (account, amount) in sums {
      let name =
        switch account {
        case .patientReceivable(let id): "owed/\(id.low)"
        case .payerReceivable(let id): "payer/\(numbers[id] ?? "")"
        case .patientCredit(let id): "credit/\(id.low)"
        case .suspense(let id): "suspense/\(posted.firstIndex(of: id)!)"
        case .payerBalance: "payerBalance"
        case .cash: "cash"
        case .revenue: "revenue"
        case .interest: "interest"
        case .contractualAdjustment: "contractual"
        case .writeOff: "writeOff"
        }
      balances[name] = amount.cents
    }
    var remittances: [Books.Remittance] = []
    for id in posted {
      let bench = try await money.ask(ShowRemittance(remittance: id))
      let odd = bench.claims.filter { $0.answer.state == .parked }.map {
        Books.Odd(place: $0.answer.place.number, reason: $0.answer.content.reason?.kind ?? "")
      }
      remittances.append(
        Books.Remittance(posted: bench.line.posted.cents, parked: bench.suspense.cents, odd: odd))
    }
    return Books(balances: balances, remittances: remittances)
  }

  private static func ledger(_ arguments: String...) throws -> (status: Int32, said: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", Checkout.root.appending(path: "Tests/Money/ledger.py").path] + arguments
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }
}
