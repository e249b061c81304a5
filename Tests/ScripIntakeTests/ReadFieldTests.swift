import Testing

@testable import ScripIntake

/// A clerk's correction goes through the grammar that reads documents.
@Suite struct ReadFieldTests {
  static let corrections: [(path: FieldPath, typed: String, text: String)] = [
    (.patientName, "tran, omar", "omar tran"), (.patientName, "Tran, Omar", "Omar Tran"),
    (.dateOfBirth, "7/4/1961", "1961-07-04"),
    (.dateOfBirth, "soon", "_"), (.frequency, "2x/wk", "2 times a week"), (.duration, "6 wks", "6 weeks"),
    (.numberOfSessions, "twelve", "12"), (.numberOfSessions, "many", "_"), (.sessionMinutes, "60 min", "60"),
    (.signed, "yes", "yes"), (.bodyRegions, "neck; low back", "neck; low back"), (.laterality, "both", "bilateral"),
    (.modalities, "massage; manual therapy", "massage therapy; manual therapy"), (.npi, "1245319599", "1245319599"),
    (.diagnoses, "M54.2 Cervicalgia; M62.838", "M54.2 Cervicalgia; M62.838"),
    (.prescriberPhone, "7575550142", "757-555-0142"),
    (.goals, "Sleep; Walk", "Sleep; Walk"), (.credential, "md", "MD"),
  ]

  @Test("A correction is read as a value of the field, or refused", arguments: corrections)
  func correction(row: (path: FieldPath, typed: String, text: String)) {
    var order = OrderReading()
    let taken = order.correct(row.path, to: row.typed)
    #expect(taken == (row.text != "_"))
    #expect(order.line(row.path).text == (row.text == "_" ? "" : row.text))
  }

  @Test("What a field shows can be put back into it", arguments: corrections)
  func again(row: (path: FieldPath, typed: String, text: String)) {
    var order = OrderReading()
    guard order.correct(row.path, to: row.typed) else { return }
    let before = order.line(row.path)
    let again = order.correct(row.path, to: before.text)
    #expect(again)
    #expect(order.line(row.path) == before)
  }

  @Test("A correction that cannot be right keeps a reason for review")
  func doubtful() {
    var order = OrderReading()
    _ = order.correct(.npi, to: "1245319598")
    #expect(order.line(.npi).review == .checkDigit)
    _ = order.correct(.diagnoses, to: "M54.5 Low back pain")
    #expect(order.line(.diagnoses).review == .headingCode)
  }

  @Test("Empty text clears a field and its flag")
  func cleared() {
    var order = OrderReading()
    order.flag(.goals, .hardToRead)
    _ = order.correct(.goals, to: "  ")
    #expect(order.line(.goals).review == nil)
  }

  @Test("Every path has a line of its own")
  func paths() {
    #expect(OrderReading().lines.map(\.path) == FieldPath.allCases)
  }

  @Test("The reading in the exchange format is pinned")
  func json() {
    var order = OrderReading()
    order.pages = [2]
    _ = order.correct(.patientName, to: "Tran, Omar")
    _ = order.correct(.frequency, to: "1-2x week")
    _ = order.correct(.diagnoses, to: "M54.2 Neck \"pain\"")
    order.flag(.orderDate, .notFound)
    let reading = DocumentReading(
      documentClass: .referral, kind: .prescription, flags: [DocumentFlag(path: "schedule", reason: .conflicting)],
      orders: [order])
    let head =
      #"{"id":"D1","documentClass":"referral","kind":"prescription","needsReview":["schedule"],"orders":[{"pages":[2],"#
    let people =
      #""patient":{"name":"Omar Tran","dateOfBirth":null,"phone":null,"address":null},"prescriber":{"name":null,"#
      + #""credential":null,"npi":null,"phone":null,"fax":null,"practice":null},"payer":{"name":null,"memberId":null,"#
      + #""claimNumber":null,"dateOfInjury":null},"#
    let treatment =
      #""diagnoses":[{"icd10":"M54.2","text":"Neck \"pain\""}],"bodyRegions":[],"laterality":null,"modalities":[],"#
      + #""cptCodes":[],"medicalNecessity":null,"goals":[],"#
    let schedule =
      #""frequency":{"timesPer":1,"period":"week","every":1,"timesPerMax":2},"asNeeded":false,"numberOfSessions":null,"#
      + #""numberOfSessionsDerived":false,"duration":null,"untilDate":null,"sessionMinutes":null,"#
    let tail =
      #""orderDate":null,"expirationDate":null,"signed":null,"signatureDate":null,"confidence":{"patient.name":1.000,"#
      + #""diagnoses.icd10":1.000,"frequency":1.000},"needsReview":["orderDate"]}]}"#
    #expect(reading.json(id: "D1") == head + people + treatment + schedule + tail)
  }
}
