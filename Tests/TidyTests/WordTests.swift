import Foundation
import Testing

/// One word, one meaning (docs/reference/words.md), and words that never appear.
@Suite struct WordTests {
  /// Words that name nothing, and synonyms of a word that has its meaning already.
  static let banned: [String: String] = [
    "manager": "name what it does",
    "helper": "name what it does",
    "helpers": "name what it does",
    "util": "name what it does",
    "utils": "name what it does",
    "utility": "name what it does",
    "misc": "name what it holds",
    "clinic": "practice",
    "clinics": "practice",
    "preauth": "priorAuthorization",
    "preauthorization": "priorAuthorization",
    "script": "referral; callScript for the words of a call",
  ]

  /// Identifiers that hold a banned word for a reason.
  static let allowed: Set<String> = [
    "callScript",  // what a patient says to the insurer: the trade's own word
    "fileManager",  // Foundation's
  ]

  /// Targets that speak HTML, where `script` is an element's name.
  static let speakingHTML: Set<String> = ["HTML", "ScripWeb", "HTMLTests", "ScripWebTests"]

  @Test("No name holds a word that says nothing or has a better one")
  func names() {
    let found = Tree.swift.flatMap { file -> [String] in
      let elements: Set = Self.speakingHTML.contains(file.target) ? ["script"] : []
      return Self.identifiers(in: file.code).subtracting(elements).sorted().flatMap { name in
        Self.bannedWords(in: name).map { "\(file.path): \(name): \(Self.banned[$0] ?? "")" }
      }
    }
    #expect(found == [])
  }

  @Test("No file or folder of code is named by such a word")
  func files() {
    let found = Tree.swift.filter { file in
      file.path.split(separator: "/").contains {
        !Self.bannedWords(in: String($0.prefix { $0 != "." })).isEmpty
      }
    }
    #expect(found.map(\.path) == [])
  }

  @Test(
    "A name is cut into words at capitals and underscores",
    arguments: [
      ("PatientManager", ["manager"]), ("clinic_id", ["clinic"]), ("clinicalFinding", []), ("callScript", []),
      ("CallScriptPage", []), ("scriptText", ["script"]), ("description", []), ("HTTPUtil", ["util"]),
      ("FileManager", []),
    ])
  func cut(name: String, words: [String]) {
    #expect(Self.bannedWords(in: name) == words)
  }

  /// Therapists asked not to be called by either title. Put together here so that this file does not hold them.
  static let titles = ["eur", "euse"].map { "mass" + $0 }

  @Test("The two older titles of massage therapists stand nowhere, in no file of any kind")
  func olderTitles() throws {
    let spellings = Self.titles.flatMap { [$0, $0.capitalized, $0.uppercased()] }.map { Data($0.utf8) }
    let found = try Tree.everything.filter { file in
      let bytes = try Data(contentsOf: file.url, options: .mappedIfSafe)
      return spellings.contains { bytes.range(of: $0) != nil }
    }
    #expect(found.map(\.path) == [], "Write massage therapist")
  }

  static func identifiers(in code: String) -> Set<String> {
    Set(code.matches(of: #/[A-Za-z_]\w*/#).map { String($0.0) })
  }

  static func bannedWords(in name: String) -> [String] {
    let words = words(of: name)
    return words.indices.filter { index in
      let pair = index > 0 ? words[index - 1] + words[index].capitalized : ""
      return banned[words[index]] != nil && !allowed.contains(pair)
    }.map { words[$0] }
  }

  private static func words(of name: String) -> [String] {
    name.matches(of: #/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/#).map { $0.0.lowercased() }
  }
}
