import Foundation
import ScripCore
import ScripIntake
import ScripStore
import StoreSupport
import Synchronization
import TestSupport

@testable import ScripDesk

/// A practice with one therapist and one kind of payer, whose clock the story moves. Everything is done by acts.
///
/// Ids are drawn from a seed, so that what is printed is the same on every run. All persons are invented.
struct StoryDesk: Sendable {
  static let zone = "America/Los_Angeles"
  static let start = CalendarDay("2026-09-01")!

  let base: DeskFixture
  let therapist: TherapistID
  let location: LocationID
  /// Nil where the patient pays alone.
  let plan: PlanID?
  private let clock: Clock

  /// What a story moves: the time, and numbers that are used up.
  private final class Clock: Sendable {
    let moment: Mutex<Moment>
    let generator: Mutex<SeededGenerator>
    let keys = Mutex(0)

    init(seed: UInt64) {
      moment = Mutex(Moment(StoryDesk.start, ClockTime(minutes: 540), offsetMinutes: -420))
      generator = Mutex(SeededGenerator(seed: seed))
    }
  }

  init(
    _ engine: DeskEngine = .sqlite, classKey: String, seed: UInt64,
    plan change: @Sendable (inout Plan) -> Void = { _ in }
  ) async throws {
    let clock = Clock(seed: seed)
    self.clock = clock
    base = try await DeskFixture(
      engine, now: { clock.moment.withLock { $0 } }, random: { clock.generator.withLock { $0.next() } })
    let base = base
    let home = PostalAddress(street: "4821 Ballard Ave NW", city: "Seattle", state: "WA", zip: "981074812")
    var practice = Practice(
      id: base.practice, legalName: "Cedar Hands Massage PLLC", tradeName: "Cedar Hands", zone: Self.zone)
    practice.npi = "2000000002"
    practice.tax = .employer("912345678")
    practice.phone = PhoneNumber("206-555-0142")
    practice.fax = PhoneNumber("206-555-0143")
    practice.billingAddress = home
    practice.clearinghouse = Clearinghouse(
      name: "Clearhouse", submitterNumber: "SC1001", receiverNumber: "CH0001", isTest: true)
    _ = try await base.perform(SavePractice(practice), "story-practice")
    var place = try await base.desk.ask(ShowToday(), by: base.caller([.frontDesk])).locations[0]
    place.address = home
    place.phone = practice.phone
    place.hours = (1...5).map {
      OpeningHours(weekday: $0, opens: ClockTime(minutes: 540), closes: ClockTime(minutes: 1080))
    }
    location = try await base.perform(SaveLocation(place, isNew: false), "story-location")
    var worker = Therapist(id: TherapistID(high: 0, low: 0), name: "Sam Lee", npi: "2000000010")
    worker.licences = [Licence(state: "WA", number: "MA60000001", to: CalendarDay("2028-06-30"))]
    therapist = try await base.perform(SaveTherapist(worker, isNew: true), "story-therapist")
    _ = try await base.perform(
      SaveFees(
        FeeSchedule(
          validFrom: CalendarDay("2026-01-01")!,
          prices: [
            .init(.massage, perUnit: Money(cents: 3_500), selfPay: Money(cents: 3_000)),
            .init(.manualTherapy, perUnit: Money(cents: 4_000), selfPay: Money(cents: 3_200)),
          ])), "story-fees")
    guard Self.hasPlan(classKey) else {
      plan = nil
      return
    }
    var made = Plan(id: PlanID(high: 0, low: 0), payerName: "Evergreen Mutual", name: "PPO", classKey: classKey)
    made.payerNumber = "EVG01"
    made.claimAddress = PostalAddress(street: "PO Box 1106", city: "Portland", state: "OR", zip: "972070001")
    change(&made)
    let id = try await base.perform(SavePlan(made, isNew: true), "story-plan")
    _ = try await base.perform(
      SaveNetwork(NetworkRecord(therapist: therapist, location: location, plan: id, status: .inNetwork), id: nil),
      "story-network")
    plan = id
  }

  private static func hasPlan(_ key: String) -> Bool { !["hsa", "fsa", "self_pay_medical"].contains(key) }

  /// The practice's clock shows this day, and this hour.
  func go(to day: CalendarDay, at minutes: Int = 600) {
    let guess = Moment(day, ClockTime(minutes: minutes), offsetMinutes: -480)
    let offset = World.zoneTable(Self.zone, guess) ?? -480
    clock.moment.withLock { $0 = Moment(day, ClockTime(minutes: minutes), offsetMinutes: offset) }
  }

  /// A day of the story, counted from its first.
  static func day(_ later: Int) -> CalendarDay { start.adding(days: later) }

  private func nextKey() -> RequestKey {
    RequestKey("story-act-\(clock.keys.withLock { $0 += 1; return $0 })")!
  }

  // MARK: Who does it

  var rosa: Caller { base.caller([.frontDesk]) }
  var wim: Caller { base.caller([.biller]) }
  var sam: Caller {
    Caller(
      practice: base.practice, login: LoginID(high: 8, low: 1), membership: MembershipID(high: 8, low: 2),
      signIn: SignInID(high: 8, low: 3), therapist: therapist, name: "Sam Lee", roles: [.therapist],
      address: "127.0.0.1")
  }

  @discardableResult
  func act<A: Act>(_ act: A, by caller: Caller) async throws -> A.Answer {
    // Nobody does two things at once.
    clock.moment.withLock { $0 = $0.adding(seconds: 5) }
    return try await base.desk.perform(act, by: caller, key: nextKey())
  }

  func ask<Q: Query>(_ query: Q, by caller: Caller) async throws -> Q.Answer {
    try await base.desk.ask(query, by: caller)
  }

  /// The sentence with which an act is refused; nil when it was done.
  func refusal<A: Act>(_ act: A, by caller: Caller) async throws -> String? {
    do {
      _ = try await self.act(act, by: caller)
      return nil
    } catch let refusal as Refusal {
      return ([refusal.sentence] + refusal.faults.map { "\($0.field): \($0.sentence)" }).joined(separator: " ")
    }
  }

  func post(_ bytes: [UInt8]) async throws -> PostedFile {
    var rest: [UInt8]? = bytes
    let arrival = Arrival(via: .upload, fileName: "day.835", mediaType: "text/plain")
    return try await base.desk.postRemittance(arrival, by: wim, key: nextKey()) {
      defer { rest = nil }
      return rest
    }
  }

  /// Puts a typed page into the inbox, read; `ticked` are words beside which a box has a tick.
  func receive(_ text: String, ticked: String? = nil) async throws -> IntakeID {
    let received = try await base.desk.receiveAsProgram(
      Arrival(via: .fax, sender: "206-555-0177", mediaType: "text/plain"), in: base.practice, key: nextKey(),
      bytes: Array(text.utf8))
    var page = DeskFixture.page(text)
    if let ticked, let word = page.words.first(where: { $0.text == ticked }) {
      let box = PageBox(x: word.box.x - 20, y: word.box.y, width: 14, height: 14)
      page.marks.append(PageMark(.ticked, box: box))
    }
    try await base.desk.record(
      .read(DocumentReading.once([page]), pages: [page]), of: received.intake, in: base.practice, key: nextKey())
    return received.intake
  }
}
