import ScripCore
import Testing

@testable import ScripIntake

/// Boxes and ink that are no words: what they say of an order, and when they say nothing.
@Suite struct MarksTests {
  /// A recognised page of typed lines with marks on it; a character is 8 by 12, a line is 15 high.
  private func order(_ text: String, _ marks: [PageMark]) throws -> OrderReading {
    var page = try #require(typedPages(text, source: .recognized, confidence: 95).first)
    page.marks = marks
    return try #require(DocumentReading(reading: [page]).orders.first)
  }

  private func box(_ kind: PageMark.Kind, line: Int, column: Int) -> PageMark {
    PageMark(kind, box: PageBox(x: column * 8, y: 50 + line * 15, width: 12, height: 12))
  }

  private static let form = """
    Massage Therapy Prescription
    Patient name: Lena Okafor      Date of birth: 03/14/1980
    Diagnosis: M54.2 Cervicalgia
    TREATMENT ORDERED
      Massage therapy       Manual therapy
      Myofascial release    Stretching
    Side:    Left     Right     Bilateral
    Frequency: 2x/week for 6 weeks
    Date of order: 05/20/2026





    Prescriber signature             Date
    Printed name: Ada Winters, DO    NPI: 1245319599
    """

  private static let options = [(4, 0), (4, 22), (5, 0), (5, 22)]

  @Test("Of options with boxes only the ticked ones are ordered")
  func ticked() throws {
    let marks = Self.options.enumerated().map { index, place in
      box(index == 1 || index == 2 ? .ticked : .empty, line: place.0, column: place.1)
    }
    let order = try order(Self.form, marks)
    #expect(order.modalities.value == [.manualTherapy, .myofascialRelease])
    #expect(order.modalities.review == nil)
  }

  @Test("A box of which nothing can be said makes the choice doubtful")
  func unclear() throws {
    let marks = Self.options.enumerated().map { index, place in
      box(index == 1 ? .ticked : index == 2 ? .unclear : .empty, line: place.0, column: place.1)
    }
    #expect(try order(Self.form, marks).modalities.review == .hardToRead)
  }

  @Test("A side whose box was not seen beside two empty ones is proposed, flagged")
  func unseen() throws {
    let order = try order(Self.form, [box(.empty, line: 6, column: 7), box(.empty, line: 6, column: 16)])
    #expect(order.laterality.value == .bilateral)
    #expect(order.laterality.review == .hardToRead)
  }

  @Test("Large ink over the signature label signs the order")
  func ink() throws {
    let ink = PageMark(.ink, box: PageBox(x: 10, y: 225, width: 160, height: 25))
    let order = try order(Self.form, [ink])
    #expect(order.signed.value == true)
    #expect(order.signed.review == nil)
    #expect(order.signed.source?.boxes == [ink.box])
  }

  typealias Doubt = (x: Int, width: Int, height: Int, signed: Bool?, review: ReviewReason)
  static let doubts: [Doubt] = [
    // Nothing in the place of the signature; ink elsewhere does not sign.
    (x: 700, width: 200, height: 25, signed: false, review: .unsigned),
    // A scribble too small to be called a signature.
    (x: 10, width: 40, height: 6, signed: true, review: .signatureUnseen),
  ]

  @Test("Little ink, or ink in another place, is left to a person", arguments: doubts)
  func doubtful(row: Doubt) throws {
    let ink = PageMark(.ink, box: PageBox(x: row.x, y: 230, width: row.width, height: row.height))
    let order = try order(Self.form, [ink])
    #expect(order.signed.value == row.signed)
    #expect(order.signed.review == row.review)
  }

  @Test("On a page full of strokes none of them is trusted")
  func dirt() throws {
    let specks = (0..<60).map { PageMark(.ink, box: PageBox(x: 500 + $0, y: 600, width: 50, height: 9)) }
    let ink = PageMark(.ink, box: PageBox(x: 10, y: 225, width: 160, height: 25))
    #expect(try order(Self.form, [ink] + specks).signed.review == .signatureUnseen)
  }
}
