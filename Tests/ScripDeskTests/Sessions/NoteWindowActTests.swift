import ScripCore
import Testing

@testable import ScripDesk

/// A window's own late save is not another window's, and what another window held when it was left is not lost.
@Suite struct NoteWindowActTests {
  /// One appointment whose draft windows save.
  private struct Desk {
    let fixture: SessionFixture
    let appointment: AppointmentID

    init(_ engine: DeskEngine) async throws {
      fixture = try await SessionFixture(engine)
      appointment = try await fixture.book(1)
    }

    @discardableResult
    func save(
      _ text: String, seen: Int, _ window: String?, leaving: Bool = false, leftSeen: Moment? = nil
    ) async throws -> Int {
      let act = SaveNoteDraft(
        appointment: appointment, revisionSeen: seen, fields: [.init("findings", text)],
        window: window.flatMap(NoteWindow.init), isLeaving: leaving, leftSeen: leftSeen)
      return try await fixture.act(act, "draft-\(UInt64.random(in: 0...(.max)))")
    }

    func draft() async throws -> NoteDraft? { try await fixture.opened(appointment).draft }

    func text() async throws -> String? { try await draft()?.fields.first?.value }
  }

  @Test("A page drawn before its own late save arrived goes on saving", arguments: DeskEngine.allCases)
  func ownLateSave(engine: DeskEngine) async throws {
    let desk = try await Desk(engine)
    #expect(try await desk.save("tight", seen: 0, "a.1") == 1)
    // The page is left with "tighter" on its way, and drawn anew with "tight".
    #expect(try await desk.save("tighter", seen: 1, "a.2", leaving: true) == 2)
    #expect(try await desk.save("tighter still", seen: 1, "a.3") == 3)
    #expect(try await desk.text() == "tighter still")
    await #expect(throws: Refusal.draftChanged, "another window") { try await desk.save("loose", seen: 1, "b.1") }
    await #expect(throws: Refusal.draftChanged, "a page without a script") { try await desk.save("x", seen: 1, nil) }
  }

  @Test("What arrives after something newer of the same window changes nothing", arguments: DeskEngine.allCases)
  func overtaken(engine: DeskEngine) async throws {
    let desk = try await Desk(engine)
    try await desk.save("newer", seen: 0, "a.6")
    for leaving in [false, true] {
      await #expect(throws: Refusal.draftChanged) {
        try await desk.save("older", seen: 0, "a.5", leaving: leaving)
      }
    }
    #expect(try await desk.save("newer", seen: 0, "a.4", leaving: true) == 1)
    let draft = try #require(try await desk.draft())
    #expect(draft.fields == [.init("findings", "newer")] && draft.left == nil && draft.window?.save == 6)
  }

  @Test("A window that saved after another one is not followed by the first", arguments: DeskEngine.allCases)
  func inTurn(engine: DeskEngine) async throws {
    let desk = try await Desk(engine)
    try await desk.save("one", seen: 0, "a.1")
    try await desk.save("two", seen: 1, "b.1")
    await #expect(throws: Refusal.draftChanged) { try await desk.save("three", seen: 1, "a.2") }
    #expect(try await desk.text() == "two")
  }

  @Test("What a window held when it was left stands beside the draft until it was seen", arguments: DeskEngine.allCases)
  func left(engine: DeskEngine) async throws {
    let desk = try await Desk(engine)
    let (fixture, appointment) = (desk.fixture, desk.appointment)
    try await desk.save("from the desk", seen: 0, "a.1")
    #expect(try await desk.save("from the tablet", seen: 0, "b.1", leaving: true) == 1)
    let left = try #require(try await desk.draft()?.left)
    #expect(left.fields == [.init("findings", "from the tablet")] && left.window?.text == "b.1")
    #expect(try await desk.text() == "from the desk")
    let windows = try await fixture.base.desk.ask(
      AskWhoSaved(appointment: appointment), by: fixture.caller(fixture.therapist))
    #expect(windows.map(\.text) == ["a.1", "b.1"])
    #expect(try await desk.save("from the desk, more", seen: 1, "a.2") == 2)
    #expect(try await desk.draft()?.left == left, "the desk's page did not show it yet")
    await #expect(throws: Refusal.wordsLeft) {
      try await fixture.act(SignNote(appointment: appointment, revisionSeen: 2, note: SessionFixture.note()), "sign-1")
    }
    #expect(try await desk.save("from both", seen: 2, "a.3", leftSeen: left.at) == 3)
    #expect(try await desk.draft()?.left == nil)
    try await fixture.act(SignNote(appointment: appointment, revisionSeen: 3, note: SessionFixture.note()), "sign-2")
  }

  @Test("The same words saved elsewhere are not left words any more", arguments: DeskEngine.allCases)
  func taken(engine: DeskEngine) async throws {
    let desk = try await Desk(engine)
    try await desk.save("from the desk", seen: 0, "a.1")
    try await desk.save("from the tablet", seen: 0, "b.1", leaving: true)
    try await desk.save("from the tablet", seen: 1, "a.2")
    #expect(try await desk.draft()?.left == nil)
  }

  @Test("The save that is sent again under its key is the same save, whatever the window counts")
  func sentAgain() async throws {
    let fixture = try await SessionFixture(.sqlite)
    let appointment = try await fixture.book(1)
    for window in ["a.1", "a.2"] {
      let act = SaveNoteDraft(
        appointment: appointment, revisionSeen: 0, fields: [.init("findings", "tight")], window: NoteWindow(window))
      #expect(try await fixture.act(act, "draft-again") == 1)
    }
  }
}
