import ScripCore
import ScripDesk

/// The calendar, and everything that is booked in it.
public struct CalendarRoutes: Sendable {
  private let pages: StaffPages

  public init(_ pages: StaffPages) { self.pages = pages }

  public func declare(in routes: inout Routes) {
    let pages = pages
    routes.get("/calendar", .readToday) { request, caller in
      let asked = CalendarPage.Asked(request)
      let calendar = try await pages.desk.ask(asked.query, by: caller)
      return Answer.html(
        CalendarPage(calendar, asked).bytes(
          frame: try await pages.frame(request, caller), mayOpen: caller.may(.readReferrals),
          mayBook: caller.may(.bookAppointments)))
    }
    BookingRoutes(pages).declare(in: &routes)
    AppointmentRoutes(pages).declare(in: &routes)
    FeedRoutes(pages).declare(in: &routes)
  }
}
