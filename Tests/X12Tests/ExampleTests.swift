import Foundation
import TestSupport
import Testing
import X12

/// The lines of docs/reference/x12.md, compiled and run as they stand there.
@Suite struct ExampleTests {
  @Test("The page shows the lines that are run here, and no others")
  func shown() throws {
    let page = try String(contentsOf: Checkout.root.appending(path: "docs/reference/x12.md"), encoding: .utf8)
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let blocks = page.matches(of: #/```swift\n(?<code>.*?)```/#.dotMatchesNewlines()).map { String($0.output.code) }
    #expect(blocks.count == 3)
    for block in blocks {
      let indented = block.split(separator: "\n").map { "    \($0)\n" }.joined()
      #expect(source.contains(indented), "Let the page and this file show the same lines: \(block)")
    }
  }

  @Test("A file is checked where it lies")
  func checked() throws {
    let bytes = try Fixture.broken("270-22-NM108_without_NM109.edi")
    let options = CheckOptions(tolerance: .reading, today: 20_261_124)
    let report = try bytes.withUnsafeBytes { try Checker.check($0, options) }
    let lines = report.findings.map { "line \($0.place.line): \($0.what) \($0.fix)" }
    #expect(report.isRefused)
    #expect(lines.last == "line 11: Elements 8, 9 go together; one is missing. (P0809) Send all of them or none.")
  }

  @Test("A stream is read in blocks")
  func streamed() throws {
    let file = Array(try Fixture.made("837p", 2).utf8)
    let blocks = [Array(file.prefix(700)), Array(file.dropFirst(700)), []]
    var tokenizer = Tokenizer()
    var charges: [Int] = []
    for block in blocks {
      try block.withUnsafeBytes { bytes in
        try tokenizer.read(bytes, isLast: block.isEmpty) { segment in
          if segment.id == "CLM", let charge = segment[2].hundredths { charges.append(charge) }
        }
      }
    }
    #expect(charges.count == 2)
  }

  @Test("What is written counts itself")
  func written() {
    var writer = InterchangeWriter(
      .statusInquiry, between: TradingPartners(sender: "SENDER", receiver: "RECEIVER"), controlNumber: 7,
      at: EnvelopeTime(day: 20_261_124, time: 905))
    writer.transaction { segments in
      segments.begin("BHT")
      segments.code("0010")
      segments.code("13")
      segments.put("ask-1")
      segments.end()
    }
    let written = writer.finish()
    #expect(String(decoding: written, as: UTF8.self).contains("BHT*0010*13*ask-1~SE*3*0001~GE*1*7~"))
  }
}
