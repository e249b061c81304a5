import Foundation
import ScripCore
import ScripSQLite
import ScripStore
import Seal

/// Fills the practice that `scrip demo --data DIR` made (and that has been stopped) with many more patients.
/// Usage: bigpractice DIR [patients, 100000] [documents waiting, 500] [seed, 1]
let arguments = CommandLine.arguments
guard arguments.count > 1, Seal.start() else { stop("usage: bigpractice DIR [patients] [waiting] [seed]", code: 64) }
let numbers = [100_000, 500, 1].enumerated().map { place, standard in
  arguments.count > place + 2 ? Int(arguments[place + 2]) ?? standard : standard
}
let (patients, waiting, seed) = (numbers[0], numbers[1], UInt64(numbers[2]))
let moment = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))

let folder = try DataFolder(existing: arguments[1])
let database = try SQLiteDatabase(directory: URL(filePath: folder.path))
let installation = try await Installation.open(
  keyFile: folder.keyFile, database: database, newID: InstallationID(high: 0, low: 0), at: moment,
  on: moment.local(offsetMinutes: 0).day)
guard let practice = try await database.read(in: .installation, { try $0.practices() }).first else {
  stop("There is no practice in this folder. Run scrip demo --data FOLDER once, stop it, then try again.", code: 1)
}
let setting = try await database.read(in: .of(practice)) { connection in
  guard let key = try connection.practiceKey(wrappedBy: installation.key) else {
    stop("The practice in this folder has no key: its key file is another installation's.", code: 1)
  }
  return Setting(
    plans: try connection.plans(), locations: try connection.locations(), key: key, practice: practice,
    today: moment.local(offsetMinutes: -480).day, now: moment)
}

/// So many patients share a commit.
let batch = 500
for start in stride(from: 0, to: patients, by: batch) {
  try await database.write(in: .of(practice)) { connection in
    for index in start..<min(start + batch, patients) {
      var story = Story(setting, seed: seed, index: index)
      try story.write(to: connection)
    }
  }
}
for start in stride(from: 0, to: waiting, by: batch) {
  try await database.write(in: .of(practice)) { connection in
    for index in start..<min(start + batch, waiting) {
      var story = Story(setting, seed: seed, index: patients + index)
      try story.leaveDocument(to: connection, age: index)
    }
  }
}
await database.close()
print("\(patients) patients and \(waiting) waiting documents more; \(String(format: "%.1f", cpuSeconds())) s CPU")

/// Ends the program with a sentence.
@Sendable func stop(_ sentence: String, code: Int32) -> Never {
  FileHandle.standardError.write(Data((sentence + "\n").utf8))
  exit(code)
}

/// CPU seconds this process has used, user and system.
func cpuSeconds() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}
