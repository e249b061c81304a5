import ArgumentParser
import Foundation
import Logging
import ScripCore
import ScripDesk

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Runs the server on a made-up practice with an embedded database.",
    discussion: "Example: scrip demo --today 2026-11-24\n\nEverything in it is invented, and it is gone when it ends.")

  @Option(help: "The practice's date, 2026-11-24; today if not given.")
  var today: String?
  @Option(
    name: .customLong("time"), help: "The practice's time of day when it starts, 09:00; the real one if not given.")
  var timeOfDay: String?
  @Option(help: "A folder to keep the made-up practice in; made if it is not there.")
  var data: String?
  @Option(help: "How many made-up practices: 1, or 2 that share nobody.")
  var practices = 1
  @Option(help: "How many working days before today nobody has settled yet: 1 to 6.")
  var openDays = 1
  @OptionGroup var listen: ListenOptions

  func validate() throws {
    guard (1...DemoCast.all.count).contains(practices) else {
      throw ValidationError("There are \(DemoCast.all.count) made-up practices; ask for 1 to \(DemoCast.all.count).")
    }
    guard (1...DemoSessions.daysMax).contains(openDays) else {
      throw ValidationError("Ask for 1 to \(DemoSessions.daysMax) open days.")
    }
    _ = try (wantedDay, wantedTime)
  }

  func run() async throws {
    let casts = DemoCast.all.prefix(practices)
    let shift = try shiftMilliseconds()
    let world = World.machine(shiftedBy: shift)
    let day = world.now().local(offsetMinutes: -480).day
    let path = data ?? FileManager.default.temporaryDirectory.appending(path: "scrip-demo-\(getpid())").path
    defer { if data == nil { try? FileManager.default.removeItem(atPath: path) } }
    let folder = DemoFolder(path: path)
    try await folder.requireOwn()
    let place = URL(filePath: path)
    let isNew = folder.state != .whole
    let store = try await open(folder, at: world.now(), on: day)
    var logger = Logger(label: "scrip")
    logger.logLevel = .warning
    let house = try House(store: store, world: world, logger: logger)
    if isNew {
      // Claims of the year are answered already and lie apart from those that are sent from now on.
      let answered = place.appending(path: "claims-answered")
      for cast in casts {
        let practice = DemoPractice(house: house, today: day, openDays: openDays, cast: cast, claims: answered)
        _ = try await practice.make()
      }
      try folder.end()
    }
    let claims = place.appending(path: "claims")
    try FileManager.default.createDirectory(at: claims, withIntermediateDirectories: true)
    try await house.run(listen.settings, watching: [], claims: claims) { port in
      print("A made-up practice on \(day.shown) answers at http://\(listen.host):\(port)/")
      print("Sign in as one of these; the password is the same for all: \(DemoCast.password)")
      for person in casts.flatMap(\.people) {
        let roles = Role.allCases.filter(person.roles.contains).map(\.shown).joined(separator: ", ")
        print("  \(person.email)  \(person.name), \(roles)")
      }
      print("Ctrl-C ends it.")
      fflush(nil)
    }
  }

  /// Opens the demonstration's database; one that was not made to its end is made anew.
  private func open(_ folder: DemoFolder, at moment: Moment, on day: CalendarDay) async throws -> OpenedStore {
    let open = { try await OpenedStore.open(folder: folder.path, postgres: nil, owner: nil, at: moment, on: day) }
    switch folder.state {
    case .whole: return try await open()
    case .nothing: break
    case .half:
      print("The made-up practice in \(folder.path) was not made to its end; it is made anew.")
      // Opened once to see that nobody is making it at this moment.
      await (try open()).database.close()
      try folder.clear()
    }
    try folder.begin()
    return try await open()
  }

  /// How far the clock is moved so that the practice's date, and its time of day, are the ones asked for.
  private func shiftMilliseconds() throws -> Int64 {
    let real = World.machine().now()
    let local = real.local(offsetMinutes: -480)
    let (day, time) = try (wantedDay ?? local.day, wantedTime ?? local.time)
    return (Int64(local.day.days(until: day)) * 1440 + Int64(time.minutes - local.time.minutes)) * 60_000
  }

  private var wantedDay: CalendarDay? {
    get throws {
      guard let today else { return nil }
      if let day = CalendarDay(today) { return day }
      let isWritten = today.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil
      throw ValidationError(isWritten ? "There is no such day as \(today)." : "Write the day as 2026-11-24.")
    }
  }

  private var wantedTime: ClockTime? {
    get throws {
      guard let timeOfDay else { return nil }
      guard let time = ClockTime(timeOfDay) else { throw ValidationError("Write the time as 09:00.") }
      return time
    }
  }
}
