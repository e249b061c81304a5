import TestSupport
import Testing

/// The help of every text command: kept word for word, with an example each.
@Suite struct HelpTests {
  static let commands = [
    "read", "check", "units", "payers", "form", "codes", "codes icd", "user", "user add", "user roles",
    "user therapist", "user join", "user leave", "user disable", "user password", "user list", "doctor", "verify",
    "backup", "restore", "x12",
    "x12 check", "x12 show", "x12 json", "x12 ack", "x12 split", "x12 stats", "payer-sim",
  ]

  @Test("The help of a command is what it was, and shows an example", arguments: commands)
  func help(command: String) async throws {
    let run = try await Program.run(command + " --help")
    #expect(run.code == 0)
    #expect(run.complaint == "")
    #expect(run.answer.contains("Example: scrip " + command))
    try Golden.expect(run.answer, is: "help-\(command.replacing(" ", with: "-")).txt")
  }

  @Test("Every command that the program lists has a row in docs/reference/cli.md")
  func documented() async throws {
    let listed = try await Program.run("--help").lines.drop { $0 != "SUBCOMMANDS:" }
      .compactMap { $0.firstMatch(of: #/^  ([a-z0-9-]+)  /#).map { String($0.1) } }
    let page = try Checkout.text("docs/reference/cli.md")
    #expect(Set(Self.commands.map { $0.prefix { $0 != " " } }).isSubset(of: listed.map { $0[...] }))
    #expect(listed.filter { !page.contains("`scrip \($0)") && !page.contains("`\($0)") } == [])
  }
}
