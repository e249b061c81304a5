import Foundation
import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// However much waits, the inbox says how much, and leads to all of it.
@Suite struct InboxPagingTests {
  @Test("53 documents stand on two pages, with their number on both; an unknown place is not found")
  func pages() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let person = fixture.caller([.frontDesk])
    for number in 1...53 {
      _ = try await fixture.desk.receiveAsProgram(
        Arrival(via: .fax, mediaType: "text/plain"), in: fixture.practice, key: RequestKey(UUID().uuidString)!,
        bytes: Array("order \(number)".utf8))
    }
    let first = try await fixture.desk.ask(ShowInbox(), by: person)
    #expect(first.waiting.count == ShowInbox.pageSize)
    #expect(first.waitingCount == 53 && first.isFirstPage)
    let last = try #require(first.next)
    let second = try await fixture.desk.ask(ShowInbox(behind: last), by: person)
    #expect(second.waiting.count == 3)
    #expect(second.waitingCount == 53 && second.next == nil && !second.isFirstPage)
    #expect(Set((first.waiting + second.waiting).map(\.id)).count == 53)
    await #expect(throws: Refusal.notFound) {
      try await fixture.desk.ask(ShowInbox(behind: IntakeID(high: 1, low: 1)), by: person)
    }
  }

  @Test("What was dealt with is led through to the oldest, newest first", arguments: DeskEngine.allCases)
  func done(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let person = fixture.caller([.frontDesk])
    var dealtWith: [IntakeID] = []
    for number in 1...23 {
      let received = try await fixture.desk.receiveAsProgram(
        Arrival(via: .fax, mediaType: "text/plain"), in: fixture.practice, key: RequestKey(UUID().uuidString)!,
        bytes: Array("flyer \(number)".utf8))
      // Two that wait between them are not listed.
      if number % 10 == 0 { continue }
      _ = try await fixture.perform(
        SetAside(intake: received.intake, reason: "a flyer"), "set-aside-\(number)")
      dealtWith.append(received.intake)
    }
    let signedOff = try await fixture.receive(DeskFixture.order())
    _ = try await fixture.signOff(signedOff)
    dealtWith.append(signedOff)
    let newest = try await fixture.desk.ask(ShowInbox(), by: person)
    #expect(newest.done.count == ShowInbox.doneSize && newest.waiting.count == 2 && !newest.isDoneOnly)
    let behind = try #require(newest.nextDone)
    let older = try await fixture.desk.ask(ShowInbox(doneBehind: behind), by: person)
    #expect(older.isDoneOnly && older.waiting.isEmpty && older.nextDone == nil)
    let listed = newest.done + older.done
    #expect(Set(listed.map(\.id)) == Set(dealtWith) && listed.count == dealtWith.count)
    #expect(listed.map(\.id) == listed.sorted { ($0.receivedAt, $0.id) > ($1.receivedAt, $1.id) }.map(\.id))
    await #expect(throws: Refusal.notFound) {
      try await fixture.desk.ask(ShowInbox(doneBehind: IntakeID(high: 1, low: 1)), by: person)
    }
  }
}
