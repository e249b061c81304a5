import ScripCore
import ScripDesk
import ScripIntake
import StoreSupport

@testable import ScripWeb

/// An order that came as text, of a patient who has no chart yet.
let typedOrder = """
  PRESCRIPTION FOR MASSAGE THERAPY
  Patient: Beatrice Delacroix
  Date of birth: 03/16/1992
  Diagnosis: M54.50 Low back pain
  Frequency: 2 times per week for 6 weeks
  Number of visits: 12
  Prescriber: Helen Bergstrom, MD
  NPI: 2000000002
  Date: 11/02/2026
  Electronically signed by Helen Bergstrom, MD on 11/02/2026
  """

/// A front desk at work, and the address of one document to review, whose pages hold `orders`.
func withInbox(
  orders: [String] = [typedOrder], _ body: (inout Browser, TestServer, PracticeID, String) async throws -> Void
) async throws {
  try await withServer(pages: { pages, routes in
    InboxRoutes(pages).declare(in: &routes)
    ReviewRoutes(pages).declare(in: &routes)
    PatientRoutes(pages).declare(in: &routes)
    ReferralRoutes(pages).declare(in: &routes)
  }) { server in
    let practice = try await server.desk.addPractice(named: "Ballard")
    try await server.addPerson("rosa@example.org", roles: [.owner, .frontDesk], practice: practice)
    let intake = try await arrive(orders, at: server, practice, key: "inbox")
    var browser = server.browser()
    _ = try await browser.signIn("rosa@example.org")
    try await body(&browser, server, practice, "/inbox/\(intake)")
  }
}

/// Receives a document whose pages hold these texts, and files what the reader makes of it.
func arrive(
  _ orders: [String], at server: TestServer, _ practice: PracticeID, key: String
) async throws -> IntakeID {
  let received = try await server.desk.receiveAsProgram(
    Arrival(via: .email, mediaType: "text/plain"), in: practice, key: RequestKey("\(key)-arrival")!,
    bytes: Array(orders.joined(separator: "\n").utf8))
  let pages = orders.enumerated().map { typedPage($1, number: $0 + 1) }
  try await server.desk.record(
    .read(DocumentReading.once(pages), pages: pages), of: received.intake, in: practice,
    key: RequestKey("\(key)-reading")!)
  return received.intake
}

/// The typed words of a text, each on its line.
func typedPage(_ text: String, number: Int) -> DecodedPage {
  var words: [PageWord] = []
  for (line, row) in text.split(separator: "\n").enumerated() {
    for (column, word) in row.split(separator: " ").enumerated() {
      let box = PageBox(x: 40 + column * 60, y: 40 + line * 24, width: 50, height: 18)
      words.append(PageWord(text: String(word), box: box, confidence: 100, line: line))
    }
  }
  return DecodedPage(number: number, source: .typed, words: words)
}
