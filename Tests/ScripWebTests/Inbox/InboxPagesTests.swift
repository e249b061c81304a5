import Foundation
import ScripCore
import ScripDesk
import ScripIntake
import StoreSupport
import Testing

@testable import ScripWeb

/// The inbox and the review over HTTP: nothing typed is lost, and what is wrong is named with its entry.
@Suite struct InboxPagesTests {
  @Test("A file with nothing in it is named, and the form is there to send another")
  func empty() async throws {
    try await withInbox { browser, _, _, _ in
      let answer = try await browser.upload("/inbox", to: "/inbox", file: [], named: "empty.pdf")
      #expect(answer.status == 422)
      #expect(answer.text.contains("empty.pdf is empty: send or scan it again."))
      #expect(answer.text.contains("type=\"file\""))
      let none = try await browser.upload("/inbox", to: "/inbox", file: [], named: "")
      #expect(none.status == 422 && none.text.contains("Choose a file, then upload it."))
    }
  }

  @Test("Days stand in figures, and one that is left as it stands is no correction")
  func days() async throws {
    try await withInbox { browser, _, _, review in
      #expect(try await browser.get(review).text.contains("value=\"03/16/1992\""))
      let typed = [("order", "0"), ("patient.dateOfBirth", "03/16/1992"), ("signature", "electronic")]
      #expect(try await browser.submit(review, to: "\(review)/save", typed).status == 303)
      let saved = try await browser.get(review).text
      #expect(saved.contains("value=\"03/16/1992\"") && saved.contains("✓ page 1"))
    }
  }

  @Test("What keeps an order from being signed off is named with its entry and the way to it")
  func faults() async throws {
    try await withInbox { browser, _, _, review in
      let typed = [
        ("order", "0"), ("patient.name", "Beatrice Delacroix"), ("patient.dateOfBirth", "13/45/1992"),
        ("patient", "new"), ("payment", "class:self_pay_medical"),
      ]
      let answer = try await browser.submit(review, to: "\(review)/sign-off", typed)
      #expect(answer.status == 422)
      #expect(answer.text.contains("href=\"#f-patient.dateOfBirth\">Patient, Date of birth</a>: There is no month 13."))
    }
  }

  @Test("Saving comes back to the entry, or goes on to the document that was asked for")
  func place() async throws {
    try await withInbox { browser, _, _, review in
      let typed = [("order", "0"), ("patient.name", "Noor Abernathy")]
      let hidden = Browser.hidden(in: try await browser.get(review).text).filter { !["at", "then"].contains($0.0) }
      let saved = try await browser.post("\(review)/save", hidden + typed + [("at", "patient.name")])
      let place = try #require(saved["location"])
      let page = try await browser.get(place).text
      let entry = try #require(page.firstMatch(of: #/<input id="f-patient\.name"[^>]*>/#)).0
      #expect(entry.contains("autofocus") && entry.contains("Noor Abernathy"))
      let again = Browser.hidden(in: page).filter { !["at", "then"].contains($0.0) }
      let id = String(review.dropFirst("/inbox/".count))
      let next = try await browser.post("\(review)/save", again + typed + [("then", id)])
      #expect(next["location"] == review)
    }
  }

  @Test("The other order of a document is a button that keeps what was typed into this one")
  func orders() async throws {
    let second = typedOrder.replacing("Beatrice Delacroix", with: "Samuel Reyes").replacing("1992", with: "1970")
    try await withInbox(orders: [typedOrder, second]) { browser, _, _, review in
      let first = try await browser.get(review).text
      #expect(first.contains("aria-current=\"true\">Order 1</button>") && first.contains("Beatrice Delacroix"))
      #expect(first.contains("name=\"turn\" value=\"1\" formaction=\"\(review)/save\" formnovalidate"))
      let hidden = Browser.hidden(in: first)
      let typed = [("patient.name", "Bea Delacroix"), ("patient.dateOfBirth", "someday"), ("turn", "1")]
      // What was not understood is kept as it was typed, and the order stays to be corrected.
      let stayed = try #require(try await browser.post("\(review)/save", hidden + typed)["location"])
      #expect(stayed.hasPrefix("\(review)?order=0"))
      let kept = try await browser.get(stayed).text
      #expect(kept.contains("Saved, but not understood. Correct this:"))
      #expect(kept.contains("value=\"someday\"") && kept.contains("value=\"Bea Delacroix\""))
      let again = Browser.hidden(in: kept)
      let saved = try await browser.post("\(review)/save", again + [typed[0], ("turn", "1")])
      #expect(saved["location"] == "\(review)?order=1")
      let other = try await browser.get("\(review)?order=1").text
      #expect(other.contains("value=\"Samuel Reyes\"") && !other.contains("value=\"Bea Delacroix\""))
      let back = try await browser.get("\(review)?order=0")
      #expect(back.text.contains("value=\"Bea Delacroix\""))
      let filing = [
        ("patient.name", "Bea Delacroix"), ("patient.dateOfBirth", "03/16/1992"), ("patient", "new"),
        ("payment", "class:self_pay_medical"),
      ]
      let filed = try await browser.post("\(review)/sign-off", Browser.hidden(in: back.text) + filing)
      let check = try await browser.get(try #require(filed["location"])).text
      #expect(check.contains("The document holds another order. <a href=\"\(review)\">Go on to it</a>"))
      let rest = try await browser.get(review).text
      #expect(rest.contains("aria-current=\"true\">Order 2</button>"))
      #expect(rest.contains("1 of its 2 orders is signed off"))
      let done = try await browser.get("\(review)?order=0").text
      #expect(done.contains("Signed off as a referral.") && done.contains("?order=1\">Order 2</a>"))
    }
  }

  @Test("Whoever may not save goes from order to order by links")
  func looking() async throws {
    try await withInbox(orders: [typedOrder, typedOrder.replacing("Beatrice Delacroix", with: "Samuel Reyes")]) {
      _, server, practice, review in
      try await server.addPerson("bill@example.org", roles: [.biller], practice: practice)
      var biller = server.browser()
      _ = try await biller.signIn("bill@example.org")
      let page = try await biller.get(review).text
      #expect(page.contains("<a href=\"\(review)?order=1\">Order 2</a>") && !page.contains("name=\"turn\""))
    }
  }

  @Test("A name corrected to that of somebody with a chart offers the chart and asks once")
  func twin() async throws {
    try await withInbox { browser, server, practice, review in
      let noor = try await server.desk.performAsProgram(
        SavePatient(id: nil, givenName: "Noor", familyName: "Abernathy", birthDate: CalendarDay("1970-11-23")),
        in: practice, key: RequestKey("inbox-noor")!)
      let typed = [
        ("order", "0"), ("patient.name", "Noor Abernathy"), ("patient.dateOfBirth", "11/23/1970"),
        ("payment", "class:self_pay_medical"),
      ]
      let asked = try await browser.submit(review, to: "\(review)/sign-off", typed + [("patient", "new")])
      #expect(asked.status == 422)
      #expect(asked.text.contains("Noor Abernathy, born 23 Nov 1970, has a chart already"))
      #expect(asked.text.contains("href=\"/patients/\(noor)\"") && asked.text.contains("value=\"\(noor)\""))
      #expect(asked.text.contains("It is another person: make a new chart"))
      let hidden = Browser.hidden(in: asked.text)
      let done = try await browser.post("\(review)/sign-off", hidden + typed + [("patient", "other")])
      #expect(done.status == 303)
    }
  }

  @Test("A save keeps what was understood, heads the page with the new name, and names what was not")
  func partly() async throws {
    try await withInbox { browser, _, _, review in
      let typed = [
        ("order", "0"), ("patient.name", "Noor Abernathy"), ("patient.dateOfBirth", "13/45/1992"), ("goals", "Sit"),
      ]
      let hidden = Browser.hidden(in: try await browser.get(review).text).filter { !["at", "then"].contains($0.0) }
      // Going on to another document waits until it is corrected.
      let id = String(review.dropFirst("/inbox/".count))
      let saved = try await browser.post("\(review)/save", hidden + typed + [("then", id)])
      #expect(saved.status == 303 && saved["location"] != review)
      let page = try await browser.get(review).text
      #expect(page.contains("<h1>Noor Abernathy</h1>") && page.contains(">Sit</textarea>"))
      #expect(page.contains("value=\"13/45/1992\"") && page.contains("Saved, but not understood."))
      #expect(page.contains("There is no month 13."))
      #expect(try await browser.get("/inbox").text.contains("Noor Abernathy"))
      let right = typed.map { $0.0 == "patient.dateOfBirth" ? ($0.0, "03/16/1992") : $0 }
      #expect(try await browser.submit(review, to: "\(review)/save", right).status == 303)
      let whole = try await browser.get(review).text
      #expect(whole.contains("value=\"03/16/1992\"") && !whole.contains("not understood"))
    }
  }

  @Test("A number of visits that could be worked out stands as a hint beside an empty entry")
  func reckoned() async throws {
    try await withInbox { browser, server, practice, _ in
      let text = typedOrder.replacing("Number of visits: 12", with: "")
      let intake = try await arrive([text], at: server, practice, key: "reckoned")
      let review = try await browser.get("/inbox/\(intake)").text
      let entry = try #require(review.firstMatch(of: #/<input id="f-numberOfSessions"[^>]*>/#)).0
      #expect(!entry.contains("value=\"12\""))
      #expect(review.contains("2 times a week × 6 weeks = 12, not written on the page."))
    }
  }

  @Test("A patient who has episodes is asked to which the order belongs; the one asked about is chosen")
  func belongs() async throws {
    try await NoteFixture.run { fixture, _ in
      let desk = fixture.server.desk
      var rosa = try await fixture.person("rosa@example.org", roles: [.frontDesk])
      let received = try await desk.receiveAsProgram(
        Arrival(via: .email, mediaType: "text/plain"), in: fixture.practice, key: RequestKey("belongs-arrival")!,
        bytes: Array("another order".utf8))
      try await desk.record(
        .read(DocumentReading.once([NoteFixture.page()]), pages: [NoteFixture.page()]), of: received.intake,
        in: fixture.practice, key: RequestKey("belongs-reading")!)
      let review = "/inbox/\(received.intake)"
      let page = try await rosa.get(review).text
      #expect(page.contains("Choose where it belongs") && page.contains("A new episode"))
      #expect(!page.contains("value=\"\(fixture.episode)\" selected"))
      #expect(page.contains(", Cascade HMO</option>"), "the episode names its payer")
      let typed = [
        ("order", "0"), ("patient", fixture.patient.description), ("payment", "class:self_pay_medical"),
        ("signature", "electronic"),
      ]
      let asked = try await rosa.submit(review, to: "\(review)/sign-off", typed + [("episode", "")])
      #expect(asked.status == 422 && asked.text.contains("href=\"#episode\">Belongs to</a>"))
      let story = try await rosa.get("/episodes/\(fixture.episode)").text
      let asking = String(try #require(story.firstMatch(of: #/\/referrals\/\w+\/check/#)).0)
        .replacing("/check", with: "/asked")
      _ = try await rosa.submit(asking, to: asking, [("way", "fax"), ("askedOn", "2026-11-20")])
      let chosen = try await rosa.get(review).text
      #expect(chosen.contains("value=\"\(fixture.episode)\" selected"))
      #expect(chosen.contains("prescriber asked 20 Nov 2026"))
      let new = try await rosa.submit(review, to: "\(review)/sign-off", typed + [("episode", "new")])
      #expect(new.status == 303)
    }
  }

  @Test("What a colleague saved in a review is not undone by a second window: both are shown, and one press decides")
  func twoWindows() async throws {
    try await withInbox { browser, _, _, review in
      let one = Browser.hidden(in: try await browser.get(review).text)
      let two = Browser.hidden(in: try await browser.get(review).text)
      let (name, day) = (("patient.name", "Noor Abernathy"), ("patient.dateOfBirth", "03/17/1992"))
      let signed = ("signature", "electronic")
      #expect(try await browser.post("\(review)/save", one + [name, signed]).status == 303)
      let mine = [("patient.name", "Beatrice Delacroix"), day, signed]
      let refused = try await browser.post("\(review)/save", two + mine)
      #expect(refused.status == 422 && refused.text.contains("Somebody changed this meanwhile."))
      #expect(refused.text.contains("Saved meanwhile: Noor Abernathy.") && refused.text.contains("changed meanwhile"))
      #expect(refused.text.contains("value=\"03/17/1992\""))
      #expect(try await browser.get(review).text.contains("value=\"Noor Abernathy\""))
      let decided = Browser.hidden(in: refused.text) + [name, day, signed]
      #expect(try await browser.post("\(review)/save", decided).status == 303)
      #expect(try await browser.get(review).text.contains("value=\"03/17/1992\""))
    }
  }

  @Test("Who is late for a document that a colleague signed off is led to its check")
  func dealtWith() async throws {
    try await withInbox { browser, _, _, review in
      let late = Browser.hidden(in: try await browser.get(review).text)
      let typed = [
        ("patient.name", "Beatrice Delacroix"), ("patient.dateOfBirth", "03/16/1992"), ("patient", "new"),
        ("payment", "class:self_pay_medical"), ("signature", "electronic"),
      ]
      let signedOff = try await browser.submit(review, to: "\(review)/sign-off", typed)
      let check = try #require(signedOff["location"])
      for act in ["save", "sign-off"] {
        let refused = try await browser.post("\(review)/\(act)", late + typed)
        #expect(refused.status == 409 && refused.text.contains("This document has been dealt with"), "\(act)")
        #expect(refused.text.contains("href=\"\(check)\"") && refused.text.contains("Open the check"), "\(act)")
      }
    }
  }
}
