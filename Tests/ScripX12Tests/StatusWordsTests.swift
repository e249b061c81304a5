import ScripCore
import Testing

@testable import ScripX12

/// A payer's status codes as a biller reads them: words first, the codes after.
@Suite struct StatusWordsTests {
  typealias Row = (code: ClaimStatus.Code, words: String)
  static let rows: [Row] = [
    (.init("A2", "20", entity: "PR"), "Accepted for a decision: taken in by the payer (A2 20 PR)"),
    (.init("A7", "562", entity: "82"), "Refused: information is wrong: NPI of the therapist (A7 562 82)"),
    (
      .init("A6", "164", entity: "IL"),
      "Refused: information is missing: member number of the insured person (A6 164 IL)"
    ),
    (.init("A3", "21"), "Sent back: cannot be processed: information missing or wrong (A3 21)"),
    (.init("A1", "9999", entity: "ZZ"), "Received (A1 9999 ZZ)"), (.init("Z9", "20"), "Category Z9: taken in (Z9 20)"),
  ]

  @Test("Each is said in words with its code; what is not known keeps its code alone", arguments: rows.indices)
  func words(index: Int) {
    #expect(Self.rows[index].code.words == Self.rows[index].words)
  }

  @Test("The payer's own words follow, and several codes are parted")
  func several() {
    var status = ClaimStatus(codes: [.init("A3", "21"), .init("A2", "20")])
    status.message = "CALL US"
    let reply = ClaimStatusReply(
      traceNumber: "1", payer: ClaimPayer(name: "EVERGREEN", number: "EVG01"), statuses: [status])
    let parts = reply.words.split(separator: "; ").map(String.init)
    #expect(parts.count == 3 && parts.last == "CALL US" && parts[1].hasSuffix("(A2 20)"))
  }
}
