import Foundation
import ScripCore
import ScripIntake
import ScripPostgres
import ScripSQL
import ScripSQLite
import ScripStore
import Seal
import StoreSupport
import Tables
import TestSupport

@testable import ScripDesk

/// The engines that every claim about the desk is tried on.
enum DeskEngine: String, CaseIterable, Sendable { case sqlite, postgres }

/// A desk on a real database with one practice that has a location and two plans.
struct DeskFixture: Sendable {
  static let now = Moment(milliseconds: 1_795_507_200_000)
  static let today = CalendarDay("2026-11-24")!

  let desk: Desk
  let practice: PracticeID
  let inNetwork: PlanID
  let accident: PlanID
  private let folder: TemporaryFolder

  init(
    _ engine: DeskEngine, now: @escaping @Sendable () -> Moment = { Self.now },
    random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: 0 ... .max) }
  ) async throws {
    folder = try TemporaryFolder()
    let database: any Database =
      switch engine {
      case .sqlite: try await EmptyStore.sqlite(in: folder.url)
      case .postgres: try await EmptyStore.postgres(connections: 4)
      }
    let world = World(now: now, random: random)
    let desk = Desk(
      database: database, reference: try Self.reference(), world: world, installationKey: InstallationKey())
    let practice = try await desk.addPractice(named: "Cedar Hands")
    (self.desk, self.practice) = (desk, practice)
    func act<A: Act>(_ act: A, _ key: String) async throws -> A.Answer {
      try await desk.performAsProgram(act, in: practice, key: RequestKey(key)!)
    }
    _ = try await act(
      SavePractice(
        Practice(id: practice, legalName: "Cedar PLLC", tradeName: "Cedar Hands", zone: "America/Los_Angeles")),
      "practice")
    let address = PostalAddress(street: "1 Row", city: "Seattle", state: "WA", zip: "98107")
    _ = try await act(
      SaveLocation(Location(id: LocationID(high: 0, low: 0), name: "Ballard", address: address), isNew: true),
      "location")
    let nobody = PlanID(high: 0, low: 0)
    inNetwork = try await act(
      SavePlan(Plan(id: nobody, payerName: "Regence", name: "PPO", classKey: "commercial_in_network"), isNew: true),
      "plan-1")
    accident = try await act(
      SavePlan(Plan(id: nobody, payerName: "L&I", name: "", classKey: "workers_comp_wa_lni"), isNew: true), "plan-2")
  }

  /// Every table is read once a run.
  static func reference() throws -> Reference { try shipped.get() }

  private static let shipped = Result { () throws -> Reference in
    let payers = try JSONDecoder().decode(PayerCatalog.self, from: Data(Tables.payerRules))
    let icd = ICD10Table(Tables.icd10cm)!
    let regions = RegionTable(Tables.icdRegions)!
    let outcomes = OutcomeTable(measures: Tables.outcomeMeasures, norms: Tables.romNorms)!
    let reasons = ReasonTable(reasons: Tables.carcActions, remarks: Tables.rarcCommon)!
    let pairs = CodePair.pairs(Tables.codePairs)!
    return Reference(
      payers: payers, licensingStates: ["WA"], outcomes: outcomes, reasons: reasons, codePairs: pairs
    ) { code, others in
      DiagnosisFacts(code, icd: icd, regions: regions, others: others)
    }
  }

  func perform<A: Act>(_ act: A, _ key: String) async throws -> A.Answer {
    try await desk.performAsProgram(act, in: practice, key: RequestKey(key)!)
  }

  /// A person at work in this practice, or in another one.
  func caller(_ roles: Set<Role>, in other: PracticeID? = nil) -> Caller {
    Caller(
      practice: other ?? practice, login: LoginID(high: 7, low: 1), membership: MembershipID(high: 7, low: 2),
      signIn: SignInID(high: 7, low: 3), therapist: nil, name: "Rosa Ibarra", roles: roles, address: "127.0.0.1")
  }

  /// Receives the text as an e-mail and files what the reader makes of it.
  func receive(_ texts: String...) async throws -> IntakeID {
    let arrival = Arrival(via: .email, mediaType: "text/plain")
    let received = try await desk.receiveAsProgram(
      arrival, in: practice, key: RequestKey(UUID().uuidString)!, bytes: Array(texts.joined(separator: "\n").utf8))
    let pages = texts.enumerated().map { Self.page($1, number: $0 + 1) }
    try await desk.record(
      .read(DocumentReading.once(pages), pages: pages), of: received.intake, in: practice,
      key: RequestKey(UUID().uuidString)!)
    return received.intake
  }

  /// The typed words of a text, each on its line.
  static func page(_ text: String, number: Int = 1) -> DecodedPage {
    var words: [PageWord] = []
    for (line, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      for (column, word) in row.split(separator: " ").enumerated() {
        let box = PageBox(x: 40 + column * 60, y: 40 + line * 24, width: 50, height: 18)
        words.append(PageWord(text: String(word), box: box, confidence: 100, line: line))
      }
    }
    return DecodedPage(number: number, source: .typed, words: words)
  }

  static func order(code: String = "M54.50 Low back pain", visits: String = "Number of visits: 12") -> String {
    """
    PRESCRIPTION FOR MASSAGE THERAPY
    Patient: Beatrice Delacroix
    Date of birth: 03/16/1992
    Diagnosis: \(code)
    Treatment: massage therapy
    Frequency: 2 times per week for 6 weeks
    \(visits)
    Prescriber: Helen Bergstrom, MD
    NPI: 2000000002
    Phone: 206-555-0142
    Date: 11/02/2026
    Electronically signed by Helen Bergstrom, MD on 11/02/2026
    """
  }

  /// Signs off the only order of a document for a new patient.
  func signOff(_ intake: IntakeID, plan: PlanID? = nil, key: String = "sign-off") async throws -> SignOffReferral.Filed
  {
    let opened = try await desk.ask(ShowReview(intake: intake), by: caller([.frontDesk]))
    let particulars = opened.review!.particulars[0]
    return try await perform(
      SignOffReferral(
        intake: intake, order: 0, entries: ReviewEntries(fields: [:], particulars: particulars),
        patient: .new(
          givenName: "Beatrice", familyName: "Delacroix", birthDate: CalendarDay("1992-03-16"), isOther: true),
        payment: .newCoverage(plan: plan ?? inNetwork, memberID: "TW1"), episode: nil), key)
  }
}
