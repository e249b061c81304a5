import Foundation
import ScripSQL

/// Holds `DIR/lock` for the one process that writes to a data directory.
///
/// The kernel drops the lock when the process ends, however it ends; the text inside only tells who it was.
final class DirectoryLock: Sendable {
  private let descriptor: Int32

  /// Fails with `held` when another process holds it.
  init(directory: URL) throws {
    let path = directory.appending(path: "lock").path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DatabaseFailure.unavailable }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      close(descriptor)
      throw DatabaseFailure.held(by: holder.isEmpty ? "another process" : holder)
    }
    let process = ProcessInfo.processInfo
    let holder = Array("process \(process.processIdentifier) (\(process.processName))".utf8)
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, holder, holder.count, 0) == holder.count else {
      close(descriptor)
      throw DatabaseFailure.full
    }
  }

  /// Unlocked by name: a child that is being started at this moment may still share the open file.
  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
