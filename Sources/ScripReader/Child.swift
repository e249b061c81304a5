import Foundation
import Synchronization

/// One running `scrip-decode`, fed and drained by two threads of its own so that no shared thread ever waits on it.
final class Child: Sendable {
  /// What a child left behind.
  struct Remains: Sendable {
    var bytes: [UInt8]
    var ending: Ending
  }

  enum Ending: Hashable, Sendable {
    case exited(code: Int32)
    case killed(signal: Int32)
    /// It was stopped from here: too slow, or it wrote more than any document needs.
    case stopped
  }

  /// The most bytes an answer may have: 200 pages of a megabyte, with room for the words.
  private static let answerBytesMax = 300 << 20

  private let process: pid_t
  /// Our end of the child's standard input and output: a socket, because writing to a closed pipe raises a signal.
  private let line: Int32
  /// Whether the process still owns its number; after that nothing may be sent to it.
  private let state = Mutex((running: true, stopped: false))

  /// Starts the program with nothing in its environment but the recognizer's thread limit.
  init(program: String, arguments: [String]) throws(ReaderFailure) {
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .cannotStart(errno: errno) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let names = ([program] + arguments).map { strdup($0) } + [nil]
    let environment = [strdup("OMP_THREAD_LIMIT=1"), strdup("LC_ALL=C.UTF-8"), nil]
    defer { (names + environment).forEach { free($0) } }
    var process: pid_t = 0
    let failed = posix_spawn(&process, program, &actions, nil, names, environment)
    close(ends[1])
    (self.process, line) = (process, ends[0])
    guard failed == 0 else {
      close(line)
      throw .cannotStart(errno: failed)
    }
  }

  /// Ends the child, wherever it is.
  func kill() {
    state.withLock { state in
      guard state.running else { return }
      state.stopped = true
      Foundation.kill(process, SIGKILL)
    }
  }

  /// Sends the document, takes the whole answer and waits for the end. Called once.
  func converse(sending document: [UInt8], secondsMax: Double) async -> Remains {
    let clock = Task {
      try await Task.sleep(for: .seconds(secondsMax))
      kill()
    }
    defer { clock.cancel() }
    async let fed: Void = Self.onOwnThread { self.feed(document) }
    let remains = await Self.onOwnThread { self.drain() }
    await fed
    close(line)
    return remains
  }

  private func feed(_ document: [UInt8]) {
    var start = 0
    while start < document.count {
      let count = document.withUnsafeBytes {
        send(line, $0.baseAddress! + start, document.count - start, Int32(MSG_NOSIGNAL))
      }
      if count < 0 && errno == EINTR { continue }
      // A child that stopped listening has answered already or is gone.
      guard count > 0 else { break }
      start += count
    }
    shutdown(line, Int32(SHUT_WR))
  }

  private func drain() -> Remains {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(line, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += chunk[..<count]
      if bytes.count > Self.answerBytesMax { kill() }
    }
    return Remains(bytes: bytes, ending: wait())
  }

  /// Waits without reaping first, so that `kill` can never hit another process of the same number.
  private func wait() -> Ending {
    var information = siginfo_t()
    while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) != 0 && errno == EINTR {}
    return state.withLock { state in
      var status: Int32 = 0
      waitpid(process, &status, 0)
      state.running = false
      if state.stopped { return .stopped }
      let signal = status & 0x7F
      return signal == 0 ? .exited(code: status >> 8 & 0xFF) : .killed(signal: signal)
    }
  }

  private static func onOwnThread<Answer: Sendable>(_ body: @escaping @Sendable () -> Answer) async -> Answer {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: body()) }
    }
  }
}
