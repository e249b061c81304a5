import ScripCore

/// Reads one order from the rows of its pages. Each kind of field has a file of its own beside this one.
struct OrderReader {
  let form: Form
  /// All dates of the sheet decide together whether it prints days first.
  let dateOrder: DateOrder
  /// Nil when codes are to be read by their shape alone.
  let codes: CodeBook?
  var order = OrderReading()

  init(_ sheet: Sheet, codes: ICD10Table? = nil) {
    self.codes = codes.map(CodeBook.init)
    form = Form(sheet)
    dateOrder = DateOrder(DatePhrase.all(in: sheet.texts))
    order.pages = sheet.pages
  }

  static func read(_ pages: [DecodedPage], codes: ICD10Table? = nil) -> OrderReading {
    var reader = OrderReader(Sheet(pages), codes: codes)
    reader.readPatient()
    reader.readPrescriber()
    reader.readContacts()
    reader.readDiagnoses()
    reader.readTreatment()
    reader.readSchedule()
    reader.readDates()
    reader.readSignature()
    reader.readPayer()
    reader.readProse()
    reader.flagWhatIsNotCertain()
    return reader.order
  }

  /// A field from a value and the words it came from; words below `floor` in confidence flag it.
  func field<Value>(_ value: Doubtful<Value>, _ passage: Passage, floor: Double = 0.8) -> ReadField<Value> {
    let doubt = value.doubt ?? (passage.confidence < floor ? .hardToRead : nil)
    let confidence = doubt == nil ? passage.confidence : min(passage.confidence, 0.5)
    return ReadField(value.value, confidence: confidence, source: passage.source, review: doubt)
  }

  /// The first of several readings of one field, flagged when another one that can stand beside it differs.
  func agreed<Value>(_ readings: [ReadField<Value>], same: (Value, Value) -> Bool) -> ReadField<Value> {
    guard var best = readings.first, let value = best.value else { return ReadField() }
    let differs = readings.dropFirst().contains { other in other.value.map { !same($0, value) } ?? false }
    if differs, best.review == nil {
      best.review = .conflicting
      best.confidence = min(best.confidence, 0.5)
    }
    return best
  }

  /// A critical field that stays empty on a page that was recognised from an image may only be unread.
  private mutating func flagWhatIsNotCertain() {
    let needed: [FieldPath] = [.patientName, .dateOfBirth, .prescriberName, .orderDate, .signed]
    for path in needed where order.line(path).text.isEmpty { order.flag(path, .notFound) }
    // A count without a frequency is a whole order in certain text; recognised print may have hidden the rest.
    let noSchedule = order.frequency.value == nil && order.numberOfSessions.value == nil
    if noSchedule || !form.sheet.isText {
      for path in [FieldPath.frequency, .numberOfSessions, .duration] where order.line(path).text.isEmpty {
        order.flag(path, .notFound)
      }
    }
    if !form.sheet.isText {
      // Two letters are a family name now and then, and the rest of a badly read one more often.
      if let name = order.patient.name.value, name.family.count <= 2 { order.flag(.patientName, .hardToRead) }
      if let name = order.prescriber.name.value, name.family.count <= 2 { order.flag(.prescriberName, .hardToRead) }
    }
    if order.diagnoses.value == nil { order.flag(.diagnoses, .notFound) }
    if !form.sheet.isText { flagWhatWasNotUnderstood() }
    if !form.sheet.isText, order.diagnoses.value?.contains(where: { $0.icd10 == nil }) == true {
      order.flag(.diagnoses, .hardToRead)
    }
  }
}
