import ScripDesk
import Testing

@testable import ScripWeb

/// Every refusal of an act has one status.
@Suite struct DeskRefusalTests {
  static let statuses: [(kind: ScripDesk.Refusal.Kind, status: Int)] = [
    (.notFound, 404), (.forbidden, 403), (.conflict, 409), (.invalid, 422), (.tooLarge, 413), (.busy, 503),
  ]

  @Test("An act's refusal is answered with its own status", arguments: statuses)
  func status(row: (kind: ScripDesk.Refusal.Kind, status: Int)) {
    let refusal = ScripDesk.Refusal(row.kind, "Ask the doctor for a date.").refusal
    #expect(refusal.status.code == row.status)
  }

  @Test("The faults of a refused form keep their fields and their words")
  func faults() {
    let refusal = ScripDesk.Refusal(.invalid, "Look again.", faults: [.init("day", "Write the day.")])
    #expect(refusal.refusal == .unprocessable([FormFault(field: "day", fix: "Write the day.")]))
  }
}
