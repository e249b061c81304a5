import ScripCore
import TestSupport
import Testing

/// A refusal is traced to what caused it, with the next act. Source: `carc_actions.csv`, `rarc_common.csv`.
@Suite struct DenialTests {
  static func co(_ code: String, _ amount: Int = 7000) -> ClaimAdjustment {
    ClaimAdjustment(.contractual, code, Money(cents: amount))
  }

  typealias Row = (
    claim: String, codes: [String], remarks: [String], facts: [DenialCause], cause: DenialCause, task: String
  )
  static let rows: [Row] = [
    ("no authorization", ["197"], [], [], .authorization, "retro_auth"),
    ("withdrawn code of a missing authorization", ["15"], [], [], .authorization, "correct_claim"),
    ("order over", ["176"], [], [], .referral, "renew_referral"),
    ("a missing field is named by the remark", ["16"], ["M62"], [], .authorization, "retro_auth"),
    ("the prescriber's number", ["16"], ["N286"], [], .referral, "send_referral"),
    ("the diagnosis", ["16"], ["M76"], [], .edit, "correct_claim"),
    ("the remark says nothing, our own order does", ["16"], ["MA130"], [.referral], .referral, "send_referral"),
    ("not covered, because visits are used", ["96"], ["N435"], [], .limit, "benefit_exhausted"),
    ("not covered", ["96"], ["N130"], [], .coverage, "read_rarc"),
    ("not covered, and we had no authorization", ["96"], [], [.authorization], .authorization, "retro_auth"),
    ("not necessary", ["50"], [], [], .necessity, "appeal_med_nec"),
    ("bundled", ["97"], ["M15"], [], .edit, "ncci_review"),
    ("too many units", ["151"], ["N362"], [], .units, "units_review"),
    ("sent twice", ["18"], [], [], .duplicate, "verify_original"),
    ("a plain code is not talked over by our records", ["29"], [], [.referral], .filing, "appeal_timely"),
    ("with zeros before it", ["0197"], [], [], .authorization, "retro_auth"),
    ("unknown everywhere", ["999"], [], [], .unclear, "read_rarc"),
  ]

  @Test("The cause is named, and the next act", arguments: rows)
  func cause(row: Row) {
    let denial = ReasonTable.shipped.denial(
      amount: Money(cents: 7000), reasons: row.codes.map { Self.co($0) }, remarks: row.remarks,
      facts: row.facts.map { OwnFact($0, "We see it.") })
    #expect(denial.cause == row.cause)
    #expect(denial.next.task == row.task)
    #expect(denial.next.words.hasSuffix("."))
    #expect(denial.evidence.map(\.cause) == row.facts.filter { $0 == row.cause })
  }

  @Test("Every code of the table has an act; the larger amount leads")
  func table() throws {
    let table = ReasonTable.shipped
    #expect(table.codes.count == 105)
    for code in table.codes {
      let reason = try #require(table.reason(code))
      #expect(!reason.action.isEmpty && !reason.meaning.isEmpty, "\(code)")
    }
    let denial = table.denial(
      amount: Money(cents: 8000), reasons: [Self.co("97", 1000), Self.co("197", 7000)], remarks: [], facts: [])
    #expect(denial.cause == .authorization)
    #expect(ReasonTable(reasons: Array("carc,x\n1,2\n".utf8), remarks: Array("rarc\n".utf8)) == nil)
  }

  /// How payers write each cause: code, remarks, and whether our own records show it too.
  typealias Manner = (code: String, remarks: [String], isSeen: Bool)
  static let manners: [DenialCause: [Manner]] = [
    .referral: [
      ("173", [], false), ("174", [], true), ("175", [], true), ("176", [], true), ("183", [], false),
      ("288", [], false), ("287", [], true), ("16", ["N286"], false), ("16", ["N265"], false), ("16", ["MA130"], true),
      ("95", [], true), ("96", [], true), ("243", [], false),
    ],
    .authorization: [
      ("197", [], true), ("197", ["M62"], false), ("198", [], true), ("15", [], false), ("284", [], false),
      ("296", [], false), ("16", ["M62"], false), ("39", [], false), ("210", [], false), ("50", [], true),
      ("272", [], true),
    ],
    .limit: [
      ("119", [], true), ("119", ["N435"], false), ("35", [], false), ("149", [], false), ("96", ["N435"], true),
      ("273", [], true), ("204", [], true), ("272", ["N435"], false),
    ],
    .edit: [
      ("97", ["M15"], false), ("236", [], false), ("231", [], false), ("4", [], false), ("11", [], false),
      ("146", [], false), ("16", ["M76"], false), ("16", ["M51"], false), ("5", [], false),
    ],
    .units: [("151", ["N362"], false), ("16", ["M53"], false), ("222", [], false)],
    .identity: [("31", [], false), ("16", ["N382"], false), ("140", [], false)],
    .coverage: [("27", ["N30"], false), ("26", [], false), ("96", ["N130"], false), ("204", [], false)],
    .otherPayer: [("22", [], false), ("19", [], false), ("21", [], false), ("109", ["N418"], false)],
    .provider: [("185", [], false), ("16", ["N290"], false), ("170", ["N95"], false), ("B7", [], false)],
    .filing: [("29", [], true)],
    .necessity: [("50", ["N115"], false), ("150", [], false), ("50", [], false)],
    .records: [("252", ["N706"], false), ("163", [], false), ("16", ["N706"], false), ("226", ["N29"], false)],
  ]

  @Test("500 refusals with hidden causes: at least 95 of 100 are named, each with an act", arguments: [1, 2, 3])
  func hidden(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let causes = Self.manners.keys.sorted { $0.rawValue < $1.rawValue }
    var named = 0
    for _ in 0..<500 {
      let cause = causes.randomElement(using: &random)!
      let manner = Self.manners[cause]!.randomElement(using: &random)!
      var facts = manner.isSeen ? [OwnFact(cause, "We see it.")] : []
      // Something of ours is out of order without being the reason.
      if Int.random(in: 0...19, using: &random) == 0 { facts.append(OwnFact(.provider, "A licence ends soon.")) }
      var reasons = [Self.co(manner.code)]
      if Int.random(in: 0...3, using: &random) == 0 { reasons.append(Self.co("45", 1500)) }
      let denial = ReasonTable.shipped.denial(
        amount: Money(cents: 7000), reasons: reasons, remarks: manner.remarks, facts: facts)
      if denial.cause == cause { named += 1 }
      #expect(!denial.next.words.isEmpty && !denial.next.task.isEmpty && denial.next.days >= 0)
    }
    #expect(named >= 475, "seed \(seed): \(named) of 500")
  }
}
