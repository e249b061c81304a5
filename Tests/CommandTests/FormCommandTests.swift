import Foundation
import TestSupport
import Testing

/// `scrip form`: a file of the kind that its name says.
@Suite struct FormCommandTests {
  @Test("The form is written as what its file is called", arguments: [("pdf", "%PDF-"), ("docx", "PK")])
  func kinds(ending: String, start: String) async throws {
    let folder = try TemporaryFolder()
    let place = folder.url.appending(path: "form." + ending)
    let run = try await Program.run(["form", "--payer", "commercial_in_network", "-o", place.path])
    #expect(run.code == 0)
    #expect(run.answer == "")
    #expect(try Data(contentsOf: place).starts(with: Array(start.utf8)))
  }
}
