import Testing

@testable import ScripIntake

/// Papers with labels, places and wordings of other kinds than the corpus has. A row pairs a paper with what
/// must be read from it; `?` behind a value means that it is flagged.
@Suite struct OrderReadingTests {
  private func reading(_ text: String, source: DecodedPage.Source = .typed) throws -> OrderReading {
    try #require(DocumentReading(reading: typedPages(text, source: source)).orders.first)
  }

  private func shown(_ order: OrderReading, _ path: FieldPath) -> String {
    let line = order.line(path)
    return line.text + (line.review == nil ? "" : "?")
  }

  @Test("Labels above their values, in columns of a table")
  func columns() throws {
    let order = try reading(
      """
      Referral for Massage Therapy

      PATIENT NAME              BIRTH DATE            INSURANCE
      Okafor, Lena M.           03/14/1980            Example Health

      REFERRING PHYSICIAN       NPI                   DATE WRITTEN
      Ada Winters, DO           1245319599            05/20/2026

      ICD-10                    # OF VISITS           FREQUENCY
      M54.2                     8                     2x/week
      [signature]               05/20/2026
      Physician's signature     Date
      """)
    #expect(shown(order, .patientName) == "Lena M. Okafor")
    #expect(shown(order, .dateOfBirth) == "1980-03-14")
    #expect(shown(order, .prescriberName) == "Ada Winters")
    #expect(shown(order, .credential) == "DO")
    #expect(shown(order, .npi) == "1245319599")
    #expect(shown(order, .orderDate) == "2026-05-20")
    #expect(shown(order, .diagnoses) == "M54.2")
    #expect(shown(order, .numberOfSessions) == "8")
    #expect(shown(order, .frequency) == "2 times a week")
    #expect(shown(order, .payerName) == "Example Health")
    #expect(shown(order, .signed) == "yes")
  }

  @Test("An order in running text")
  func prose() throws {
    let order = try reading(
      """
      May 3, 2026

      RE: Lena Okafor    DOB: 3/14/80

      Dear colleague,
      I am requesting manual therapy for my patient with a diagnosis of cervicalgia (M54.2). She has been
      waking three times nightly with pain for 6 weeks. Please treat the neck and left shoulder. I recommend
      1-2 sessions per week for 8 weeks, not to exceed 12 visits.

      Regards,
      [signature]
      Ada Winters, ND
      """)
    #expect(shown(order, .patientName) == "Lena Okafor")
    #expect(shown(order, .dateOfBirth) == "1980-03-14")
    #expect(shown(order, .diagnoses) == "M54.2 cervicalgia")
    #expect(shown(order, .frequency) == "1-2 times a week")
    #expect(shown(order, .duration) == "8 weeks")
    #expect(shown(order, .numberOfSessions) == "12")
    #expect(shown(order, .prescriberName) == "Ada Winters")
    #expect(shown(order, .orderDate) == "2026-05-03")
    #expect(shown(order, .bodyRegions) == "neck; shoulder")
    #expect(shown(order, .laterality) == "left")
  }

  @Test("Two places that disagree are flagged, and neither is hidden by the other")
  func conflict() throws {
    let order = try reading(
      """
      Rx for massage therapy
      Patient: Lena Okafor     DOB: 03/14/1980
      Dx: M54.2 Cervicalgia
      Frequency: 2x/week for 4 weeks
      Total visits: 12
      Date: 05/20/2026
      Provider: Ada Winters, MD
      Electronically signed by Ben Winters, MD on 08/20/2026
      """)
    #expect(order.line(.numberOfSessions).review == .conflicting)
    #expect(order.line(.prescriberName).review == .conflicting)
    #expect(order.line(.orderDate).review == .conflicting)
  }

  @Test("A complaint in numbers is not a schedule")
  func complaint() throws {
    let order = try reading(
      """
      Massage therapy prescription
      Patient: Lena Okafor     DOB: 03/14/1980
      Dx: G44.209 Headache
      Medical necessity: Headaches three times per week for 2 years.
      Goals: Walk 30 minutes twice a day
      Provider: Ada Winters, MD
      """)
    #expect(shown(order, .frequency) == "?")
    #expect(shown(order, .duration) == "?")
    #expect(shown(order, .sessionMinutes) == "")
  }

  @Test("Without a mark of ink a recognised page is never said to be signed or unsigned")
  func unseen() throws {
    let text =
      "Massage order\nPatient: Lena Okafor DOB: 03/14/1980\nDx: M54.2\nProvider: Ada Winters, MD\nSignature: ______"
    #expect(try reading(text, source: .recognized).line(.signed).review == .signatureUnseen)
    #expect(try reading(text, source: .recognized).signed.value == nil)
    #expect(try reading(text, source: .typed).signed.value == false)
  }

  @Test("A struck code is left out and flags what remains")
  func struck() throws {
    let order = try reading(
      "Massage\nPatient: Lena Okafor\nDx: ~~M25.50~~ M54.6 Pain in thoracic spine\nProvider: Ada Winters, MD")
    #expect(order.diagnoses.value?.map(\.icd10) == ["M54.6"])
    #expect(order.line(.diagnoses).review == .crossedOut)
  }

  static let lines: [(line: String, read: [String?])] = [
    ("M54.50 Low back pain, M54.2 Cervicalgia", ["Low back pain", "Cervicalgia"]),
    ("Low back pain (M54.50) and cervicalgia (M54.2)", ["Low back pain", "cervicalgia"]),
    ("Low back pain M54.50; Cervicalgia M54.2", ["Low back pain", "Cervicalgia"]),
    ("M54.50, M54.2", [nil, nil]), ("Cervicalgia M54.2", ["Cervicalgia"]),
    ("1. Low back pain 2. Neck pain", ["Low back pain", "Neck pain"]),
    ("Low back pain; neck pain", ["Low back pain", "neck pain"]),
  ]

  @Test("Two diagnoses on one line are two, each with its own words", arguments: lines.indices)
  func twoOnALine(index: Int) throws {
    let row = Self.lines[index]
    let order = try reading(
      """
      PRESCRIPTION FOR MASSAGE THERAPY
      Patient: Lena Okafor
      Diagnosis: \(row.line)
      Treatment: massage therapy
      Number of visits: 8
      """)
    #expect(order.diagnoses.value?.map(\.text) == row.read)
  }

  @Test("A derived count says so; a count that does not divide is not made up")
  func derived() throws {
    let head = "Massage therapy\nPatient: Lena Okafor\nDx: M54.2\nProvider: Ada Winters, MD\n"
    #expect(try reading(head + "Frequency: 2x/week for 4 weeks").numberOfSessions.value?.derived == true)
    #expect(try reading(head + "Frequency: 2x/week for 4 weeks").numberOfSessions.value?.count == 8)
    #expect(try reading(head + "Frequency: every other week for 3 months").numberOfSessions.value == nil)
    #expect(try reading(head + "Frequency: 1-2x/week for 4 weeks").numberOfSessions.value == nil)
  }

  @Test("A derived count is not shown as what the page says, and says how it came about")
  func reckoned() throws {
    let head = "Massage therapy\nPatient: Lena Okafor\nDx: M54.2\nProvider: Ada Winters, MD\n"
    var order = try reading(head + "Frequency: 2x/week for 4 weeks")
    #expect(order.line(.numberOfSessions).reckoned == "2 times a week × 4 weeks = 8")
    #expect(order.line(.numberOfSessions).shown == "")
    let isSpan = order.correct(.duration, to: "6 weeks")
    #expect(isSpan)
    #expect(order.line(.numberOfSessions).reckoned == "2 times a week × 6 weeks = 12")
    let isCount = order.correct(.numberOfSessions, to: "8")
    #expect(isCount)
    #expect(order.line(.numberOfSessions).reckoned == nil && order.line(.numberOfSessions).shown == "8")
    let printed = try reading(head + "Frequency: 2x/week for 4 weeks\nNumber of visits: 8")
    #expect(printed.line(.numberOfSessions).reckoned == nil && printed.line(.numberOfSessions).shown == "8")
  }

  @Test("A last day in the schedule is read")
  func lastDay() throws {
    let order = try reading(
      "Massage\nPatient: Lena Okafor\nDx: M54.2\nFrequency: 2x/week until 12/31/2026\nProvider: Ada Winters, MD")
    #expect(shown(order, .untilDate) == "2026-12-31")
    #expect(shown(order, .duration) == "")
  }

  @Test("The prescriber's name over the rule proposes a signature and leaves it to a person")
  func nameOverRule() throws {
    let text = "Massage\nPatient: Lena Okafor\nDx: M54.2\nProvider: Ada Winters, MD\n\nAda Wintcrs\nSignature"
    let order = try reading(text, source: .recognized)
    #expect(shown(order, .signed) == "yes?")
  }

  static let papers: [(text: String, documentClass: DocumentClass)] = [
    ("", .blank),
    ("Invoice 12\nBill to: Lena Okafor\nSubtotal 40.00\nBalance due 40.00\nPayment terms net 30", .notReferral),
    (
      "MRI of the knee\nComparison: none\nTechnique: axial\nFindings: normal\nImpression: normal\nRadiologist: Ada Winters, MD",
      .notReferral
    ),
    (
      "Reminder: your appointment is on May 3.\nPlease arrive early. Reply C to confirm or call to reschedule.",
      .notReferral
    ),
    (
      "Referral to cardiology\nPatient: Lena Okafor DOB: 03/14/1980\nReason: consult for murmur\nProvider: Ada Winters, MD",
      .notReferral
    ),
    (
      "Massage referral, page 2 of 3   Patient: Lena Okafor\nGoals: sleep through\n[signature]\nAda Winters, MD",
      .fragment
    ),
    ("Rx massage therapy 2x/week\nPatient: Lena Okafor\nDx: M54.2\nAda Winters, MD", .referral),
  ]

  @Test("Papers are sorted by what they say", arguments: papers)
  func sorted(row: (text: String, documentClass: DocumentClass)) {
    #expect(DocumentReading(reading: typedPages(row.text)).documentClass == row.documentClass)
  }

  @Test("Two patients in one file are two orders")
  func two() {
    let one = "Massage therapy\nPatient: Lena Okafor\nDx: M54.2\nProvider: Ada Winters, MD"
    let other = "Massage therapy\nPatient: Sam Reyes\nDx: M54.6\nProvider: Ada Winters, MD"
    let reading = DocumentReading(reading: typedPages(one + "\u{0C}" + other))
    #expect(reading.orders.map(\.patient.name.text) == ["Lena Okafor", "Sam Reyes"])
    #expect(reading.orders.map(\.pages) == [[1], [2]])
    #expect(reading.kind == .multiple)
  }

  @Test("A field points at its words on the page")
  func source() throws {
    let order = try reading("Massage\nPatient: Lena Okafor\nDx: M54.2\nProvider: Ada Winters, MD")
    let source = try #require(order.patient.name.source)
    #expect(source.words == "Lena Okafor")
    #expect(source.page == 1)
    #expect(source.boxes == [PageBox(x: 72, y: 65, width: 88, height: 12)])
  }
}
