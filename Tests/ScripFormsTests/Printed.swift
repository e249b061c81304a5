import Foundation
import Paper
import ScripCore
import Tables
import TestSupport
import Testing

@testable import ScripForms

/// The made-up practice and patient on whose paper the tests print.
enum Printed {
  static let day = CalendarDay("2026-11-24")!

  static let letterhead = Letterhead(
    name: "Ballard Bodywork",
    address: PostalAddress(street: "4821 Ballard Ave NW", city: "Seattle", state: "WA", zip: "98107"),
    phone: PhoneNumber("206-555-0142"), fax: PhoneNumber("206-555-0143"))

  static let catalog: PayerCatalog = {
    guard let bytes = Tables.file("data/payer_rules.json") else { preconditionFailure("no payer rules") }
    do {
      return try JSONDecoder().decode(PayerCatalog.self, from: Data(bytes))
    } catch {
      preconditionFailure("the payer rules cannot be read: \(error)")
    }
  }()

  static func form(_ key: String, person: ReferralForm.Person = .init(), code: String? = "7K3M-92QX") -> ReferralForm? {
    catalog.rules(for: key, on: day).flatMap {
      ReferralForm(rules: $0, letterhead: letterhead, person: person, returnCode: code, madeOn: day)
    }
  }

  /// The text layer of the PDF as `pdftotext -layout` reads it.
  static func text(_ paper: Paper) throws -> String { try text(pdf: try paper.pdf()) }

  static func text(pdf: [UInt8]) throws -> String { try PrintedText.of(pdf: pdf) }

  static func pages(_ paper: Paper) throws -> Int {
    try text(paper).filter { $0 == "\u{0C}" }.count
  }

  /// Compares with the golden file, or writes it anew under `SCRIP_RECORD=1`.
  static func expectGolden(_ text: String, _ name: String) throws {
    let file = Checkout.root.appending(path: "Tests/ScripFormsTests/Golden/\(name)")
    if ProcessInfo.processInfo.environment["SCRIP_RECORD"] != nil {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text, "Read the difference, then run make golden")
  }
}

extension Printed {
  /// One part of a Word document as text.
  static func archived(_ part: String, in docx: [UInt8]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "scrip-form-\(UUID().uuidString).docx")
    try Data(docx).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try PrintedText.run(["unzip", "-p", file.path, part])
  }
}
