import Foundation
import ScripCore
import ScripDesk
import ScripSQLite
import ScripStore
import Seal

/// CPU of the acts of a day at the desk, in the practice that `bigpractice DIR` filled: permission, idempotency, audit,
/// row digests and a durable commit included, HTTP not.
/// Usage: bench-acts DIR [acts of each kind, 400]. It writes to the folder: give it a copy.
let arguments = CommandLine.arguments
guard arguments.count > 1, Seal.start() else { stop("usage: bench-acts DIR [acts]", code: 64) }
let count = arguments.count > 2 ? Int(arguments[2]) ?? 400 : 400

let folder = try DataFolder(existing: arguments[1])
let database = try SQLiteDatabase(directory: URL(filePath: folder.path))
let clock = MovedClock()
let opened = try await Installation.open(
  keyFile: folder.keyFile, database: database, newID: InstallationID(high: 0, low: 0), at: clock.now,
  on: clock.now.local(offsetMinutes: 0).day)
let desk = Desk(
  database: database, reference: try .shipped(),
  world: World(now: { clock.now }, random: { .random(in: 0...UInt64.max) }), installationKey: opened.key)
let identity = Identity(database: database, now: { clock.now })
let rosa = try await signedIn("rosa@demo.example")
let lee = try await signedIn("lee@demo.example")
let staff = try await desk.ask(ShowToday(), by: rosa)
guard let therapist = lee.therapist, let place = staff.locations.first,
  let second = staff.therapists.first(where: { $0.id != therapist })
else { stop("No therapist.", code: 1) }

let patients = try await database.read(in: .of(rosa.practice)) { connection in
  try connection.first("SELECT count(*) FROM patient") { try $0.int(0) } ?? 0
}
print("\(patients) patients; load \(String(format: "%.1f", loadAverage()))")

// Orders that are ready for a session in the first week; so many are looked at that the first are not in memory any more.
let firstDay = clock.today.adding(days: 1)
var ready: [EpisodeID] = []
for episode in try await episodes(count * 16, orderedUntil: firstDay.adding(days: 40), in: rosa.practice, database) {
  let query = FindSlots(episode: episode, minutes: 30, from: firstDay, days: 7, therapist: therapist, limit: 1)
  if try await desk.ask(query, by: rosa).offers.first?.determination.verdict == .ready { ready.append(episode) }
}
let third = min(count, ready.count / 3)
var times = FreeHalfHours(from: firstDay, with: therapist, at: place)
var booked: [AppointmentID] = []

let cold = Figure("book under the order, nothing of the patient in memory")
for episode in ready.prefix(third) {
  let act = BookAppointment(episode: episode, time: times.next(), paying: .underOrder)
  let id = try await cold.measure { try await desk.perform(act, by: rosa, key: .random()) }
  if let id { booked.append(id) }
}
cold.tell()

let warm = Figure("book under the order, after free times were shown")
for episode in ready[third..<2 * third] {
  let time = times.next()
  _ = try await desk.ask(FindSlots(episode: episode, minutes: 30, from: time.day, days: 1), by: rosa)
  let act = BookAppointment(episode: episode, time: time, paying: .underOrder)
  let id = try await warm.measure { try await desk.perform(act, by: rosa, key: .random()) }
  if let id { booked.append(id) }
}
warm.tell()

// From eight desks, which share commits.
var others = FreeHalfHours(from: firstDay, with: second.id, at: place)
let wishes = ready[2 * third..<3 * third].map {
  BookAppointment(episode: $0, time: others.next(), paying: .underOrder)
}
let begun = cpuSeconds()
let shared = try await withThrowingTaskGroup(of: [AppointmentID].self) { group in
  for desks in 0..<8 {
    group.addTask {
      var done: [AppointmentID] = []
      for index in stride(from: desks, to: wishes.count, by: 8) {
        do { done.append(try await desk.perform(wishes[index], by: rosa, key: .random())) } catch is Refusal {}
      }
      return done
    }
  }
  var done: [AppointmentID] = []
  for try await some in group { done += some }
  return done
}
let eight = (cpuSeconds() - begun) * 1e3 / Double(wishes.count)
print(String(format: "book, eight at once: %d of %d, mean %.3f ms CPU", shared.count, wishes.count, eight))

let days = Figure("a therapist's day")
for index in 0..<count {
  let query = ShowCalendar(day: firstDay.adding(days: index % 30), therapist: therapist)
  _ = try await days.measure { try await desk.ask(query, by: rosa) }
}
days.tell()

// Signed when every session is over.
clock.move(days: 100)
let notes = Figure("sign a session")
for appointment in booked {
  let shown = try await desk.ask(ShowNote(appointment: appointment), by: lee)
  guard let region = shown.scope?.regions.members.first else { continue }
  let act = SignNote(appointment: appointment, revisionSeen: 0, note: .repeatVisit(region))
  _ = try await notes.measure { try await desk.perform(act, by: lee, key: .random()) }
}
notes.tell()

let slots = Figure("20 times for an episode, each with its determination, read anew")
for episode in ready.prefix(count) {
  let query = FindSlots(episode: episode, minutes: 60, from: clock.today, days: 14, all: true)
  _ = try await slots.measure { try await desk.ask(query, by: rosa) }
}
slots.tell()
await database.close()

func signedIn(_ email: String) async throws -> Caller {
  guard
    case .signedIn(let token, _) = try await identity.logIn(
      email: email, password: "a calm morning in Ballard", address: "127.0.0.1"),
    let caller = try await identity.entry(token: token, address: "127.0.0.1")?.caller
  else { stop("\(email) cannot sign in: this is no folder of scrip demo.", code: 1) }
  return caller
}

/// Ends the program with a sentence.
@Sendable func stop(_ sentence: String, code: Int32) -> Never {
  FileHandle.standardError.write(Data((sentence + "\n").utf8))
  exit(code)
}
