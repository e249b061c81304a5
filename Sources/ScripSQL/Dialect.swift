/// What differs between engines, and nothing else may.
public struct Dialect: Sendable {
  /// Replaces `{id} {int} {text} {bytes} {json}` in migrations, and `{derived}` after a column's expression.
  package let words: [String: String]
  /// Ends every CREATE TABLE.
  package let tableSuffix: String
  /// Comes before a statement to ask for its plan.
  package let explain: String
  /// Where the plan's words stand in a row.
  package let explainColumn: Int
  /// The statements that shut a practice's table to every other practice.
  package let isolate: @Sendable (_ table: String) -> [String]
  /// The statements that let the installation's scope add rows to a practice's table.
  package let admit: @Sendable (_ table: String) -> [String]
  /// Marks the nth value (from 1).
  package let placeholder: @Sendable (Int) -> String

  package init(
    words: [String: String], tableSuffix: String, explain: String, explainColumn: Int,
    isolate: @escaping @Sendable (String) -> [String], admit: @escaping @Sendable (String) -> [String],
    placeholder: @escaping @Sendable (Int) -> String
  ) {
    self.words = words
    self.tableSuffix = tableSuffix
    self.explain = explain
    self.explainColumn = explainColumn
    self.isolate = isolate
    self.admit = admit
    self.placeholder = placeholder
  }

  /// A migration's statement in this engine's words.
  ///
  /// Text compares bytewise on both engines; tables are strict on SQLite.
  package func translate(_ statement: StaticString) -> String {
    var text = "\(statement)"
    for (word, type) in words { text = text.replacing("{\(word)}", with: type) }
    precondition(!text.contains("{"), "a migration knows {id} {int} {text} {bytes} {json} {derived}; check its braces")
    precondition(!text.contains("DEFERRABLE"), "a deferred check would fail a commit shared by other writes")
    return text.hasPrefix("CREATE TABLE") ? text + tableSuffix : text
  }

  /// A statement's text with this engine's placeholders.
  package func number(_ text: String) -> String {
    var count = 0
    var numbered = ""
    numbered.reserveCapacity(text.utf8.count + 16)
    for character in text.unicodeScalars {
      if character == "?" {
        count += 1
        numbered += placeholder(count)
      } else {
        numbered.unicodeScalars.append(character)
      }
    }
    return numbered
  }
}
