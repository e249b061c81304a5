import ScripCore

/// Whether a name read from a page can be a patient's: order, accents, a middle name and one slip do not matter.
enum PatientMatch {
  static func namesAgree(_ read: String, _ patient: Patient) -> Bool {
    let words = Self.words(of: read).filter { $0.count > 1 }
    let family = Self.words(of: patient.familyName)
    let given = Self.words(of: patient.givenName).filter { $0.count > 1 }
    guard let first = given.first else { return contains(words, all: family) }
    return contains(words, all: family) && words.contains { near($0, first) }
  }

  private static func words(of name: String) -> [Substring] { folded(name).split(separator: " ") }

  private static func contains(_ words: [Substring], all wanted: [Substring]) -> Bool {
    wanted.allSatisfy { want in words.contains { near($0, want) } }
  }

  /// Equal, or one letter changed, added or lost in a word of four letters and more.
  private static func near(_ left: Substring, _ right: Substring) -> Bool {
    if left == right { return true }
    let a = Array(left.utf8)
    let b = Array(right.utf8)
    guard min(a.count, b.count) >= 4, abs(a.count - b.count) <= 1 else { return false }
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var (endA, endB) = (a.count, b.count)
    while endA > start, endB > start, a[endA - 1] == b[endB - 1] {
      endA -= 1
      endB -= 1
    }
    return endA - start <= 1 && endB - start <= 1
  }
}
