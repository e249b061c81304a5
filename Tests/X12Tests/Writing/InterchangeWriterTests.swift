import Testing
import X12

/// What is written: envelope, counts, and values that cannot break it.
@Suite struct InterchangeWriterTests {
  static let partners = TradingPartners(sender: "SCRIPTEST", receiver: "CLEARHOUSE")
  static let time = EnvelopeTime(day: 20_261_124, time: 905)

  static func text(
    delimiters: Delimiters = .common, _ body: (inout SegmentWriter) -> Void
  ) -> [String] {
    var writer = InterchangeWriter(
      .payment, between: partners, controlNumber: 7, at: time, delimiters: delimiters, lineBreaks: true)
    writer.transaction(body)
    return String(decoding: writer.finish(), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test("The envelope counts its segments and transactions, and ISA has 106 characters")
  func envelope() {
    let lines = Self.text { segments in
      segments.begin("LX")
      segments.put(1)
      segments.end()
    }
    #expect(
      lines == [
        "ISA*00*          *00*          *ZZ*SCRIPTEST      *ZZ*CLEARHOUSE     *261124*0905*^*00501*000000007*0*P*:~",
        "GS*HP*SCRIPTEST*CLEARHOUSE*20261124*0905*7*X*005010X221A1~", "ST*835*0001~", "LX*1~", "SE*3*0001~",
        "GE*1*7~", "IEA*1*000000007~",
      ])
    #expect(lines[0].utf8.count == 106)
  }

  @Test("Empty elements at the end are left out; those between others stay")
  func empty() {
    let lines = Self.text { segments in
      segments.begin("NM1")
      segments.code("85")
      segments.put(nil)
      segments.put("Scrip")
      segments.skip(2)
      segments.put("  ")
      segments.put("")
      segments.end()
      segments.begin("SV1")
      segments.composite(code: "HC")
      segments.component("97124")
      segments.component(nil)
      segments.component("GP")
      segments.component(nil)
      segments.end()
    }
    #expect(Array(lines[3...4]) == ["NM1*85**Scrip~", "SV1*HC:97124::GP~"])
  }

  typealias Amount = (hundredths: Int, text: String)
  static let amounts: [Amount] = [
    (hundredths: 0, text: "0"), (hundredths: 5, text: "0.05"), (hundredths: 50, text: "0.5"),
    (hundredths: 12_050, text: "120.5"), (hundredths: 12_000, text: "120"), (hundredths: -7, text: "-0.07"),
    (hundredths: -700, text: "-7"), (hundredths: 9_999_999_999, text: "99999999.99"),
    (hundredths: .min, text: "-92233720368547758.08"),
  ]

  @Test("Amounts carry no trailing zeros", arguments: amounts)
  func amount(row: Amount) {
    let lines = Self.text { segments in
      segments.begin("AMT")
      segments.put(hundredths: row.hundredths)
      segments.end()
    }
    #expect(lines[3] == "AMT*\(row.text)~")
  }

  @Test("A delimiter or control character in a value becomes a blank, whatever the delimiters are")
  func hostile() {
    let odd = Delimiters(
      element: UInt8(ascii: "|"), component: UInt8(ascii: ">"), segment: UInt8(ascii: "!"),
      repetition: UInt8(ascii: "<"))
    let value = "A|B>C<D!E~*:^\r\n\u{0}F"
    let lines = Self.text(delimiters: odd) { segments in
      segments.begin("NTE")
      segments.put(value)
      segments.end()
    }
    #expect(lines[3] == "NTE|A B C D E~*:^   F!")
    let usual = Self.text { segments in
      segments.begin("NTE")
      segments.put(value)
      segments.end()
    }
    #expect(usual[3] == "NTE*A|B>C<D!E       F~")
  }
}
