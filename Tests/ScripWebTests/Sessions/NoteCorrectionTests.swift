import ScripCore
import ScripDesk
import TestSupport
import Testing

@testable import ScripWeb

/// What a note is sent back for, and that it is sent back once.
@Suite struct NoteCorrectionTests {
  private static func sign(
    _ browser: inout Browser, _ appointment: AppointmentID, _ typed: [(String, String)]
  ) async throws -> RawHTTP.Answer {
    try await NotePagesTests.send(&browser, appointment, "sign", typed)
  }

  private static func whole(_ changes: [(String, String)]) -> [(String, String)] {
    NoteFixture.whole.filter { pair in !changes.contains { $0.0 == pair.0 } } + changes.filter { !$0.1.isEmpty }
  }

  @Test("Everything to correct is said at once: what cannot be read, what is missing, what the order does not name")
  func once() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let refused = try await Self.sign(
        &browser, appointment, Self.whole([("areas", "neck"), ("minutes2", "4o"), ("response", "")]))
      #expect(refused.status == 422)
      for fix in ["the minutes as a whole number", "how the patient took the treatment", "that names the neck"] {
        #expect(refused.text.contains(fix), "\(fix)")
      }
      let unread = try await Self.sign(&browser, appointment, Self.whole([("minutes1", "4o")]))
      #expect(unread.status == 422 && !unread.text.contains("Enter the minutes of at least one technique."))
    }
  }

  @Test("Minutes that make no unit are not signed until it is said that nothing is billed")
  func noUnit() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let short = Self.whole([("minutes1", "7")])
      let refused = try await Self.sign(&browser, appointment, short)
      #expect(refused.status == 422 && refused.text.contains("7 minutes make no unit: nothing of it can be billed"))
      #expect(refused.text.contains("href=\"#makesNoUnit\"") && refused.text.contains("id=\"makesNoUnit\""))
      #expect(try await Self.sign(&browser, appointment, short + [("makesNoUnit", "yes")]).status == 303)
      #expect(try await fixture.signed(appointment)?.note.note.makesNoUnit == true)
    }
  }

  @Test("A measure out of its range is told the range of its own field, and +2 is a change of two")
  func ranges() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      let rows: [(typed: [(String, String)], fix: String)] = [
        ([("change", "2.5")], "Write the change as a whole number from −7 to 7."),
        ([("change", "+9")], "Write the change as a whole number from −7 to 7."),
        ([("sleep", "25")], "Write the hours of sleep as a number from 0 to 24."),
        ([("painWorst", "11")], "Write the pain as a whole number from 0 to 10."),
        ([("motion1", "cervical/rotation_each"), ("degrees1", "-3")], "Write 0 or more: 80° is normal"),
        ([("motion1", "cervical/rotation_each"), ("degrees1", "300")], "300°, where 80° is normal"),
      ]
      for row in rows {
        let refused = try await Self.sign(&browser, appointment, Self.whole(row.typed))
        #expect(refused.status == 422 && refused.text.contains(row.fix), "\(row.typed)")
      }
      #expect(try await Self.sign(&browser, appointment, Self.whole([("change", "+2")])).status == 303)
      let kept = try await fixture.signed(appointment)?.note.note.measures
      #expect(kept?.contains(Measurement(.globalChange, Score(2))) == true)
    }
  }

  @Test("A reach far above the norm is kept once it is ticked, for the number that was asked about")
  func reach() async throws {
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      func motion(_ degrees: String, sure: String = "") -> [(String, String)] {
        Self.whole([("motion1", "cervical/rotation_each"), ("degrees1", degrees), ("degreesSure1", sure)])
      }
      let asked = try await Self.sign(&browser, appointment, motion("110"))
      #expect(asked.status == 422 && asked.text.contains("name=\"degreesSure1\" value=\"110\""))
      #expect(try await Self.sign(&browser, appointment, motion("120", sure: "110")).status == 422)
      #expect(try await Self.sign(&browser, appointment, motion("110", sure: "110")).status == 303)
    }
    try await NoteFixture.run { fixture, browser in
      let appointment = try await fixture.book(1)
      // A quarter above the norm is asked about by nobody.
      let usual = [("motion1", "cervical/rotation_each"), ("degrees1", "100")]
      #expect(try await Self.sign(&browser, appointment, Self.whole(usual)).status == 303)
    }
  }

  @Test("On the second visit the last measure is the first one")
  func last() async throws {
    try await NoteFixture.run { fixture, browser in
      let (first, second) = (try await fixture.book(1, on: "2026-11-17"), try await fixture.book(2))
      #expect(try await Self.sign(&browser, first, NoteFixture.whole).status == 303)
      let page = try await browser.get(NoteFixture.path(second)).text
      #expect(page.contains("data-l=\"Last\">5 of 10 on 17 Nov 2026"))
    }
  }

  @Test("The patient agrees to a price that was shown, and the note keeps it")
  func price() async throws {
    try await NoteFixture.run { fixture, browser in
      let fees = FeeSchedule(
        validFrom: CalendarDay("2026-01-01")!,
        prices: [.init(.massage, perUnit: Money(cents: 3_500), selfPay: Money(cents: 3_000))])
      _ = try await fixture.server.desk.performAsProgram(
        SaveFees(fees), in: fixture.practice, key: RequestKey("fixture-fees")!)
      let appointment = try await fixture.book(1)
      let outside =
        NoteFixture.whole + [
          ("outsideAreas", "neck"), ("outsideKind1", "massage_therapy"), ("outsideMinutes1", "15"),
          ("outsideFinding", "Neck tight"), ("outsideConsent", "yes"),
        ]
      let untold = try await Self.sign(&browser, appointment, outside)
      #expect(untold.status == 422 && untold.text.contains("This work comes to $30.00. Tell the patient"))
      #expect(untold.text.contains(">1 unit, $30.00<"))
      let page = try await browser.get(NoteFixture.path(appointment)).text
      let carried = Browser.carried(in: page, form: "id=\"note\"")
      #expect(carried.contains { $0 == ("outsideTold", "3000") })
      let other = carried.filter { $0.0 != "outsideTold" } + [("outsideTold", "2500")]
      let changed = try await browser.post(NoteFixture.path(appointment) + "/sign", other + outside)
      #expect(changed.status == 422 && changed.text.contains("comes to $30.00"), "another price than was told")
      #expect(try await Self.sign(&browser, appointment, outside).status == 303)
      #expect(try await fixture.signed(appointment)?.note.note.outside?.price == Money(cents: 3_000))
      #expect(try await browser.get(NoteFixture.path(appointment)).text.contains("given, to pay $30.00"))
    }
  }
}
