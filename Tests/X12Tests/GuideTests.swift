import Foundation
import Testing

@testable import X12

@Suite struct GuideTests {
  @Test("Every embedded guide is read, and there is one for each transaction")
  func shipped() {
    let transactions = Set(Guides.shipped.all.map(\.transaction))
    #expect(transactions == ["837", "835", "270", "271", "276", "277", "278", "999", "-"])
  }

  @Test("The list of embedded files is the folder's")
  func embedded() throws {
    let folder = Fixture.folder.appending(path: "../../Sources/C/CX12Guides").standardized
    var expected = ["dictionary.txt"]
    for part in ["codes", "guides"] {
      expected += try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path)
        .map { "\(part)/\($0)" }
    }
    #expect(Guides.embedded().map(\.path).sorted() == expected.sorted(), "run scripts/list-guides")
  }

  @Test("A line that is not of the format is named")
  func failures() throws {
    let dictionary = ("dictionary.txt", "element 1 AN 1 5 Text\nsegment ST 1!\n")
    #expect(throws: GuideFailure(line: 2, what: "guides/a.guide: the dictionary has no segment XX")) {
      try Guides([dictionary, ("guides/a.guide", "loop HEADER R 1 Set\n  XX R 1 Name | 01 R\n")])
    }
    #expect(throws: GuideFailure(line: 1, what: "element NUMBER TYPE MIN MAX name")) {
      try Guides([("dictionary.txt", "element 1 QQ 1 5 Text")])
    }
  }

  @Test("A code list holds ranges, stopped codes and shapes")
  func lists() throws {
    let list = try CodeList("# reasons\nshape [A-Z][0-9]{1,3}\n1-3 words\n-A1\nZZ own words\n")
    #expect(Set(list.codes) == ["1", "2", "3", "A1", "ZZ"])
    #expect(list.stopped == ["A1"])
    #expect(list.shapes.count == 1)
  }
}
