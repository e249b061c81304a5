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
}
