import ScripCore
import Testing

@testable import ScripWeb

/// That a prescriber was asked, over HTTP, and the words that an episode has for its visits.
@Suite struct PrescriberAskingPagesTests {
  /// The path of the order's check, from its episode.
  private static func check(_ browser: inout Browser, _ fixture: NoteFixture) async throws -> String {
    let page = try await browser.get("/episodes/\(fixture.episode)").text
    return String(try #require(page.firstMatch(of: #/\/referrals\/\w+\/check/#)).0)
  }

  @Test("The front desk writes down how and when it asked, and the episode remembers it")
  func asked() async throws {
    try await NoteFixture.run { fixture, _ in
      var rosa = try await fixture.person("rosa@example.org", roles: [.frontDesk])
      let check = try await Self.check(&rosa, fixture)
      let path = check.replacing("/check", with: "/asked")
      let answer = try await rosa.submit(path, to: path, [("way", "fax"), ("askedOn", "2026-11-20")])
      #expect(answer.status == 303 && answer["location"] == check)
      let episode = try await rosa.get("/episodes/\(fixture.episode)").text
      #expect(episode.contains("Asked the prescriber, by fax") && episode.contains("20 Nov 2026"))
    }
  }

  @Test("What was written down by mistake is taken back on the check")
  func takenBack() async throws {
    try await NoteFixture.run { fixture, _ in
      var rosa = try await fixture.person("rosa@example.org", roles: [.frontDesk])
      let check = try await Self.check(&rosa, fixture)
      let path = check.replacing("/check", with: "/asked")
      _ = try await rosa.submit(path, to: path, [("way", "fax"), ("askedOn", "2026-11-20")])
      let answer = try await rosa.submit(path, to: "\(path)/take-back", [("askedOn", "2026-11-20")])
      #expect(answer.status == 303 && answer["location"] == check)
      #expect(!(try await rosa.get("/episodes/\(fixture.episode)").text.contains("Asked the prescriber")))
    }
  }

  @Test("What is missing is named with its field, and nothing is kept", arguments: [("way", ""), ("askedOn", "soon")])
  func refused(field: String, typed: String) async throws {
    try await NoteFixture.run { fixture, _ in
      var rosa = try await fixture.person("rosa@example.org", roles: [.frontDesk])
      let path = try await Self.check(&rosa, fixture).replacing("/check", with: "/asked")
      let fields = [("way", "fax"), ("askedOn", "2026-11-20")].filter { $0.0 != field } + [(field, typed)]
      let answer = try await rosa.submit(path, to: path, fields)
      #expect(answer.status == 422 && answer.text.contains("id=\"\(field)-fix\""))
      #expect(!(try await rosa.get("/episodes/\(fixture.episode)").text.contains("Asked the prescriber")))
    }
  }

  @Test("A therapist reads the check and is not asked to write that down")
  func therapist() async throws {
    try await NoteFixture.run { fixture, lee in
      let check = try await Self.check(&lee, fixture)
      let page = try await lee.get(check)
      #expect(page.status == 200 && !page.text.contains("I asked the prescriber"))
      #expect(try await lee.get(check.replacing("/check", with: "/asked")).status == 403)
    }
  }

  @Test("Asked and unasked read differently")
  func words() {
    let today = CalendarDay("2026-11-24")!
    let asking = PrescriberAsking(referral: ReferralID(high: 1, low: 1), version: 1, askedOn: today, way: .fax)
    #expect(CheckPage.standing(nil) == "Not asked yet.")
    #expect(CheckPage.standing(asking) == "Asked 24 Nov 2026 by fax; no answer yet.")
    let days = [nil, 0, -1, -5].map { TodayPage.Line.asked($0.map(today.adding(days:)), isToAsk: true, today: today) }
    #expect(days == ["prescriber not asked yet", "asked today", "asked yesterday", "asked 5 days ago"])
    #expect(TodayPage.Line.asked(nil, isToAsk: false, today: today) == nil)
  }

  @Test("An episode counts the visits used, booked and left")
  func tally() async throws {
    try await NoteFixture.run { fixture, lee in
      try await fixture.server.database.write(in: .of(fixture.practice)) { connection in
        for number in 1...3 {
          let booking = AppointmentID(high: 900, low: UInt64(number))
          let day = CalendarDay("2026-11-\(9 + number)")!
          let size = VisitSize(units: 4, dollars: .zero)
          let entry = LimitEntry(number == 3 ? .reserve : .consume, booking, on: day, size: size)
          try connection.append(entry, id: booking, of: fixture.episode, at: Moment(milliseconds: Int64(number)))
        }
      }
      let page = try await lee.get("/episodes/\(fixture.episode)").text
      #expect(page.contains("2 used, 1 booked (12 Nov), 9 left"))
    }
  }

  typealias Standing = (gaps: [String], left: Int?, booked: Int, isBacked: Bool)
  static let standings: [Standing] = [
    (["limit.left"], 0, 1, true), (["limit.left"], 0, 3, true),
    // Nothing is booked, some bookings lie beyond the limit, or something else speaks against it, too.
    (["limit.left"], 0, 0, false), (["limit.left"], -1, 2, false), (["limit.left", "referral.window"], 0, 1, false),
    ([], 3, 1, false), ([], nil, 0, false),
  ]

  @Test("The last visit, booked, is backed; only a further one is not", arguments: standings)
  func backed(row: Standing) {
    let words = EpisodePage.backed(gaps: row.gaps, visitsLeft: row.left, bookedCount: row.booked)
    #expect((words != nil) == row.isBacked)
    if let words { #expect(words.contains("a further one is not")) }
  }

  @Test("A limit that somebody can raise leads to asking for it")
  func links() {
    let records = FixLink.Records(
      patient: PatientID(high: 1, low: 1), coverage: nil, episode: EpisodeID(high: 1, low: 2),
      referral: ReferralID(high: 1, low: 3), intake: nil)
    let desk = Role.frontDesk.permissions
    for act in [Fix.Act.renew, .askPrescriber] {
      #expect(FixLink(act, records, desk)?.path == "/referrals/\(ReferralID(high: 1, low: 3))/check#ask")
    }
    #expect(FixLink(.offerSelfPay, records, desk)?.path.hasSuffix("/estimate") == true)
    #expect(FixLink(.renew, records, []) == nil)
  }
}
