import Foundation
import Testing

/// The rings of docs/reference/architecture.md: what each target may import.
///
/// Adding an arrow is a decision: give it a page in docs/decisions, then a word here.
@Suite struct ArrowTests {
  struct Arrow {
    let ours: Set<String>
    let outside: Set<String>

    init(_ ours: Set<String> = [], outside: Set<String> = ["Foundation"]) {
      self.ours = ours
      self.outside = outside
    }
  }

  static let foundation = "Foundation"
  static let arrows: [String: Arrow] = [
    // Foundations: nothing of ours. The core has not even Foundation: no clock, no file, no locale can slip in.
    "ScripCore": Arrow(outside: []),
    "X12": Arrow(outside: ["CX12Scan", "CX12Guides"]),
    "HTML": Arrow(),
    "Paper": Arrow(outside: [foundation, "CPango", "CZip", "CQRCode"]),
    "ScripSQL": Arrow(),
    "Seal": Arrow(outside: [foundation, "CSodium"]),
    "Tables": Arrow(outside: [foundation, "CTables"]),

    // Translators: the core and their own foundation.
    "ScripX12": Arrow(["ScripCore", "X12"]),
    "ScripIntake": Arrow(["ScripCore"]),
    "ScripForms": Arrow(["ScripCore", "Paper"]),
    "ScripStore": Arrow(["ScripCore", "ScripSQL", "Seal"], outside: [foundation, "Synchronization"]),

    // Leaves: one outside system each.
    "ScripSQLite": Arrow(
      ["ScripSQL"], outside: [foundation, "GRDB", "GRDBSQLite", "Dispatch", "Synchronization", "Glibc"]),
    "ScripPostgres": Arrow(
      ["ScripSQL"], outside: [foundation, "CPQ", "Dispatch", "Synchronization", "Glibc"]),
    "ScripReader": Arrow(["ScripIntake"], outside: [foundation, "Dispatch", "Synchronization", "Glibc"]),
    "ScripPayerSim": Arrow(["ScripX12", "X12", "ScripCore"]),

    // Acts.
    "ScripDesk": Arrow(
      ["ScripCore", "ScripSQL", "ScripStore", "ScripX12", "ScripIntake", "Seal"],
      outside: [foundation, "Dispatch", "Synchronization"]),

    // Faces: they show and ask. No rules, no SQL.
    "ScripJobs": Arrow(
      ["ScripCore", "ScripStore", "ScripDesk", "ScripReader", "ScripIntake"],
      outside: [foundation, "Logging", "Synchronization"]),
    "ScripWeb": Arrow(
      ["ScripCore", "ScripDesk", "ScripForms", "ScripIntake", "HTML", "Paper", "Seal", "Tables"],
      outside: [
        foundation, "Synchronization", "Logging", "Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "NIOPosix",
        "NIOHTTP1",
        "ServiceLifecycle",
      ]),

    // Programs: `scrip` puts the parts together; its child holds every C decoder and nothing of the store.
    "scrip": Arrow(
      [
        "ScripCore", "X12", "ScripX12", "ScripPayerSim", "ScripSQL", "ScripSQLite", "ScripPostgres", "ScripStore",
        "ScripDesk", "ScripJobs", "ScripWeb", "ScripIntake", "ScripReader", "ScripForms", "Paper", "Seal", "Tables",
      ],
      outside: [
        foundation, "Dispatch", "Synchronization", "Glibc", "ArgumentParser", "Logging", "ServiceLifecycle",
      ]),
    "scrip-decode": Arrow(
      ["ScripIntake"], outside: [foundation, "Glibc", "CWalls", "CTesseract", "CLeptonica", "CPoppler", "CZip", "CXML"]),
  ]

  @Test("Targets import only along the arrows")
  func imports() {
    let crossing = Tree.sources.flatMap { file -> [String] in
      guard let arrow = Self.arrows[file.target] else {
        return ["\(file.path): \(file.target) has no row of arrows"]
      }
      return Self.imports(in: file.code).subtracting(arrow.ours.union(arrow.outside)).sorted()
        .map { "\(file.path): drop `import \($0)`" }
    }
    #expect(crossing == [])
  }

  @Test("Every arrow between targets is gone by a source")
  func idle() {
    let idle = Self.arrows.flatMap { target, arrow in
      let gone = Tree.sources.filter { $0.target == target }.reduce(into: Set<String>()) { gone, file in
        gone.formUnion(Self.imports(in: file.code))
      }
      return arrow.ours.subtracting(gone).map { "\(target) -> \($0)" }
    }
    #expect(idle.sorted() == [], "Take it out of Package.swift and of the table")
  }

  @Test("No import goes round in a circle, whatever the table says")
  func circles() {
    var settled: Set<String> = []
    while let next = Self.arrows.first(where: {
      !settled.contains($0.key) && $0.value.ours.isSubset(of: settled)
    }) {
      settled.insert(next.key)
    }
    #expect(Set(Self.arrows.keys).subtracting(settled) == [])
  }

  @Test(
    "An import is found in every form Swift knows",
    arguments: [
      ("import X12", "X12"), ("@preconcurrency import Dispatch", "Dispatch"), ("public import HTML", "HTML"),
      ("import struct Foundation.URL", "Foundation"), ("  @testable internal import Paper", "Paper"),
      ("let text = important", nil), ("// import HTML", nil),
    ])
  func forms(line: String, module: String?) {
    #expect(Self.imports(in: CodeOnly.text(of: line)) == Set([module].compactMap(\.self)))
  }

  /// The modules that `code` imports, without their submodules.
  static func imports(in code: String) -> Set<String> {
    let pattern =
      #/(?m)^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|typealias|func|var|let)\s+)?(?<module>\w+)/#
    return Set(code.matches(of: pattern).map { String($0.module) })
  }
}
