import HTML
import ScripCore
import ScripDesk

/// Days off: everybody of the practice reads them, an owner writes them.
struct DaysOffRoutes: Sendable {
  private let pages: StaffPages
  private let counter: EntryCounter

  init(_ pages: StaffPages) {
    self.pages = pages
    counter = EntryCounter(pages: pages)
  }

  func declare(in routes: inout Routes) {
    let pages = pages
    routes.get("/days-off", .readToday) { request, caller in
      DaysOffList(
        try await pages.desk.ask(ShowDaysOff(), by: caller), mayEdit: caller.may(.editSettings),
        frame: try await pages.frame(request, caller))
    }
    routes.get("/days-off/{days}", .readToday) { request, caller in
      let found = try await pages.desk.ask(ShowDaysOff(try request.id("days")), by: caller)
      guard let page = DaysOffPage(found, permissions: caller.permissions) else { throw WebRefusal.notFound }
      return Answer.html(
        page.bytes(frame: try await pages.frame(request, caller), hidden: StaffPages.hidden(request)))
    }
    routes.post("/days-off/{days}/remove", .editSettings) { request, caller in
      let key = try request.actKey()
      _ = try await pages.desk.perform(RemoveDaysOff(try request.id("days")), by: caller, key: key)
      return Answer.seeOther("/days-off")
    }
    declareAdding(in: &routes)
    declareHolidays(in: &routes)
  }

  private func declareAdding(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/days-off/new", .editSettings) { request, caller in
      let settings = try await desk.ask(ShowSettings(), by: caller)
      return try await counter.page(
        DaysOffForm.entry(in: settings), FormFields([("whose", request.query("whose"))]), request, caller)
    }
    routes.post("/days-off/new", .editSettings) { request, caller in
      let entry = DaysOffForm.entry(in: try await desk.ask(ShowSettings(), by: caller))
      return try await counter.take(DaysOffForm.self, of: entry, request, caller) { form, key in
        let made = try await desk.perform(AddDaysOff([form.stretch], of: form.whose), by: caller, key: key)
        // Who is booked on them all the same is read there.
        return made.first.map { "/days-off/\($0.description)" } ?? "/days-off"
      }
    }
  }

  private func declareHolidays(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/days-off/holidays/{year}", .editSettings) { request, caller in
      let settings = try await desk.ask(ShowSettings(), by: caller)
      let year = try Self.year(request, settings)
      return try await counter.page(
        HolidayForm.entry(of: year, in: settings), HolidayForm.typed(of: year, in: settings), request, caller)
    }
    routes.post("/days-off/holidays/{year}", .editSettings) { request, caller in
      let settings = try await desk.ask(ShowSettings(), by: caller)
      let entry = HolidayForm.entry(of: try Self.year(request, settings), in: settings)
      return try await counter.take(HolidayForm.self, of: entry, request, caller) { form, key in
        _ = try await desk.perform(AddDaysOff(form.stretches, of: .practice), by: caller, key: key)
        return "/days-off"
      }
    }
  }

  /// This year or the next: nobody closes on holidays further ahead.
  private static func year(_ request: WebRequest, _ settings: ShowSettings.Settings) throws -> Int {
    let now = settings.today.components.year
    guard let year = Int(try request.part("year")), (now...now + 1).contains(year) else { throw WebRefusal.notFound }
    return year
  }
}
