extension Checker {
  /// NM1: a person has a last name, an organization no first name, and an NPI its check digit.
  mutating func name(_ segment: borrowing Segment) {
    let isPerson = segment[2] == "1"
    if isPerson, segment[3].isEmpty, !segment[4].isEmpty {
      add(
        .personName, segment, "A person has a first name and no last name.", "Send the last name.", element: 3)
    } else if segment[2] == "2", !segment[4].isEmpty {
      add(
        .personName, segment, "An organization has a first name.", "Send it as a person, or leave the name out.",
        element: 4, value: segment[4])
    }
    if segment[8] == "XX" { npi(segment, 9) }
    if edits.kind == .claim { claimName(segment) }
  }

  mutating func party(_ segment: borrowing Segment) {
    if segment[3] == "XX" { npi(segment, 4) }
    if edits.kind == .payment, segment[1] == "PE" { edits.payment.isPayeeNPI = segment[3] == "XX" }
  }

  mutating func npi(_ segment: borrowing Segment, _ position: Int) {
    let value = segment[position]
    if value.isEmpty || Shapes.isNPI(value) { return }
    add(
      .npi, segment, "It is no NPI: ten digits whose last one checks the others.", "Look the number up in NPPES.",
      element: position, value: value)
  }

  /// N4: in the United States a postal code has five or nine digits.
  mutating func address(_ segment: borrowing Segment) {
    let country = segment[4]
    guard country.isEmpty || country == "US", !segment[3].isEmpty, !segment[2].isEmpty else { return }
    let code = segment[3]
    // A Canadian code begins with a letter; its province came without a country.
    if !Bytes.isDigit(code[0]), country.isEmpty { return }
    if (code.count != 5 && code.count != 9) || !code.areDigits {
      add(
        .postalCode, segment, "A postal code of the United States is five or nine digits.", "Write digits alone.",
        element: 3, value: code)
    }
  }

  mutating func reference(_ segment: borrowing Segment) {
    let kind = segment[1]
    let value = segment[2]
    if value.isEmpty { return }
    if kind == "G1" || kind == "9F" || kind == "F8" || kind == "BB" {
      if Shapes.isPlaceholder(value) {
        add(
          .referenceForm, segment, "A word stands where a number is read.",
          "Send the number, or leave the segment out.",
          element: 2, value: value)
      }
    } else if kind == "EI" || kind == "SY" || kind == "TJ" {
      if value.count != 9 || !value.areDigits {
        add(
          .referenceForm, segment, "A tax or social security number is nine digits.", "Write the digits alone.",
          element: 2, value: value)
      }
    }
  }

  /// DMG02: a birth date is not in the future.
  mutating func birth(_ segment: borrowing Segment) {
    guard let day = Calendar.day(segment[2]) else { return }
    future(day, segment, 2)
    if edits.kind == .claim { edits.claim.birth = day }
  }

  private mutating func future(_ day: Int, _ segment: borrowing Segment, _ position: Int) {
    guard let today = options.today, day > today else { return }
    add(
      .dateFuture, segment, "The day is in the future.", "Correct it.", element: position, value: segment[position])
  }

  /// DTP and DTM: no service, onset or receipt in the future, no period backwards.
  mutating func dated(_ segment: borrowing Segment, formatted: Bool) {
    let kind = segment[1]
    let position = formatted ? 3 : 2
    let value = segment[position]
    var first = 0
    var last = 0
    if formatted, segment[2] == "RD8" {
      guard let period = Calendar.period(value) else { return }
      (first, last) = period
      if first > last {
        add(
          .dateOrder, segment, "The period ends before it begins.", "Put the earlier day first.", element: position,
          value: value)
      }
    } else {
      guard let day = Calendar.day(value), value.count == 8 else { return }
      (first, last) = (day, day)
    }
    if isPast(kind) { future(last, segment, position) }
    if edits.kind == .claim { claimDate(segment, kind, first) }
    if edits.kind == .payment { paymentDate(segment, kind, first) }
  }

  /// Whether the day of a kind has to have come.
  private func isPast(_ kind: Bytes) -> Bool {
    switch edits.kind {
    case .claim:
      !(kind == "296" || kind == "314" || kind == "360" || kind == "361" || kind == "091" || kind == "096")
    case .payment: !(kind == "036")
    default: kind == "431" || kind == "439" || kind == "050" || kind == "009" || kind == "484"
    }
  }

  /// HI: diagnoses have the form of ICD-10-CM.
  mutating func codes(_ segment: borrowing Segment) {
    for position in 1..<(max(segment.count, 0) + 1) {
      let kind = segment[position, 1]
      let code = segment[position, 2]
      if code.isEmpty { continue }
      let isTen = kind == "ABK" || kind == "ABF" || kind == "ABJ"
      if isTen, !Shapes.isDiagnosis(code) {
        add(
          .diagnosisForm, segment, "It has not the form of ICD-10-CM.",
          "Send the code without its point, such as M5450.", element: position, component: 2, value: code)
      }
      if edits.kind == .claim { claimDiagnosis(segment, position, kind, code) }
    }
  }

  /// A procedure with its modifiers: SV101, SVC01, SVD03.
  mutating func procedure(_ segment: borrowing Segment, _ position: Int) {
    let value = segment[position]
    let separator = segment.delimiters.component
    guard value.piece(0, separator: separator) == "HC" else { return }
    let code = value.piece(1, separator: separator)
    if !code.isEmpty, !Shapes.isProcedure(code) {
      add(
        .procedureForm, segment, "It has the form of no CPT or HCPCS code.", "Send five characters, such as 97124.",
        element: position, component: 2, value: code)
    }
    var seen: (UInt64, UInt64, UInt64) = (0, 0, 0)
    for component in 3...6 {
      let modifier = value.piece(component - 1, separator: separator)
      if modifier.isEmpty { continue }
      if modifier.count == 2, !Shapes.isModifier(modifier) {
        add(
          .modifierForm, segment, "A modifier is two capitals or digits.", "Correct it.", element: position,
          component: component, value: modifier)
      }
      let key = modifier.key
      if key == seen.0 || key == seen.1 || key == seen.2 {
        add(
          .modifierTwice, segment, "The modifier is sent twice.", "Send it once.", element: position,
          component: component, value: modifier)
      }
      seen = (key, seen.0, seen.1)
    }
  }
}
