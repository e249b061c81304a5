import ScripDesk
import Testing

/// What a password must be, at each edge.
@Suite struct PasswordRuleTests {
  static let rows: [(password: String, broken: PasswordRule?)] = [
    ("fourteen lette", .tooShort),
    ("fifteen letters", nil),
    ("kneads twelve warm towels", nil),
    ("ööööäääüüüßß éè", nil),
    ("aaaaaaaaaaaaaaaaaaaa", .monotonous),
    ("abcdeabcdeabcde", .monotonous),
    ("abcdefabcdefabc", nil),
    ("my name is Rosalind", .holdsName),
    (String(repeating: "longest ", count: 125), nil),
    (String(repeating: "longest ", count: 125) + "x", .tooLong),
  ]

  @Test("A password is judged by its length, not by a mixture of signs", arguments: rows)
  func rule(row: (password: String, broken: PasswordRule?)) {
    #expect(PasswordRule.broken(by: row.password, email: "rosalind@example.org") == row.broken)
  }

  static let addresses: [(typed: String, folded: String?)] = [
    ("rosa@example.org", "rosa@example.org"),
    ("  Rosa@Example.ORG\n", "rosa@example.org"),
    ("rosa@example", nil),
    ("rosa", nil),
    ("@example.org", nil),
    ("a@b@example.org", nil),
    ("ro sa@example.org", nil),
    ("ro\u{0}sa@example.org", nil),
    ("", nil),
    (String(repeating: "a", count: 250) + "@b.org", nil),
  ]

  @Test("An address is folded, or is none", arguments: addresses)
  func address(row: (typed: String, folded: String?)) {
    #expect(EmailAddress(row.typed)?.description == row.folded)
  }
}
