import ScripCore
import Tables
import Testing

@testable import ScripIntake

/// Codes against the words beside them, by the real ICD-10-CM table.
@Suite struct CodeBookTests {
  private static let table = ICD10Table(Tables.icd10cm)

  private func diagnoses(_ line: String, confidence: Int = 60) throws -> ReadField<[OrderReading.Diagnosis]> {
    let text =
      "Massage order\nPatient: Lena Okafor   DOB: 03/14/1980\nDiagnosis: \(line)\nFrequency: 2x/week for 6 weeks"
    let pages = typedPages(text, source: .recognized, confidence: confidence)
    return try #require(DocumentReading(reading: pages, codes: Self.table).orders.first).diagnoses
  }

  typealias Line = (printed: String, code: String?, review: ReviewReason?)
  static let lines: [Line] = [
    // The words are the code's title: neither was misread, however faint.
    (printed: "M54.2 Cervicalgia", code: "M54.2", review: nil),
    (printed: "Pain in left hip [M25.552]", code: "M25.552", review: nil),
    // The code of something else, near enough to be a misreading.
    (printed: "M25.551 Pain in left hip", code: "M25.552", review: .repaired),
    // The code of something else altogether.
    (printed: "M54.2 Pain in left hip", code: "M54.2", review: .conflicting),
    // Spoiled, and settled by the words.
    (printed: "M7418 Myalgia, other site", code: "M79.18", review: .repaired),
    (printed: "M546 Pain in thoracic spine", code: "M54.6", review: nil),
    // A heading stays as printed.
    (printed: "M54.5 Low back pain", code: "M54.5", review: .headingCode),
    // Nothing beside it to tell: faint print is asked about.
    (printed: "M54.2", code: "M54.2", review: .hardToRead),
  ]

  @Test("A code is compared with the words beside it", arguments: lines)
  func compared(row: Line) throws {
    let read = try diagnoses(row.printed)
    #expect(read.value?.first?.icd10 == row.code)
    #expect(read.review == row.review)
  }

  @Test("A word that only looks like a code is none when the table has no such code")
  func noise() throws {
    let read = try diagnoses("A147 low pain")
    #expect(read.value?.contains { $0.icd10 != nil } != true)
    #expect(read.review != nil)
  }
}
