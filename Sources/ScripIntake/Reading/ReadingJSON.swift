import ScripCore

extension DocumentReading {
  /// The reading in the exchange format of `scrip read --json`; the form is Tests/Corpus/SCHEMA.md.
  ///
  /// One line of JSON. `id` names the document, not the patient.
  public func json(id: String) -> String {
    JSON.object([
      ("id", .text(id)), ("documentClass", .text(documentClass.rawValue)), ("kind", .text(kind.rawValue)),
      ("needsReview", .list(flags.map { .text($0.path) })), ("orders", .list(orders.map(\.exchange))),
    ]).description
  }
}

extension OrderReading {
  fileprivate var exchange: JSON {
    .object([("pages", .list(pages.map { .number($0) }))] + people + treatment + schedule + days + doubts)
  }

  private typealias Members = [(String, JSON)]

  private var people: Members {
    let patient: Members = [
      ("name", text(patient.name)), ("dateOfBirth", text(patient.dateOfBirth)),
      ("phone", text(patient.phone)),
      ("address", text(patient.address)),
    ]
    let prescriber: Members = [
      ("name", text(prescriber.name)), ("credential", text(prescriber.credential)),
      ("npi", text(prescriber.npi)),
      ("phone", text(prescriber.phone)), ("fax", text(prescriber.fax)),
      ("practice", text(prescriber.practice)),
    ]
    let payer: Members = [
      ("name", text(payer.name)), ("memberId", text(payer.memberID)),
      ("claimNumber", text(payer.claimNumber)),
      ("dateOfInjury", text(payer.dateOfInjury)),
    ]
    return [("patient", .object(patient)), ("prescriber", .object(prescriber)), ("payer", .object(payer))]
  }

  private var treatment: Members {
    [
      ("diagnoses", .list((diagnoses.value ?? []).map(\.exchange))),
      ("bodyRegions", .list((bodyRegions.value ?? []).map { .text($0.rawValue) })),
      ("laterality", text(laterality)),
      ("modalities", .list((modalities.value ?? []).map { .text($0.rawValue) })),
      ("cptCodes", .list((cptCodes.value ?? []).map(JSON.text))),
      ("medicalNecessity", text(medicalNecessity)),
      ("goals", .list((goals.value ?? []).map(JSON.text))),
    ]
  }

  private var schedule: Members {
    [
      ("frequency", frequency.value?.exchange ?? .null),
      ("asNeeded", .flag(asNeeded.value ?? false)),
      ("numberOfSessions", numberOfSessions.value.map { .number($0.count) } ?? .null),
      ("numberOfSessionsDerived", .flag(numberOfSessions.value?.derived ?? false)),
      ("duration", duration.value?.exchange ?? .null),
      ("untilDate", text(untilDate)),
      ("sessionMinutes", sessionMinutes.value.map { .number($0) } ?? .null),
    ]
  }

  private var days: Members {
    [
      ("orderDate", text(orderDate)), ("expirationDate", text(expirationDate)),
      ("signed", signed.value.map { .flag($0) } ?? .null), ("signatureDate", text(signatureDate)),
    ]
  }

  private var doubts: Members {
    let lines = lines
    let confidence = lines.filter { !$0.text.isEmpty }.map { ($0.path.scored, JSON.decimal($0.confidence)) }
    let flagged = lines.filter { $0.review != nil }.map { JSON.text($0.path.rawValue) }
    return [("confidence", .object(confidence)), ("needsReview", .list(flagged))]
  }

  private func text<Value>(_ field: ReadField<Value>) -> JSON {
    field.value.map { .text($0.written) } ?? .null
  }
}

extension FieldPath {
  /// The name under which the exchange format carries the field's confidence.
  fileprivate var scored: String { self == .diagnoses ? "diagnoses.icd10" : rawValue }
}

extension OrderReading.Diagnosis {
  fileprivate var exchange: JSON {
    .object([("icd10", icd10.map(JSON.text) ?? .null), ("text", text.map(JSON.text) ?? .null)])
  }
}

extension OrderReading.Frequency {
  fileprivate var exchange: JSON {
    var members: [(String, JSON)] = [
      ("timesPer", .number(timesPer)), ("period", .text(period.rawValue)), ("every", .number(every)),
    ]
    if let timesPerMax { members.append(("timesPerMax", .number(timesPerMax))) }
    return .object(members)
  }
}

extension OrderReading.Span {
  fileprivate var exchange: JSON { .object([("value", .number(value)), ("unit", .text(unit.rawValue))]) }
}
