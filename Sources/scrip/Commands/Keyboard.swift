import Foundation

/// What a person types, or another program writes to standard input. Secrets come this way, never as arguments:
/// arguments are seen by everybody on the machine.
enum Keyboard {
  /// One line an entry; at a terminal each is asked for.
  static func lines(asking questions: [String]) -> [String] {
    let isTyped = isatty(STDIN_FILENO) == 1
    return questions.compactMap { question in
      if isTyped { FileHandle.standardError.write(Data(question.utf8)) }
      return readLine()
    }
  }

  /// A password without showing it, asked for twice at a terminal; one line of standard input elsewhere.
  static func newPassword() throws -> String {
    guard isatty(STDIN_FILENO) == 1 else {
      guard let line = readLine() else {
        throw CommandFailure(Outcome.wrongUsage, "Give the password on standard input, or run this at a terminal.")
      }
      return line
    }
    let (first, second) = (hidden("New password: "), hidden("The same again: "))
    guard let first, first == second else {
      throw CommandFailure(Outcome.wrongUsage, "The two passwords differ; nothing was changed.")
    }
    return first
  }

  private static func hidden(_ question: String) -> String? {
    FileHandle.standardError.write(Data(question.utf8))
    var shown = termios()
    tcgetattr(STDIN_FILENO, &shown)
    var silent = shown
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
      FileHandle.standardError.write(Data("\n".utf8))
    }
    return readLine()
  }
}
