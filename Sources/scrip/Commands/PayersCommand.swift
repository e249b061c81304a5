import ArgumentParser
import Foundation
import ScripCore
import ScripDesk

/// `scrip payers`: the payer classes, and what one of them asks for.
struct PayersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "payers",
    abstract: "Lists the payer classes, or what one of them asks of a referral.",
    discussion: """
      Example: scrip payers commercial_in_network

      The rules are those Scrip ships with. What a payer said on the telephone goes before them.
      """)

  @Argument(help: "A class from the list; without it the list.")
  var `class`: String?
  @Flag(help: "As JSON, in the form of payer_rules.json.")
  var json = false

  func run() throws {
    let catalog = try Reference.shipped().payers
    guard let key = `class` else {
      let lines = json ? [try Self.json(catalog)] : catalog.classes.map(Self.line)
      return lines.forEach(Console.answer)
    }
    let versions = catalog.classes.filter { $0.key == key }
    guard let rules = versions.max(by: { $0.version < $1.version }) else {
      throw CommandFailure.unknownClass(key)
    }
    (json ? [try Self.json(rules)] : PayerText(rules).lines).forEach(Console.answer)
  }

  private static func line(_ rules: PayerRules) -> String {
    rules.key + String(repeating: " ", count: max(1, 28 - rules.key.count)) + rules.name
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

extension CommandFailure {
  static func unknownClass(_ key: String) -> CommandFailure {
    CommandFailure(Outcome.wrongUsage, "There is no payer class \(key); scrip payers lists them.")
  }
}
