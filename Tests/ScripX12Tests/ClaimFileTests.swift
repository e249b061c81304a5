import ScripCore
import TestSupport
import Testing
import X12

@testable import ScripX12

/// The claims of made-up practice days, written and checked as they would be sent.
@Suite struct ClaimFileTests {
  static let now = Moment(milliseconds: 1_795_507_200_000)

  static func file(_ claims: [Claim], of story: Story, number: Int = 1) -> ClaimFile {
    ClaimFile(
      claims, of: story.practice, through: story.practice.clearinghouse!, controlNumber: number, at: now,
      offsetMinutes: 0)
  }

  static func findings(_ file: ClaimFile) -> [ClaimFinding] {
    file.findings(today: Story.today) { _, _ in true }
  }

  @Test(
    "A claim of every class that is sent one has no finding, and its file is the pinned one", arguments: Story.billable)
  func clean(key: String) throws {
    let story = Story(key)
    let file = Self.file([try #require(story.draft().built.claim)], of: story)
    #expect(Self.findings(file) == [])
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(try Golden.kept(at: "Tests/ScripX12Tests/Golden/claims/\(key).edi", recording: text) == text)
    #expect(!file.letter.isEmpty)
  }

  @Test("A file that cannot be checked is not a clean one", arguments: ["", "ISA*00", "nothing of X12"])
  func unchecked(text: String) {
    let found = ClaimFile.findings(in: Array(text.utf8), CheckOptions())
    #expect(found.stop)
  }

  @Test("Two hundred generated second-payer, replacing and voiding claims balance and have no finding")
  func generated() throws {
    var random = SeededGenerator(seed: 200)
    var claims: [Claim] = []
    for number in 0..<200 {
      let made = ClaimMaker(random: random, number: 2_000 + number)
      random = made.random
      let built = made.draft.built
      let claim = try #require(built.claim, "\(built.findings.map(\.rule))")
      for payer in claim.earlierPayers {
        let taken = claim.lines.reduce(payer.adjustments.total) { sum, line in
          sum + (line.adjudications.first?.adjustments.total ?? .zero)
        }
        #expect(payer.paid + taken == claim.charge)
      }
      claims.append(claim)
    }
    #expect(claims.count { !$0.earlierPayers.isEmpty } > 50)
    #expect(claims.count { if case .void = $0.frequency { true } else { false } } > 30)
    #expect(claims.count { if case .replacement = $0.frequency { true } else { false } } > 30)
    #expect(Self.findings(Self.file(claims, of: Story("commercial_in_network"))) == [])
  }

  /// A clean claim of each class, then generated ones that come second, replace or take back.
  static func mixed(seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    var drafts = Story.billable.enumerated().map { Story($1).draft(String(100 + $0)) }
    for number in 0..<10 {
      let made = ClaimMaker(random: random, number: 2_000 + number)
      random = made.random
      drafts.append(made.draft)
    }
    return file(drafts.compactMap(\.built.claim), of: Story("va_ccn"), number: Int(seed)).bytes
  }

  typealias Broken = (rule: String, box: String, take: @Sendable (inout Claim) -> Void)
  static let broken: [Broken] = [
    ("x12.npi", "Box 24J", { $0.rendering?.npi = "2000000011" }),
    ("x12.accident-date", "Boxes 14 to 16", { $0.accident = Claim.Accident(.other, on: nil) }),
    ("x12.element-missing", "Boxes 22 and 23", { $0.frequency = .void(of: "") }),
    ("x12.date-future", "Box 24A", { $0.lines[0].day = Story.today.adding(days: 1) }),
    ("x12.units", "Box 24G", { $0.lines[0].units = 0 }),
    ("x12.diagnosis-pointer", "Box 24E", { $0.lines[0].pointers = [3] }),
  ]

  @Test("What the checker finds is said with the box of the form and what to do", arguments: broken.indices)
  func words(index: Int) throws {
    let row = Self.broken[index]
    let story = Story("commercial_in_network")
    var claim = try #require(story.draft().built.claim)
    row.take(&claim)
    let found = Self.findings(Self.file([claim], of: story))
    #expect(found.map(\.rule).contains(row.rule))
    #expect(found.contains { $0.rule == row.rule && $0.place.hasPrefix(row.box) && !$0.fix.isEmpty }, "\(found)")
  }

  @Test("A code that cannot be billed on the day is found with the tables' help")
  func diagnosis() throws {
    let story = Story("commercial_in_network")
    let file = Self.file([try #require(story.draft().built.claim)], of: story)
    let found = file.findings(today: Story.today) { code, day in
      #expect(code == ICD10Code("M54.50") && day == Story.serviceDay)
      return false
    }
    #expect(found.map(\.rule) == ["x12.diagnosis-invalid"])
    #expect(found.first?.place.hasPrefix("Box 21") == true)
  }

  @Test("A 277CA names each claim with what became of it")
  func acknowledgement() throws {
    let answers = try #require(ReceivedAnswer.read(Written.acknowledgements(seed: 3, count: 4).bytes))
    let claims = answers.flatMap { answer -> [ClaimStatusReply] in
      if case .claims(let replies) = answer { replies } else { [] }
    }
    #expect(!claims.isEmpty && claims.allSatisfy { !$0.traceNumber.isEmpty && !$0.words.isEmpty })
  }

  @Test("A 999 names the file it answers")
  func fileAnswer() throws {
    let answers = try #require(ReceivedAnswer.read(Written.damagedAnswers(seed: 5, count: 6)))
    let files = answers.filter { if case .file(1, _, _) = $0 { true } else { false } }
    #expect(!files.isEmpty)
    #expect(ReceivedAnswer.read(Array("no X12".utf8)) == nil)
  }
}

/// Draws a claim that comes after another payer, replaces or takes back.
struct ClaimMaker {
  var random: SeededGenerator
  private(set) var draft: ClaimDraft

  init(random: SeededGenerator, number: Int) {
    var random = random
    var story = Story(Story.billable.randomElement(using: &random)!)
    let minutes =
      [(ProcedureCode.massage, Int.random(in: 8...68, using: &random))]
      + (Bool.random(using: &random) ? [(.manualTherapy, Int.random(in: 8...38, using: &random))] : [])
    story.session.work = minutes.map {
      DeliveredSession.Work(segment: .ordered, modality: .massage, code: $0.0, minutes: $0.1, areas: [.init(.lowBack)])
    }
    let frequency: Claim.Frequency =
      switch Int.random(in: 0...3, using: &random) {
      case 0: .replacement(of: "P\(number)")
      case 1: .void(of: "P\(number)")
      default: .original
      }
    draft = story.draft(String(number), frequency: frequency)
    if Bool.random(using: &random) { Self.addEarlier(to: &draft, story, &random) }
    self.random = random
  }

  /// A first payer whose answer adds up line by line.
  private static func addEarlier(to draft: inout ClaimDraft, _ story: Story, _ random: inout SeededGenerator) {
    var lines: [RemittedLine] = []
    for charge in draft.charges {
      let off = Money(cents: Int.random(in: 0...charge.amount.cents / 2, using: &random))
      let share = Money(cents: Int.random(in: 1...charge.amount.cents / 3, using: &random))
      let adjustments =
        (off > .zero ? [ClaimAdjustment(.contractual, "45", off)] : []) + [ClaimAdjustment(.patient, "2", share)]
      lines.append(
        RemittedLine(
          procedure: charge.code, day: charge.day, charge: charge.amount, paid: charge.amount - off - share,
          paidUnits: charge.units, adjustments: adjustments))
    }
    var plan = story.plan
    (plan.payerNumber, plan.payerName) = ("FIRST1", "First Mutual")
    draft.coverage.rank = 2
    draft.earlier = [
      ClaimDraft.EarlierAnswer(
        coverage: story.coverage, plan: plan,
        answer: RemittedClaim(
          controlNumber: "9", status: .processedPrimary, charge: draft.charges.total,
          paid: lines.reduce(.zero) { $0 + $1.paid }, payerClaimNumber: "F9", lines: lines),
        decidedOn: Story.today)
    ]
  }
}
