import Foundation

/// A private PostgreSQL for one test process: made on first use, stopped and removed at exit.
///
/// The superuser `postgres` owns what migrations make; the plain role `scrip` is the program's. It listens on
/// a
/// Unix socket in its own folder only, so two test runs never meet.
public final class PostgresCluster: Sendable {
  /// The cluster of this process.
  public static let shared: PostgresCluster = {
    do { return try PostgresCluster() } catch { fatalError("PostgreSQL did not start: \(error)") }
  }()

  public struct Trouble: Error {
    public let what: String
  }

  private let folder: URL
  private let binaries: String

  private init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "scrip-pg-\(getpid())")
    binaries = try Self.binaries()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if getuid() == 0 { try Self.run(["chown", "postgres", folder.path]) }
    let (data, log) = (folder.path + "/data", folder.path + "/log")
    try server(["initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", "postgres"])
    let options = "-k \(folder.path) -c listen_addresses='' -c max_connections=1000"
    try server(["pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start"])
    stopAtExit()
    try sql("CREATE ROLE scrip LOGIN", in: "postgres")
  }

  /// A new database, empty or a copy of one that nobody is connected to; answers the addresses for its owner and for
  /// the program.
  public func makeDatabase(_ name: String, like template: String = "template1") throws -> (
    owner: String, program: String
  ) {
    try sql("CREATE DATABASE \(name) TEMPLATE \(template)", in: "postgres")
    return (address(name, as: "postgres"), address(name, as: "scrip"))
  }

  public func address(_ database: String, as role: String) -> String {
    "postgresql:///\(database)?host=\(folder.path)&user=\(role)"
  }

  /// Runs a statement as the superuser, outside of what is tested.
  public func sql(_ statement: String, in database: String) throws {
    try server(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", address(database, as: "postgres"), "-c", statement])
  }

  private func server(_ command: [String]) throws {
    let program = [binaries + "/" + command[0]] + command.dropFirst()
    // initdb and pg_ctl refuse to run as root.
    try Self.run(getuid() == 0 ? ["runuser", "-u", "postgres", "--"] + program : program)
  }

  /// Not the work of `deinit`: a shared value has none. A child of the shell outlives a crash of the tests
  /// too.
  private func stopAtExit() {
    let stop = "\(binaries)/pg_ctl -D \(folder.path)/data -m immediate stop"
    let asOwner = getuid() == 0 ? "runuser -u postgres -- \(stop)" : stop
    let watch = "while kill -0 \(getpid()); do sleep 1; done; \(asOwner); rm -rf \(folder.path)"
    _ = Self.spawn(["setsid", "sh", "-c", watch])
  }

  private static func binaries() throws -> String {
    let root = "/usr/lib/postgresql"
    let versions = try FileManager.default.contentsOfDirectory(atPath: root).compactMap(Int.init)
    guard let newest = versions.max() else { throw Trouble(what: "no PostgreSQL in \(root); run scripts/setup") }
    return "\(root)/\(newest)/bin"
  }

  private static func run(_ command: [String]) throws {
    var status: Int32 = -1
    guard let child = spawn(command), waitpid(child, &status, 0) == child, status == 0 else {
      throw Trouble(what: "\(command) failed")
    }
  }

  /// Not Foundation's `Process`: its wait ends only when the server that pg_ctl leaves behind ends too.
  private static func spawn(_ command: [String]) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
    }
    let arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    return posix_spawnp(&child, command[0], &actions, nil, arguments, environ) == 0 ? child : nil
  }
}
