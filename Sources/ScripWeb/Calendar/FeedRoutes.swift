import HTML
import HTTPTypes
import ScripCore
import ScripDesk
import ScripForms
import Seal

/// A therapist's times for a calendar of their own: the secret address, and who has one.
///
/// The address is the only key. It stands on one page once, its digest in the store, and nowhere else: no log of ours
/// holds a path, and the answer's `Referrer-Policy` keeps it from other sites.
struct FeedRoutes: Sendable {
  private let pages: StaffPages

  init(_ pages: StaffPages) { self.pages = pages }

  func declare(in routes: inout Routes) {
    let pages = pages
    routes.open("/feeds/{practice}/{secret}", why: "times without names, to whoever holds the secret address") {
      request in
      // The name that calendars like to see at the end.
      let file = try request.part("secret")
      let secret = file.hasSuffix(".ics") ? String(file.dropLast(4)) : file
      let feed = try await pages.desk.calendarFeed(in: try request.id("practice"), secret: secret)
      return Self.answer(feed, ifNoneMatch: request.head.ifNoneMatch)
    }
    routes.get("/calendar/feeds", .bookAppointments) { request, caller in
      try await self.page(request, caller)
    }
    routes.post("/calendar/feeds/{therapist}/renew", .bookAppointments) { request, caller in
      let key = try request.actKey()
      let therapist: TherapistID = try request.id("therapist")
      // Drawn with the form, so that sending it twice shows the same address twice.
      let secret = request.fields["secret"] ?? ""
      guard secret.utf8.count == 64, secret.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else {
        throw WebRefusal.malformed
      }
      do {
        _ = try await pages.desk.perform(
          RenewCalendarFeed(therapist: therapist, secret: secret), by: caller, key: key)
      } catch let refusal as ScripDesk.Refusal where refusal.kind == .conflict {
        return try await self.page(request, caller, message: refusal.sentence, status: .conflict)
      }
      return try await self.page(request, caller, made: (therapist, secret))
    }
    routes.post("/calendar/feeds/{therapist}/end", .bookAppointments) { request, caller in
      let key = try request.actKey()
      let act = EndCalendarFeed(therapist: try request.id("therapist"))
      _ = try await pages.desk.perform(act, by: caller, key: key)
      return Answer.seeOther("/calendar/feeds")
    }
  }

  private func page(
    _ request: WebRequest, _ caller: Caller, made: (TherapistID, String)? = nil, message: String? = nil,
    status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    let feeds = try await pages.desk.ask(ShowCalendarFeeds(), by: caller)
    let page = FeedsPage(
      feeds, made: made, own: caller.therapist, host: request.head.host ?? "", isSecure: request.isSecure,
      message: message)
    let frame = try await pages.frame(request, caller)
    return Answer.html(page.bytes(frame: frame, hidden: { StaffPages.hidden(request) }), status: status)
  }

  private static func answer(_ feed: TherapistFeed, ifNoneMatch: String?) -> Answer {
    let bytes = CalendarFeed(feed.times).bytes
    let tag = "\"\(Digest(of: bytes).hexadecimal.prefix(32))\""
    let known = (ifNoneMatch ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
    var answer =
      known.contains { $0 == tag || $0 == "W/\(tag)" }
      ? Answer(status: .notModified, body: .none, contentType: nil)
      : Answer(status: .ok, body: .bytes(bytes), contentType: "text/calendar; charset=utf-8")
    answer.entityTag = tag
    answer.lastModified = feed.changedAt?.httpDate
    return answer
  }
}

extension Moment {
  /// `Tue, 24 Nov 2026 18:30:00 GMT`: as headers write an instant.
  var httpDate: String {
    let (day, time) = local(offsetMinutes: 0)
    let (year, number, date) = day.components
    let seconds = (milliseconds / 1000) % 60
    let month = CalendarDay.monthNames[number - 1]
    return "\(day.weekdayName), \(date < 10 ? "0" : "")\(date) \(month) \(year) \(time.shown):"
      + "\(seconds < 10 ? "0" : "")\(seconds) GMT"
  }
}
