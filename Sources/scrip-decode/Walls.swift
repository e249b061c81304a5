import CWalls
import Glibc

/// What this process gives up before it reads a byte that someone else wrote.
struct Walls {
  static let memoryBytesMax: UInt64 = 512 << 20
  /// CPU seconds a page may use, and those before the first page.
  ///
  /// Four times as many without optimization, where an ordinary page was seen to take ten on a slow machine.
  #if DEBUG
    static let pageSecondsMax = 48.0
  #else
    static let pageSecondsMax = 12.0
  #endif
  static let documentSecondsMax: UInt64 = 600

  let ownFilesOnly: Bool
  let limits: Bool
  let noNewPrivileges: Bool
  let readOnlyFiles: Bool
  let noNetwork: Bool
  let noCallsOut: Bool

  /// Puts the walls up, each as far as this machine allows. They cannot be taken down again.
  static func raise() -> Walls {
    let ownFilesOnly = walls_close_files() == 1
    let noNewPrivileges = walls_no_new_privileges() == 1
    // A network namespace has to be made while new processes of a kind are still allowed.
    let noNetwork = walls_no_network() == 1
    let readOnlyFiles = readOnly(folders)
    let limits = walls_limit(memoryBytesMax, UInt64(pageSecondsMax), documentSecondsMax) == 1
    let noCallsOut = walls_no_calls_out() == 1
    return Walls(
      ownFilesOnly: ownFilesOnly, limits: limits, noNewPrivileges: noNewPrivileges, readOnlyFiles: readOnlyFiles,
      noNetwork: noNetwork,
      noCallsOut: noCallsOut)
  }

  /// One line a wall, for `scrip doctor`.
  var report: String {
    let walls = [
      ("own-files-only", ownFilesOnly), ("limits", limits), ("no-new-privileges", noNewPrivileges),
      ("read-only-files", readOnlyFiles),
      ("no-network", noNetwork), ("no-calls-out", noCallsOut),
    ]
    return walls.map { "\($0.0) \($0.1 ? "stands" : "missing")\n" }.joined()
  }

  /// Fonts, character tables and the recognizer's language.
  private static let folders = ["/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so.cache", "/var/cache/fontconfig"]

  private static func readOnly(_ folders: [String]) -> Bool {
    let names = folders.map { strdup($0) }
    defer { names.forEach { free($0) } }
    return walls_read_only(names.map { UnsafePointer($0) }, Int32(names.count)) == 1
  }

  /// Grants the next page its CPU seconds, counted from now.
  static func grantPage() {
    _ = walls_grant_cpu(UInt64((walls_cpu_used() + pageSecondsMax).rounded(.up)))
  }
}
