import Foundation
import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// A file of payments is posted: good claims, odd ones parked, the same file once. On both engines.
@Suite struct PostRemittanceTests {
  static func co(_ code: String, _ cents: Int) -> ClaimAdjustment { MoneyFixture.co(code, cents) }
  static func pr(_ code: String, _ cents: Int) -> ClaimAdjustment { MoneyFixture.pr(code, cents) }

  /// Three claims: one good, one nobody knows, one refused.
  static func mixed() -> Remittance {
    MoneyFixture.remittance(
      [
        MoneyFixture.answer(1, [[co("45", 2200), pr("3", 2500)], []]),
        MoneyFixture.answer(404, [[co("45", 1000)], []]),
        MoneyFixture.answer(2, [[co("197", 7000)], [co("197", 7000)]], icn: "ICN2"),
      ], beside: [ProviderAdjustment("L6", reference: nil, amount: Money(cents: -12))], off: 3)
  }

  @Test("One odd claim does not block the deposit: posted + parked = deposit", arguments: DeskEngine.allCases)
  func mixed(engine: DeskEngine) async throws {
    let money = try await MoneyFixture(engine)
    let (first, second) = (try await money.send(1), try await money.send(2))
    let posted = try await money.post([Self.mixed()])
    let id = posted.remittances[0].id
    let bench = try await money.ask(ShowRemittance(remittance: id))
    #expect(bench.claims.map(\.answer.state) == [.posted, .parked, .posted])
    #expect(bench.claims[1].answer.content.reason == .unknownClaim)
    #expect(bench.line.posted.cents == 9300 + 12)
    #expect(bench.line.parked.cents == 13000 + 3)
    #expect(bench.line.posted + bench.line.parked == bench.line.remittance.payment)
    #expect(bench.suspense == bench.line.parked)
    #expect(try await money.balance(.cash) == bench.line.remittance.payment.cents)
    #expect(try await money.balance(.patientReceivable(money.patient)) == 2500)
    #expect(try await money.balance(.payerReceivable(first)) == 0)
    #expect(try await money.balance(.payerReceivable(second)) == 14000)
    let denials = try await money.ask(ShowDenials())
    #expect(denials.lines.map(\.stored.denial.cause) == [.authorization])
    #expect(denials.lines[0].stored.denial.amount.cents == 14000)
    #expect(denials.lines[0].claimNumber == "2")
    let standings = try await money.read { connection in
      [
        try connection.claim(first)?.standing,
        try connection.claim(second)?.payerClaimNumber == "ICN2" ? .answered : nil,
      ]
    }
    #expect(standings == [.answered, .answered])
    try await money.verify()
  }

  @Test("The same file a hundred times, and eight at once, is one posting", arguments: DeskEngine.allCases)
  func once(engine: DeskEngine) async throws {
    let money = try await MoneyFixture(engine)
    try await money.send(1)
    try await money.send(2)
    let bytes = MoneyFixture.file([Self.mixed()])
    let files = await withTaskGroup(of: PostedFile?.self) { group in
      for number in 0..<8 {
        group.addTask {
          for attempt in 0..<40 {
            do { return try await money.post(bytes: bytes, key: "race-\(number)-\(attempt)") } catch let refusal
              as Refusal where refusal.kind == .busy
            { continue } catch { return nil }
          }
          return nil
        }
      }
      return await group.reduce(into: [PostedFile]()) { if let file = $1 { $0.append(file) } }
    }
    #expect(files.count == 8 && Set(files.map(\.file)).count == 1)
    #expect(files.filter { !$0.isDuplicate }.count == 1)
    let cash = try await money.balance(.cash)
    let rounds = engine == .sqlite ? 92 : 20
    for _ in 0..<rounds { #expect(try await money.post(bytes: bytes).isDuplicate) }
    // The same payment in another envelope is the same payment.
    let again = try await money.post(bytes: bytes + Array("\n".utf8))
    #expect(!again.isDuplicate && again.remittances.allSatisfy(\.isDuplicate))
    #expect(try await money.balance(.cash) == cash)
    try await money.verify()
  }

  @Test("The same number with other content is held; a person posts it or sets it aside")
  func held() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    try await money.send(2)
    try await money.post([MoneyFixture.remittance([MoneyFixture.answer(1, [[Self.co("45", 2200)], []])])])
    let other = MoneyFixture.remittance([MoneyFixture.answer(2, [[Self.co("45", 100)], []], icn: "ICN9")])
    let posted = try await money.post([other]).remittances[0]
    #expect(posted.held?.contains("other content") == true)
    #expect(try await money.balance(.cash) == 11800)
    await #expect(throws: Refusal.self) {
      try await money.perform(ReleaseRemittance(remittance: posted.id, isOurs: true, reason: ""))
    }
    #expect(try await money.perform(ReleaseRemittance(remittance: posted.id, isOurs: true, reason: "Two checks.")))
    #expect(try await money.balance(.cash) == 11800 + 13900)
    await #expect(throws: Refusal.self) {
      try await money.perform(ReleaseRemittance(remittance: posted.id, isOurs: false, reason: "Again."))
    }
    try await money.verify()
  }

  @Test("A payment made out to another NPI is held")
  func strange() async throws {
    let money = try await MoneyFixture()
    var practice = Practice(
      id: money.fixture.practice, legalName: "Cedar PLLC", tradeName: "Cedar Hands", zone: "America/Los_Angeles")
    practice.npi = "2000000010"
    _ = try await money.perform(SavePractice(practice))
    try await money.send(1)
    let posted = try await money.post([MoneyFixture.remittance([MoneyFixture.answer(1, [[], []])])])
    #expect(posted.remittances[0].held?.contains("another NPI") == true)
    #expect(try await money.balance(.cash) == 0)
    _ = try await money.perform(
      ReleaseRemittance(remittance: posted.remittances[0].id, isOurs: false, reason: "Not ours."))
    #expect(try await money.ask(ShowRemittances()).lines[0].remittance.state == .setAside)
  }

  @Test("A file of payments in a clearinghouse's folder is posted for the practice it is addressed to, once")
  func folder() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    let bytes = MoneyFixture.file([MoneyFixture.remittance([MoneyFixture.answer(1, [[], []])])])
    let (desk, practice) = (money.fixture.desk, money.fixture.practice)
    var profile = Practice(id: practice, legalName: "Cedar PLLC", tradeName: "Cedar Hands", zone: "America/Los_Angeles")
    profile.clearinghouse = Clearinghouse(name: "House", submitterNumber: "OAK", receiverNumber: "HOUSE")
    _ = try await money.perform(SavePractice(profile), "profile-1")
    let strange = try await desk.postRemittance(fromFolder: bytes, in: practice)
    #expect(strange == nil)
    profile.clearinghouse?.submitterNumber = "CEDAR"
    _ = try await money.perform(SavePractice(profile), "profile-2")
    let posted = try await desk.postRemittance(fromFolder: bytes, in: practice)
    #expect(posted?.isDuplicate == false)
    let again = try await desk.postRemittance(fromFolder: bytes, in: practice)
    #expect(again?.file == posted?.file)
    #expect(try await money.balance(.cash) == 14000)
    let answer = try await desk.postRemittance(fromFolder: Array("ISA*00*x~".utf8), in: practice)
    #expect(answer == nil)
  }

  typealias Damaged = (name: String, change: @Sendable (String) -> String, sentence: String)
  static let damages: [Damaged] = [
    ("empty of X12", { _ in "Dear practice, please find attached" }, "not an 835"),
    ("zero bytes", { $0 + "\0" }, "zero bytes"),
    ("another transaction", { $0.replacing("ST*835", with: "ST*820") }, "holds no payment"),
  ]

  @Test("A file that cannot be read is kept, with a sentence that says what to do", arguments: damages)
  func damaged(row: Damaged) async throws {
    let money = try await MoneyFixture()
    let text = String(decoding: MoneyFixture.file([Self.mixed()]), as: UTF8.self)
    let posted = try await money.post(bytes: Array(row.change(text).utf8))
    #expect(posted.reason?.contains(row.sentence) == true, "\(posted.reason ?? "")")
    #expect(posted.remittances.isEmpty)
    #expect(try await money.ask(ShowRemittances()).unread.map(\.id) == [posted.file])
    #expect(try await money.balance(.cash) == 0)
  }

  @Test("A file cut off inside a payment posts the payments before it and nothing of that one")
  func cut() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    try await money.send(2)
    let whole = MoneyFixture.file([
      MoneyFixture.remittance([MoneyFixture.answer(1, [[Self.co("45", 2200)], []])]),
      MoneyFixture.remittance([MoneyFixture.answer(2, [[Self.co("45", 2200)], []])], trace: "EFT2"),
    ])
    let text = String(decoding: whole, as: UTF8.self)
    let cut = String(text[..<text.range(of: "CLP*2*")!.upperBound])
    let posted = try await money.post(bytes: Array(cut.utf8))
    #expect(posted.remittances.count == 2)
    #expect(posted.remittances[0].held == nil)
    #expect(posted.remittances[1].held?.contains("ends inside") == true)
    #expect(try await money.balance(.cash) == 11800)
    // What could not be read whole is not posted by anybody's word; it is set aside, and the whole file is taken.
    let broken = posted.remittances[1].id
    await #expect(throws: Refusal.self) {
      try await money.perform(ReleaseRemittance(remittance: broken, isOurs: true, reason: "It is ours."))
    }
    #expect(try await !money.perform(ReleaseRemittance(remittance: broken, isOurs: false, reason: "Cut off.")))
    let again = try await money.post(bytes: whole)
    #expect(again.remittances.map(\.isDuplicate) == [true, false])
    #expect(try await money.balance(.cash) == 23600)
    try await money.verify()
  }

  @Test("A value nobody can read parks its claim alone")
  func unreadable() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    try await money.send(2)
    let file = MoneyFixture.file([
      MoneyFixture.remittance([
        MoneyFixture.answer(1, [[Self.co("45", 2200)], []]), MoneyFixture.answer(2, [[Self.co("45", 2300)], []]),
      ])
    ])
    let text = String(decoding: file, as: UTF8.self).replacing("CAS*CO*45*23", with: "CAS*CO*45*2x3")
    let posted = try await money.post(bytes: Array(text.utf8))
    let bench = try await money.ask(ShowRemittance(remittance: posted.remittances[0].id))
    #expect(bench.claims.map(\.answer.content.reason) == [nil, .unreadable])
    #expect(bench.suspense.cents == 11700)
    try await money.verify()
  }

  @Test("Another practice sees neither the payment nor its claims")
  func tenancy() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    let posted = try await money.post([MoneyFixture.remittance([MoneyFixture.answer(1, [[], []])])])
    let other = try await money.fixture.desk.addPractice(named: "Other Hands")
    let stranger = money.fixture.caller(Set(Role.allCases), in: other)
    await #expect(throws: Refusal.notFound) {
      try await money.fixture.desk.ask(ShowRemittance(remittance: posted.remittances[0].id), by: stranger)
    }
    await #expect(throws: Refusal.notFound) {
      try await money.fixture.desk.ask(ShowAccount(patient: money.patient), by: stranger)
    }
    // The same file sent to them is theirs: every claim is unknown there, and its money waits.
    let bytes = MoneyFixture.file([MoneyFixture.remittance([MoneyFixture.answer(1, [[], []])])])
    let theirs = try await money.fixture.desk.postRemittanceAsProgram(
      Arrival(via: .upload, mediaType: "text/plain"), in: other, key: RequestKey("foreign-1")!, bytes: bytes)
    let bench = try await money.fixture.desk.ask(ShowRemittance(remittance: theirs.remittances[0].id), by: stranger)
    #expect(bench.claims.map(\.answer.content.reason) == [.unknownClaim])
  }
}
