import Foundation
import Tables
import TestSupport
import Testing

/// What is embedded is what lies in the checkout.
@Suite struct TablesTests {
  static let folder = Checkout.root.appending(path: "Sources/C/CTables")

  @Test("Every file of data and static is embedded byte for byte", arguments: ["data", "data/demo", "static"])
  func embedded(part: String) throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.appending(path: part).path)
      .filter { !$0.hasSuffix(".md") && $0 != "demo" }
    #expect(!files.isEmpty)
    for file in files {
      let bytes = try #require(
        Tables.file("\(part)/\(file)"), "\(part)/\(file) is not embedded; run scripts/list-tables")
      #expect(try Data(contentsOf: Self.folder.appending(path: "\(part)/\(file)")) == Data(bytes))
    }
  }

  @Test("A static file answers to its name and no other file does")
  func staticFile() throws {
    #expect(Tables.staticFileNames.contains("scrip.css"))
    #expect(try #require(Tables.staticFile("scrip.css")).count > 1000)
    #expect(Tables.staticFile("../data/states.csv") == nil)
    #expect(Tables.staticFile("icd10cm.bin") == nil)
  }
}
