import Foundation
import TestSupport
import Testing

/// `user`, `verify`, `doctor`, `backup` and `restore` over one installation of the embedded database.
@Suite struct InstallationCommandTests {
  private static let password = "a quiet river bends 9\n"

  /// A new installation with one owner, and the sheet that was printed.
  private static func start(in folder: String) async throws -> (data: String, sheet: String) {
    let data = folder + "/data"
    let run = try await Program.run(
      [
        "user", "add", "rosa@example.org", "--name", "Rosa Ibarra", "--role", "owner", "--role", "front-desk",
        "--practice", "Tidewater", "--data", data,
      ], input: password)
    try #require(run.code == 0, "\(run.complaint)")
    let lines = run.answer.matches(of: #/(?m)^ +[1-4] {3}([0-9A-Z ]{19})$/#).map { String($0.1) }
    try #require(lines.count == 4)
    return (data, lines.joined(separator: "\n") + "\n")
  }

  @Test("The first person starts the installation, is listed, and can be shut out once somebody else is an owner")
  func people() async throws {
    let scratch = try TemporaryFolder()
    let data = try await Self.start(in: scratch.url.path).data
    let listed = try await Program.run(["user", "list", "--data", data])
    #expect(listed.answer == "rosa@example.org  Rosa Ibarra  Tidewater: front desk, owner\n")
    let disable = ["user", "disable", "rosa@example.org", "--data", data]
    let refused = try await Program.run(disable)
    #expect(refused.code == 1)
    #expect(refused.complaint.contains("Tidewater. Make somebody else an owner first"))
    let kim = ["user", "add", "kim@example.org", "--name", "Kim Vale", "--role", "owner", "--data", data]
    #expect(try await Program.run(kim, input: Self.password).code == 0)
    #expect(try await Program.run(disable).code == 0)
    #expect(try await Program.run(disable).code == 0, "whoever is shut out stays so")
    #expect(try await Program.run(["user", "list", "--data", data]).answer.hasSuffix("  shut out\n"))
  }

  @Test("A practice starts in no folder of something else; what is hidden, empty or named to it does not matter")
  func strange() async throws {
    let scratch = try TemporaryFolder()
    let (data, faxes) = (scratch.url.path, scratch.url.appending(path: "faxes"))
    func started(_ more: [String] = []) async throws -> Program.Run {
      // An address that no server takes: what is wanted is how far it comes.
      try await Program.run(["serve", "--data", data, "--host", "0.0.0.0"] + more)
    }
    let files = FileManager.default
    try files.createDirectory(at: faxes, withIntermediateDirectories: false)
    try Data("x".utf8).write(to: faxes.appending(path: "fax.tif"))
    try Data("x".utf8).write(to: scratch.url.appending(path: ".profile"))
    let refused = try await started()
    #expect(refused.code == 64 && refused.complaint.contains("Name the folder of the practice, or a new or empty one."))
    let people = ["user", "add", "rosa@example.org", "--name", "Rosa", "--role", "owner", "--practice", "Tidewater"]
    #expect(try await Program.run(people + ["--data", data], input: Self.password).code == 64)
    #expect(try await Program.run(["demo", "--data", data, "--port", "0"]).code == 64)
    #expect(try files.contentsOfDirectory(atPath: data).count == 2)
    let told = try await started(["--watch", faxes.path])
    #expect(told.complaint.contains("0.0.0.0 can be reached from outside"))
    #expect(try await started().complaint.contains("0.0.0.0 can be reached from outside"), "there is a database now")
  }

  @Test("The sheet is told before the server answers, and no kill can take it back; the folder of claims is made")
  func told() async throws {
    let scratch = try TemporaryFolder()
    let answer = scratch.url.appending(path: "answer")
    try Data().write(to: answer)
    let process = Process()
    process.executableURL = Program.folder.appending(path: "scrip")
    process.arguments = [
      "serve", "--data", scratch.url.path + "/data", "--claims", scratch.url.path + "/claims", "--port", "0",
    ]
    process.standardOutput = try FileHandle(forWritingTo: answer)
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer { kill(process.processIdentifier, SIGKILL) }
    var words = ""
    for _ in 0..<600 where !words.contains("scrip user add") && process.isRunning {
      try await Task.sleep(for: .milliseconds(100))
      words = try String(contentsOf: answer, encoding: .utf8)
    }
    #expect(words.contains("Scrip answers at http://127.0.0.1:"))
    #expect(words.contains("End this server, then add the practice with its owner:"))
    #expect(words.matches(of: #/(?m)^ +[1-4] {3}[0-9A-Z ]{19}$/#).count == 4)
    #expect(FileManager.default.fileExists(atPath: scratch.url.path + "/claims"))
  }

  @Test("A second person joins the practice; an address is not taken twice, a role must be known")
  func second() async throws {
    let scratch = try TemporaryFolder()
    let data = try await Self.start(in: scratch.url.path).data
    func add(_ email: String, role: String, practice: [String] = []) async throws -> Program.Run {
      try await Program.run(
        ["user", "add", email, "--name", "Lee Moss", "--role", role, "--data", data] + practice, input: Self.password)
    }
    #expect(try await add("lee@example.org", role: "biller").code == 0)
    #expect(try await add("lee@example.org", role: "biller").complaint.contains("scrip user roles EMAIL --role"))
    #expect(try await add("kim@example.org", role: "king").code == 64)
    #expect(try await add("kim@example.org", role: "biller", practice: ["--practice", "Nobody's"]).code == 64)
    #expect(try await add("not an address", role: "biller").code == 1)
    let nameless = ["user", "add", "kim@example.org", "--name", " ", "--role", "biller", "--data", data]
    #expect(try await Program.run(nameless, input: Self.password).complaint.contains("Write the person's name"))
    #expect(try await Program.run(["user", "list", "--data", data]).lines.count == 2)
  }

  @Test("A known person joins a second practice and leaves it again, and a practice keeps an owner")
  func memberships() async throws {
    let scratch = try TemporaryFolder()
    let data = try await Self.start(in: scratch.url.path).data
    func user(_ words: String...) async throws -> Program.Run {
      try await Program.run(["user"] + words + ["--data", data], input: Self.password)
    }
    let lee = try await user(
      "add", "lee@example.org", "--name", "Lee Moss", "--role", "owner", "--practice", "Other Hands", "--new-practice")
    #expect(lee.code == 0)
    let joined = try await user("join", "rosa@example.org", "--practice", "Other Hands", "--role", "biller")
    #expect(joined.answer == "rosa@example.org may work in Other Hands: biller.\n")
    let again = try await user("join", "rosa@example.org", "--practice", "Other Hands", "--role", "owner")
    #expect(again.code == 1 && again.complaint.contains("works in the practice already"))
    #expect(try await user("join", "kim@example.org", "--practice", "Other Hands", "--role", "owner").code == 1)
    #expect(try await user("join", "lee@example.org", "--practice", "Nobody's", "--role", "owner").code == 64)
    let rosa = "rosa@example.org  Rosa Ibarra  "
    let both = try await user("list").lines.first { $0.hasPrefix(rosa) }?.dropFirst(rosa.count)
    #expect(both?.contains("Other Hands: biller") == true && both?.contains("Tidewater: ") == true)
    let alone = try await user("leave", "rosa@example.org", "--practice", "Tidewater")
    #expect(alone.code == 1 && alone.complaint.contains("Tidewater. Make somebody else an owner first"))
    let left = try await user("leave", "rosa@example.org", "--practice", "Other Hands")
    #expect(left.answer == "rosa@example.org works in Other Hands no more.\n")
    #expect(try await user("leave", "rosa@example.org", "--practice", "Other Hands").code == 1)
    #expect(try await user("list").lines.contains { $0.hasPrefix(rosa) && !$0.contains("Other Hands") })
  }

  @Test("Roles are said anew, and a practice keeps an owner")
  func roles() async throws {
    let scratch = try TemporaryFolder()
    let data = try await Self.start(in: scratch.url.path).data
    func roles(_ email: String, _ roles: String..., more: [String] = []) async throws -> Program.Run {
      let named = roles.flatMap { ["--role", $0] }
      return try await Program.run(["user", "roles", email, "--data", data] + named + more)
    }
    let alone = try await roles("rosa@example.org", "front-desk")
    #expect(alone.code == 1 && alone.complaint.contains("Tidewater. Make somebody else an owner first"))
    let lee = ["user", "add", "lee@example.org", "--name", "Lee Moss", "--role", "biller", "--data", data]
    #expect(try await Program.run(lee, input: Self.password).code == 0)
    let promoted = try await roles("lee@example.org", "owner", "therapist")
    #expect(promoted.answer == "lee@example.org is now: therapist, owner.\n")
    #expect(try await roles("rosa@example.org", "front-desk").code == 0)
    #expect(
      try await Program.run(["user", "list", "--data", data]).lines == [
        "lee@example.org  Lee Moss  Tidewater: therapist, owner",
        "rosa@example.org  Rosa Ibarra  Tidewater: front desk",
      ])
    // Whoever is shut out keeps no practice in order.
    #expect(try await roles("rosa@example.org", "owner").code == 0)
    #expect(try await Program.run(["user", "disable", "rosa@example.org", "--data", data]).code == 0)
    #expect(try await roles("lee@example.org", "therapist").code == 1)
    #expect(try await roles("kim@example.org", "biller").code == 1)
    #expect(try await roles("lee@example.org", "king").code == 64)
    #expect(try await roles("lee@example.org").code == 64, "no role is no answer")
    #expect(try await roles("lee@example.org", "owner", more: ["--practice", "Nobody's"]).code == 64)
  }

  @Test("A password comes from standard input; a short one is refused and says why")
  func password() async throws {
    let scratch = try TemporaryFolder()
    let data = try await Self.start(in: scratch.url.path).data
    let command = ["user", "password", "rosa@example.org", "--data", data]
    let short = try await Program.run(command, input: "short\n")
    #expect(short.code == 1)
    #expect(short.complaint.contains("at least 15 letters"))
    #expect(try await Program.run(command, input: "").code == 64)
    #expect(try await Program.run(command, input: "another river bends 10\n").code == 0)
    #expect(try await Program.run(command + ["river"], input: "").code == 64, "never as an argument")
  }

  @Test("While a server holds the folder, writing says try again and reading goes on")
  func held() async throws {
    let scratch = try TemporaryFolder()
    let data = try await Self.start(in: scratch.url.path).data
    let lock = open(data + "/lock", O_RDWR)
    defer { close(lock) }
    try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let disable = try await Program.run(["user", "disable", "rosa@example.org", "--data", data])
    #expect(disable.code == 75)
    #expect(disable.complaint.contains("held by"))
    #expect(try await Program.run(["verify", "--data", data]).code == 0)
  }

  @Test("A backup and the typed sheet bring everything back; the key file alone comes back from the sheet")
  func restored() async throws {
    let scratch = try TemporaryFolder()
    let (data, sheet) = try await Self.start(in: scratch.url.path)
    let (file, back) = (scratch.url.path + "/practice.backup", scratch.url.path + "/back")
    #expect(try await Program.run(["backup", file, "--data", data]).code == 0)
    #expect(try await Program.run(["backup", file, "--data", data]).code == 1, "never replaces a file")
    let nowhere = try await Program.run(["backup", scratch.url.path + "/none/x.backup", "--data", data])
    #expect(nowhere.code == 70 && nowhere.complaint.contains("/none/x.backup. The system refused to make a file"))
    let bare = try await Program.run(["backup", "bare.backup", "--data", data], in: scratch.url)
    #expect(bare.code == 0, "\(bare.complaint)")
    #expect(try await Program.run(["backup", "bare.backup", "--data", data], in: scratch.url).code == 1)
    let wrong = try await Program.run(["restore", file, "--data", back, "--sheet"], input: "SB6M\n")
    #expect(wrong.code == 1)
    #expect(wrong.complaint.contains("64 letters"))
    let run = try await Program.run(["restore", file, "--data", back, "--sheet"], input: sheet)
    #expect(run.code == 0, "\(run.complaint)")
    #expect(try await Program.run(["user", "list", "--data", back]).answer.hasPrefix("rosa@example.org"))

    try FileManager.default.removeItem(atPath: back + "/installation.key")
    #expect(try await Program.run(["verify", "--data", back]).code == 1)
    #expect(try await Program.run(["restore", "--data", back, "--sheet"], input: sheet).code == 0)
    #expect(try await Program.run(["verify", "--data", back, "--backup", file]).code == 0)
    let again = try await Program.run(["restore", file, "--data", back, "--sheet"], input: sheet)
    #expect(again.code == 1)
    #expect(again.complaint.contains("not empty"))
  }

  @Test("Verify reads a backup to its end: one that was cut or changed is told, and the folder is checked all the same")
  func brokenBackup() async throws {
    let scratch = try TemporaryFolder()
    let data = try await Self.start(in: scratch.url.path).data
    let file = scratch.url.appending(path: "practice.backup")
    try #require(try await Program.run(["backup", file.path, "--data", data]).code == 0)
    let whole = try Data(contentsOf: file)
    #expect(whole.count > 100_000)
    var changed = whole
    for place in 90_000..<90_004 { changed[place] ^= 0x5a }
    for bytes in [whole.prefix(100_000), changed] {
      try bytes.write(to: file)
      let run = try await Program.run(["verify", "--data", data, "--backup", file.path])
      #expect(run.code == 1)
      #expect(run.answer.hasSuffix("Everything stored in this folder is what was written.\n"))
      #expect(run.complaint.contains("cut or changed after it was made"))
      #expect(run.complaint.contains("try an older one"))
    }
    try whole.write(to: file)
    let run = try await Program.run(["verify", "--data", data, "--backup", file.path])
    #expect(run.code == 0 && run.answer.hasSuffix("Everything stored is what was written.\n"))
  }

  @Test("Doctor names every check, and what to do where something is not good")
  func doctor() async throws {
    let scratch = try TemporaryFolder()
    let data = try await Self.start(in: scratch.url.path).data
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: data + "/installation.key")
    let run = try await Program.run(["doctor", "--data", data])
    #expect(run.code == 1)
    let names = ["durability", "key file", "disk space", "disk encryption", "backup", "audit log", "jobs"]
    for name in names { #expect(run.answer.contains("  \(name): ")) }
    #expect(run.answer.contains("chmod 600"))
    let free = try FileManager.default.attributesOfFileSystem(forPath: data)[.systemFreeSize] as? NSNumber
    #expect(run.answer.contains("Only 0 MB") == (try #require(free).int64Value < 1 << 20))
    let troubled = run.lines.filter { !$0.hasPrefix("good") && !$0.hasPrefix(" ") }.count
    #expect(run.lines.count { $0.hasPrefix("         do: ") } == troubled)
  }
}
