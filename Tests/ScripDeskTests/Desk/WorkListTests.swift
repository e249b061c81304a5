import ScripCore
import Testing

@testable import ScripDesk

/// Today shows the first lines of a list; the list whole is a page of its own.
@Suite struct WorkListTests {
  @Test("Today shows eight of the orders to complete and counts all; the list holds all of them once")
  func whole() async throws {
    let fixture = try await DeskFixture(.sqlite)
    for number in 1...9 {
      let intake = try await fixture.receive(DeskFixture.order(code: "Low back", visits: "Visits: \(number)"))
      _ = try await fixture.signOff(intake, key: "sign-off-\(number)")
    }
    let desk = fixture.caller([.frontDesk])
    let today = try await fixture.desk.ask(ShowToday(), by: desk)
    #expect(today.toComplete.count == ShowToday.linesMax && today.toCompleteCount == 9)
    let work = try await fixture.desk.ask(ShowWork(.toComplete), by: desk)
    #expect(Set(work.orders.map(\.referral)).count == 9)
    #expect(work.orders.prefix(8).map(\.referral) == today.toComplete.map(\.referral))
    #expect(!work.hasNext && work.page == 1 && work.deadlines.isEmpty)
    let behind = try await fixture.desk.ask(ShowWork(.toComplete, page: 2), by: desk)
    #expect(behind.orders.isEmpty && !behind.hasNext)
  }

  @Test("Each list is that of Today", arguments: DeskEngine.allCases)
  func lists(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let filed = try await fixture.signOff(try await fixture.receive(DeskFixture.order()))
    _ = try await fixture.perform(NoteCostQuestion(episode: filed.episode), "cost-asked")
    let desk = fixture.caller([.frontDesk])
    let today = try await fixture.desk.ask(ShowToday(), by: desk)
    let deadlines = try await fixture.desk.ask(ShowWork(.deadlines), by: desk)
    #expect(deadlines.deadlines == today.otherDeadlines && deadlines.deadlines.count == 1)
    let reports = try await fixture.desk.ask(ShowWork(.reportsDue), by: desk)
    #expect(reports.deadlines == today.reportsDue && reports.deadlines.count == today.reportsDueCount)
    let ending = try await fixture.desk.ask(ShowWork(.ordersEnding), by: desk)
    #expect(ending.orders == today.runningOut)
  }

  @Test("A page that there is not is the nearest that there is", arguments: [(-1, 1), (0, 1), (1, 1), (21, 20)])
  func pages(asked: Int, page: Int) async throws {
    let fixture = try await DeskFixture(.sqlite)
    let work = try await fixture.desk.ask(ShowWork(.toComplete, page: asked), by: fixture.caller([.frontDesk]))
    #expect(work.page == page)
  }
}
