import Foundation
import ScripCore
import ScripDesk
import ScripIntake
import ScripSQL
import ScripStore
import StoreSupport
import TestSupport

@testable import ScripWeb

/// A server with a therapist, a signed-off order for the low back and appointments under it.
struct NoteFixture: Sendable {
  let server: TestServer
  let practice: PracticeID
  let episode: EpisodeID
  let patient: PatientID
  let therapist: TherapistID
  let location: LocationID

  /// Runs `body` on a server of its own with every staff page that a chart has; the order states the frequency given.
  static func run(frequency: String? = nil, _ body: (NoteFixture, inout Browser) async throws -> Void) async throws {
    try await withServer(pages: { pages, routes in
      InboxRoutes(pages).declare(in: &routes)
      ReviewRoutes(pages).declare(in: &routes)
      ReferralRoutes(pages).declare(in: &routes)
      EpisodeRoutes(pages).declare(in: &routes)
      NoteRoutes(pages).declare(in: &routes)
      PatientRoutes(pages).declare(in: &routes)
      CalendarRoutes(pages).declare(in: &routes)
    }) { server in
      let fixture = try await NoteFixture(server, page(frequency: frequency))
      var browser = server.browser()
      _ = try await browser.signIn("lee@example.org")
      try await body(fixture, &browser)
    }
  }

  private init(_ server: TestServer, _ page: DecodedPage) async throws {
    self.server = server
    let desk = server.desk
    let practice = try await desk.addPractice(named: "Cedar Hands")
    self.practice = practice
    func act<A: Act>(_ act: A, _ key: String) async throws -> A.Answer {
      try await desk.performAsProgram(act, in: practice, key: RequestKey("fixture-\(key)")!)
    }
    _ = try await act(
      SavePractice(
        Practice(id: practice, legalName: "Cedar PLLC", tradeName: "Cedar Hands", zone: "America/Los_Angeles")), "p")
    let address = PostalAddress(street: "1 Row", city: "Seattle", state: "WA", zip: "98107")
    location = try await act(
      SaveLocation(Location(id: LocationID(high: 0, low: 0), name: "Ballard", address: address), isNew: true), "l")
    let licence = Licence(state: "WA", number: "MA60000001")
    therapist = try await act(
      SaveTherapist(
        Therapist(id: TherapistID(high: 0, low: 0), name: "Lee Ann Moss", licences: [licence]), isNew: true), "t")
    let plan = try await act(
      SavePlan(
        Plan(id: PlanID(high: 0, low: 0), payerName: "Cascade", name: "HMO", classKey: "commercial_out_of_network"),
        isNew: true), "plan")
    let received = try await desk.receiveAsProgram(
      Arrival(via: .email, mediaType: "text/plain"), in: practice, key: RequestKey("fixture-arrival")!,
      bytes: Array("an order".utf8))
    try await desk.record(
      .read(DocumentReading.once([page]), pages: [page]), of: received.intake, in: practice,
      key: RequestKey("fixture-reading")!)
    let order = DocumentReading.once([page]).orders[0]
    let filed = try await act(
      SignOffReferral(
        intake: received.intake, order: 0,
        entries: ReviewEntries(fields: [:], particulars: Review.Particulars(order)),
        patient: .new(givenName: "Beatrice", familyName: "Delacroix", birthDate: CalendarDay("1992-03-16")),
        payment: .newCoverage(plan: plan, memberID: "TW1"), episode: nil), "sign-off")
    episode = filed.episode
    let found = filed.episode
    patient = try await server.database.read(in: .of(practice)) { try $0.episode(found)!.patient }
    _ = try await server.identity.addLogin(
      email: "lee@example.org", name: "Lee Ann Moss", password: TestServer.password, practice: practice,
      roles: [.therapist], therapist: therapist)
  }

  /// Somebody else at work in the practice.
  func person(_ email: String, roles: Set<Role>, therapist: TherapistID? = nil) async throws -> Browser {
    _ = try await server.identity.addLogin(
      email: email, name: "Somebody Else", password: TestServer.password, practice: practice, roles: roles,
      therapist: therapist)
    var browser = server.browser()
    _ = try await browser.signIn(email)
    return browser
  }

  /// An hour on a day of November 2026; in Seattle the server's clock stands on the 23rd.
  func book(_ number: Int, on day: String = "2026-11-23", selfPay: Bool = false) async throws -> AppointmentID {
    let appointment = Appointment(
      id: AppointmentID(high: 900, low: UInt64(number)), episode: episode, patient: patient, therapist: therapist,
      location: location, day: CalendarDay(day)!, start: ClockTime(minutes: 600), minutes: 60,
      paying: selfPay ? .selfPay(noticeSignedOn: nil) : .underOrder, state: .booked)
    try await server.database.write(in: .of(practice)) { try $0.insert(appointment) }
    return appointment.id
  }

  func draft(_ appointment: AppointmentID) async throws -> NoteDraft? {
    try await server.database.read(in: .of(practice)) { try $0.noteDraft(of: appointment) }
  }

  func signed(_ appointment: AppointmentID) async throws -> StoredNote? {
    try await server.database.read(in: .of(practice)) { try $0.note(of: appointment) }
  }

  static func path(_ appointment: AppointmentID) -> String { "/appointments/\(appointment.description)/note" }

  /// A whole note under the order.
  static let whole: [(String, String)] = [
    ("health", "no"), ("areas", "low_back"), ("kind1", "massage_therapy"), ("minutes1", "45"),
    ("findings", "Guarding at L4"), ("response", "Less pain on standing"), ("pain", "5"), ("activity1", "sit an hour"),
    ("rating1", "4"),
  ]

  static func page(frequency: String? = nil) -> DecodedPage {
    let schedule = frequency.map { "\nFrequency: \($0)" } ?? ""
    let text = """
      PRESCRIPTION FOR MASSAGE THERAPY
      Patient: Beatrice Delacroix
      Date of birth: 03/16/1992
      Diagnosis: M54.50 Low back pain
      Treatment: massage therapy to the low back
      Body area: low back
      Number of visits: 12\(schedule)
      Prescriber: Helen Bergstrom, MD
      NPI: 2000000002
      Date: 11/02/2026
      Electronically signed by Helen Bergstrom, MD on 11/02/2026
      """
    var words: [PageWord] = []
    for (line, row) in text.split(separator: "\n").enumerated() {
      for (column, word) in row.split(separator: " ").enumerated() {
        let box = PageBox(x: 40 + column * 60, y: 40 + line * 24, width: 50, height: 18)
        words.append(PageWord(text: String(word), box: box, confidence: 100, line: line))
      }
    }
    return DecodedPage(number: 1, source: .typed, words: words)
  }
}

/// What a person sends after typing: the page's hidden fields as its browser reads them, and what is typed.
extension Browser {
  static func carried(in page: String, form: String = "") -> [(String, String)] {
    let part = form.isEmpty ? page : page.components(from: form)
    return hidden(in: part).map { ($0.0, unescaped($0.1)) }
  }

  static func unescaped(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&amp;", "&")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}

extension String {
  /// From the first occurrence of a text on, to the end of its form.
  fileprivate func components(from start: String) -> String {
    guard let found = range(of: start) else { return "" }
    let rest = self[found.lowerBound...]
    return String(rest[..<(rest.range(of: "</form>")?.lowerBound ?? rest.endIndex)])
  }
}
