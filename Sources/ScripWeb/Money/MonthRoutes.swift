import ScripCore
import ScripDesk

/// A month of the books, and the same for the accountant.
struct MonthRoutes: Sendable {
  private let pages: StaffPages

  init(_ pages: StaffPages) { self.pages = pages }

  func declare(in routes: inout Routes) {
    let pages = pages
    @Sendable func page(_ month: CalendarMonth?, _ request: WebRequest, _ caller: Caller) async throws -> Answer {
      let shown = try await pages.desk.ask(ShowMonth(month: month), by: caller)
      return Answer.html(
        MonthPage(shown, mayOpenDays: caller.may(.takePayments)).bytes(frame: try await pages.frame(request, caller)))
    }
    routes.get("/money/months", .readMoney) { request, caller in try await page(nil, request, caller) }
    routes.get("/money/months/{month}", .readMoney) { request, caller in
      try await page(try Self.month(of: request), request, caller)
    }
    routes.get("/money/months/{month}/ledger.csv", .readMoney) { request, caller in
      let month = try Self.month(of: request)
      let lines = try await pages.desk.ask(ShowMonthLedger(month: month), by: caller)
      return Answer.download(
        .bytes(LedgerFile(lines).bytes), contentType: "text/csv; charset=utf-8",
        name: "ledger-\(month.description).csv")
    }
  }

  private static func month(of request: WebRequest) throws(WebRefusal) -> CalendarMonth {
    guard let month = CalendarMonth(try request.part("month")) else { throw .notFound }
    return month
  }
}
