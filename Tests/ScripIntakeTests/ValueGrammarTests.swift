import Testing

@testable import ScripIntake

/// Names, numbers and codes as papers print them and clerks type them.
@Suite struct ValueGrammarTests {
  static let names: [(printed: String, given: String, family: String)] = [
    ("Tyrone G. Abernathy", "Tyrone G.", "Abernathy"), ("Tran, Latoya A.", "Latoya A.", "Tran"),
    ("Gregory St.John, MD", "Gregory", "St.John"), ("Dr. Anita Achebe DO", "Anita", "Achebe"),
    ("Rosa de la Cruz", "Rosa", "de la Cruz"), ("Chloé Bergström, FNP-BC", "Chloé", "Bergström"),
    ("Marcus Fitzgerald-Moss", "Marcus", "Fitzgerald-Moss"), ("Omar Tran Jr.", "Omar", "Tran Jr."),
    ("Mei O'Brien", "Mei", "O'Brien"), ("Van Der Berg, Ruth", "Ruth", "Van Der Berg"),
  ]

  @Test("A name is given names and family name, in either order", arguments: names)
  func name(row: (printed: String, given: String, family: String)) {
    #expect(PersonName.reading(row.printed)?.value == PersonName(given: row.given, family: row.family))
  }

  @Test(
    "What is not a name is refused",
    arguments: ["", "Omar", "Omar N.", "Date of birth", "4208 Volvo Pkwy", "massage therapy"])
  func notName(text: String) {
    #expect(PersonName.reading(text) == nil)
  }

  static let typed: [(text: String, given: String, family: String)] = [
    ("Ellen Page", "Ellen", "Page"), ("Page, Ellen", "Ellen", "Page"), ("Tom Order", "Tom", "Order"),
    ("Sue Patient", "Sue", "Patient"), ("O, Sandra", "Sandra", "O"), ("Thuy To", "Thuy", "To"),
    ("Thuy Do", "Thuy", "Do"), ("THUY DO", "THUY", "DO"), ("ana pain", "ana", "pain"),
    ("Robin de la Care", "Robin", "de la Care"),
    ("Dr. Helen Bergstrom, MD", "Helen", "Bergstrom"), ("Omar Tran Jr.", "Omar", "Tran Jr."),
  ]

  @Test("A name that a person typed is trusted, whatever words forms print", arguments: typed)
  func typedName(row: (text: String, given: String, family: String)) {
    #expect(PersonName.typed(row.text)?.value == PersonName(given: row.given, family: row.family))
    var order = OrderReading()
    let taken = order.correct(.patientName, to: row.text)
    #expect(taken)
    #expect(order.patient.name.value == PersonName(given: row.given, family: row.family))
  }

  @Test(
    "One word, or a number, is no whole name even when typed",
    arguments: ["", "Omar", "4208 Volvo", "Dr. Omar", "-- --"])
  func typedNoName(text: String) {
    #expect(PersonName.typed(text) == nil)
  }

  @Test("The reader still takes no form's word for a name", arguments: ["Ellen Page", "O, Sandra", "ana pain"])
  func unread(text: String) {
    #expect(PersonName.reading(text) == nil)
  }

  static let codes: [(word: String, code: String, doubt: ReviewReason?)] = [
    ("M54.2", "M54.2", nil), ("[M25.552]", "M25.552", nil), ("(G44.209).", "G44.209", nil),
    ("S13.4XXA", "S13.4XXA", nil), ("M5450", "M5450", nil), ("M54.5", "M54.5", .headingCode),
    ("M79.1", "M79.1", .headingCode), ("S13.4", "S13.4", .headingCode), ("M25.51", "M25.51", .headingCode),
    ("M54.S0", "M54.50", .repaired), ("M79,18", "M79.18", .repaired), ("6M4.2", "_", nil), ("M5", "_", nil),
    ("T12", "_", nil), ("MM-7", "_", nil), ("97124", "_", nil), ("XQR664788334", "_", nil), ("K/uL", "_", nil),
  ]

  @Test("A diagnosis code is taken as printed, mended only with a flag", arguments: codes)
  func code(row: (word: String, code: String, doubt: ReviewReason?)) {
    let read = PrintedCode(row.word)
    #expect((read?.code ?? "_") == row.code)
    if read != nil { #expect(read?.doubt == row.doubt) }
  }

  static let phones: [(printed: String, number: String)] = [
    ("(757) 555-0142", "757-555-0142"), ("757.555.0142", "757-555-0142"), ("+1 757 555 0142", "757-555-0142"),
    ("757-555-0142 x12", "757-555-0142"), ("7575550142", "757-555-0142"), ("057-555-0142", "_"), ("757-055-0142", "_"),
    ("555-0142", "_"), ("call me", "_"),
  ]

  @Test("A telephone number has ten figures of the numbering plan", arguments: phones)
  func phone(row: (printed: String, number: String)) {
    #expect((PhoneNumber.reading(row.printed)?.value.written ?? "_") == row.number)
  }

  @Test("An NPI with a wrong check digit is kept as printed and flagged")
  func npi() {
    #expect(PrintedNPI.reading("1245319599")?.doubt == nil)
    #expect(PrintedNPI.reading("1245319598")?.doubt == .checkDigit)
    #expect(PrintedNPI.reading("1245319598")?.value.digits == "1245319598")
    #expect(PrintedNPI.reading("l245319599")?.doubt == .repaired)
    #expect(PrintedNPI.reading("124531959") == nil)
  }

  @Test("Credentials are read in capitals only, so that prose has none")
  func credential() {
    #expect(Credential.spelled("M.D.") == .md)
    #expect(Credential.spelled("ARNP") == .np)
    #expect(Credential.spelled("PA-C") == .pa)
    #expect(Credential.spelled("do") == nil)
    #expect(Credential.spelled("Do") == nil)
  }
}
