import ScripCore
import Testing

@testable import ScripWeb

/// A file that is read again says when its payments came, and that nothing changed.
@Suite struct ReadAgainTests {
  /// Payments of one file, by their numbers.
  private func file(_ traces: [String]) -> [UInt8] {
    let whole = traces.map { String(decoding: MoneyPagesTests.file(trace: $0, claim: []), as: UTF8.self) }
    let sets = whole.enumerated().map { place, text in
      let start = text.firstRange(of: "ST*835")!.lowerBound
      let end = text.firstRange(of: "GE*1")!.lowerBound
      return text[start..<end].replacing("*0001~", with: "*000\(place + 1)~").replacing("*103*", with: "*10*")
    }
    let head = whole[0].prefix(upTo: whole[0].firstRange(of: "ST*835")!.lowerBound)
    return Array((head + sets.joined() + "GE*\(traces.count)*1~\nIEA*1*000000001~\n").utf8)
  }

  @Test("Of several payments the list says how many came before")
  func several() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      let list = "/money/remittances"
      let first = try await browser.upload(list, to: list, file: file(["A1", "A2"]), named: "day.835")
      #expect(first["location"] == list)
      #expect(!(try await browser.get(list).text.contains("came before")))
      for (traces, words) in [
        (["A1", "A2"], "All 2 payments of this file came before, the first of them on "),
        (["A2", "A3"], "1 of the 2 payments of this file came before"),
      ] {
        let again = try await browser.upload(list, to: list, file: file(traces), named: "again.835")
        let path = try #require(again["location"])
        #expect(try await browser.get(path).text.contains(words), "\(traces)")
      }
      #expect(try await browser.get(list).text.contains("REGENCE, A3"))
    }
  }

  @Test("A held payment that comes again is said to be in no book, and a paper typed twice to be posted")
  func held() async throws {
    try await MoneyPagesTests().withMoney { browser, _ in
      let list = "/money/remittances"
      _ = try await browser.upload(list, to: list, file: MoneyPagesTests.file(), named: "day.835")
      let other = MoneyPagesTests.file(claim: [])
      var places: [String] = []
      for _ in 1...2 {
        places.append(
          try #require(try await browser.upload(list, to: list, file: other, named: "other.835")["location"]))
      }
      #expect(places[1] == "\(places[0])?again=yes")
      #expect(try await browser.get(places[1]).text.contains("and is in no book: nothing changed."))
      let typed = [
        ("trace", "4711"), ("day", "2026-11-20"), ("method", "NON"), ("payment", "0"), ("claim1", "7"),
        ("paid1", "0"), ("refused1", "140.00"), ("code1", "197"), ("kind1", "3"),
      ]
      let form = "/money/paper"
      let first = try #require(try await browser.submit(form, to: form, typed)["location"])
      #expect(try await browser.submit(form, to: form, typed)["location"] == "\(first)?again=yes")
    }
  }
}
