import Foundation
import Testing

/// Small files, small functions: the limits that keep one idea in one place.
@Suite struct SizeTests {
  static let fileLinesMax = 400
  static let functionLinesMax = 70

  @Test("No Swift file is longer than 400 lines")
  func files() {
    let long = Tree.swift.filter {
      $0.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 > Self.fileLinesMax
    }
    #expect(long.map(\.path) == [], "Split it by idea: Referral.swift, Referral+Renewal.swift")
  }

  @Test("No function is longer than 70 lines")
  func functions() {
    let long = Tree.swift.flatMap { file in
      Functions.spans(in: file.code).filter { $0.lines > Self.functionLinesMax }
        .map { "\(file.path):\($0.firstLine): \($0.lines) lines" }
    }
    #expect(long == [], "Take the parts that have a name of their own out of it")
  }

  /// Files whose values are their documentation: a rule speaks its title, source and sentences.
  static let selfSpeaking = "Sources/ScripCore/Determination/Rules/"

  @Test("Every source file says what it is for: in a doc comment, or over a family of functions at its head")
  func comments() {
    let declares = #/\b(?:struct|enum|class|actor|protocol|extension|func|let)\s/#
    let silent = Tree.sources.filter { file in
      !file.text.contains("///") && !file.text.hasPrefix("// ") && file.code.contains(declares)
        && !file.path.hasPrefix(Self.selfSpeaking)
    }
    #expect(silent.map(\.path) == [], "Say in one sentence over its main type or extension what it is")
  }

  typealias Sample = (source: String, lines: [Int])
  static let samples: [Sample] = [
    (source: "func one() { }", lines: [1]),
    (source: "func three() {\n  print(\"}\")\n}", lines: [3]),
    (source: "protocol P {\n  func bare() -> Int\n  var x: Int { get }\n}\nfunc one() {}", lines: [1, 1]),
    (source: "init?(a: Int = { 3 }()) throws\nwhere T: P {\n  // }\n  let r = /[{]/\n}", lines: [5]),
    (source: "var body: Node {\n  a\n}\nlet set = [1]", lines: [3]),
    (source: "func outer() {\n  func inner() {\n  }\n}", lines: [4, 2]),
    (source: "subscript(i: Int) -> Int { 1 }\ndeinit {\n}", lines: [1, 2]),
    (source: "let f = x.func_name\nself.init(a: 1)", lines: []),
    (source: "func t() {\n  let s = \"\"\"\n    { \\(a { \"}\" }) {\n    \"\"\"\n}", lines: [5]),
  ]

  @Test("The scan measures a function from its name to its closing brace", arguments: samples)
  func scan(sample: Sample) {
    #expect(Functions.spans(in: CodeOnly.text(of: sample.source)).map(\.lines) == sample.lines)
  }
}
