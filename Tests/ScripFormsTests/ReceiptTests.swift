import Paper
import ScripCore
import TestSupport
import Testing

@testable import ScripForms

/// Receipts on paper.
@Suite struct ReceiptTests {
  static func paper(_ kind: Receipt.Kind, _ key: String, outside: Bool = false) throws -> Paper {
    var story = Story(key)
    if outside {
      story.session.work = [
        .init(segment: .outsideOrder, modality: .massage, code: .massage, minutes: 15, areas: [.init(.neck)])
      ]
    }
    let charges = try story.charged().get().charges
    var receipt = Receipt(
      id: ReceiptID(high: 1, low: 1), location: story.location.id, number: 17, kind: kind, patient: story.patient.id,
      episode: story.session.episode, issuedOn: Story.today, charges: charges,
      payments: [.init(amount: charges.total, method: .card, day: Story.serviceDay)])
    if kind == .creditNote { receipt.payments = [] }
    let letters = [
      NecessityLetter(
        id: LetterID(high: 1, low: 1), patient: story.patient.id, account: .fsa, signedOn: CalendarDay("2026-06-01")!,
        prescriberName: "Helen Bergstrom, MD")
    ]
    return ReceiptPaper(
      receipt: receipt, patient: story.patient, practice: story.practice, location: story.location,
      therapist: story.therapist, order: story.order, letters: letters, takesBack: kind == .creditNote ? 16 : nil
    ).paper
  }

  typealias Row = (kind: Receipt.Kind, key: String, outside: Bool)
  static let rows: [Row] = [
    (.superbill, "commercial_out_of_network", false), (.hsa, "hsa", false), (.fsa, "fsa", false),
    (.selfPay, "self_pay_wellness", false), (.outsideOrder, "commercial_in_network", true),
    (.creditNote, "commercial_out_of_network", false),
  ]

  @Test("Each kind of receipt is the golden one, on one page, under the legal name", arguments: rows.indices)
  func golden(index: Int) throws {
    let row = Self.rows[index]
    let paper = try Self.paper(row.kind, row.key, outside: row.outside)
    let text = try Printed.text(paper)
    try Printed.expectGolden(text, "receipt_\(row.kind.rawValue).txt")
    #expect(try Printed.pages(paper) == 1)
    #expect(text.contains("Cedar Hands Massage PLLC"))
    #expect(text.contains("Not billed to insurance") == (row.kind != .creditNote))
  }

  @Test("Only a superbill and an HSA receipt show diagnoses by themselves", arguments: rows.indices)
  func diagnoses(index: Int) throws {
    let row = Self.rows[index]
    let text = try Printed.text(try Self.paper(row.kind, row.key, outside: row.outside))
    #expect(text.contains("M54.50") == (row.kind == .superbill || row.kind == .hsa))
  }

  @Test("What was held for the patient stands among the payments, with how it was paid")
  func held() throws {
    let story = Story("commercial_out_of_network")
    let charges = try story.charged().get().charges
    var receipt = Receipt(
      id: ReceiptID(high: 1, low: 1), location: story.location.id, number: 17, kind: .superbill,
      patient: story.patient.id, episode: story.session.episode, issuedOn: Story.today, charges: charges)
    receipt.fromAccount = [.init(amount: charges.total, method: .check, day: CalendarDay("2026-10-01")!)]
    let text = try Printed.text(
      ReceiptPaper(
        receipt: receipt, patient: story.patient, practice: story.practice, location: story.location,
        therapist: story.therapist, order: story.order
      ).paper)
    #expect(text.contains("check, held for you until now") && text.contains("1 Oct 2026"))
    #expect(text.contains(/Balance\s+\$0\.00/))
  }

  @Test("A credit note tells what was given back from what is kept for the patient, and adds neither to the other")
  func givenBack() throws {
    let story = Story("commercial_out_of_network")
    var note = Receipt(
      id: ReceiptID(high: 1, low: 1), location: story.location.id, number: 17, kind: .creditNote,
      patient: story.patient.id, episode: story.session.episode, issuedOn: Story.today,
      charges: try story.charged().get().charges,
      payments: [.init(amount: Money(cents: -7_000), method: .card, day: Story.today)])
    note.fromAccount = [.init(amount: Money(cents: -2_000), method: .other, day: Story.today)]
    let text = try Printed.text(
      ReceiptPaper(
        receipt: note, patient: story.patient, practice: story.practice, location: story.location,
        therapist: story.therapist, order: story.order, takesBack: 16
      ).paper)
    #expect(text.contains(/Given back\s+\$70\.00/) && text.contains(/Kept for you\s+\$20\.00/))
    #expect(text.contains(/Balance\s+\$0\.00/))
  }

  @Test("What was left to pay bears the day on which it was left")
  func balance() throws {
    let story = Story("commercial_out_of_network")
    let charges = try story.charged().get().charges
    let receipt = Receipt(
      id: ReceiptID(high: 1, low: 1), location: story.location.id, number: 17, kind: .superbill,
      patient: story.patient.id, episode: story.session.episode, issuedOn: Story.today, charges: charges,
      payments: [.init(amount: Money(cents: 1_000), method: .card, day: Story.serviceDay)])
    let text = try Printed.text(
      ReceiptPaper(
        receipt: receipt, patient: story.patient, practice: story.practice, location: story.location,
        therapist: story.therapist, order: story.order
      ).paper)
    #expect(text.contains("\((charges.total - Money(cents: 1_000)).shown) when issued, \(Story.today.shown)"))
  }

  @Test("What a superbill needs to be paid is on it")
  func superbill() throws {
    let text = try Printed.text(try Self.paper(.superbill, "commercial_out_of_network"))
    for words in ["91-2345678", "2000000002", "2000000010", "2000000028", "WA MA60000001", "97124", "$90.00", "45"] {
      #expect(text.contains(words), "\(words)")
    }
  }
}
