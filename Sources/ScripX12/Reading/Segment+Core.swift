import ScripCore
import X12

/// How values of segments become the core's.
extension Segment {
  /// The element as text; nil when it is empty.
  func text(_ position: Int) -> String? {
    let bytes = self[position]
    return bytes.isEmpty ? nil : bytes.string
  }

  func text(_ position: Int, _ component: Int) -> String? {
    let bytes = self[position, component]
    return bytes.isEmpty ? nil : bytes.string
  }

  /// The repeats of an element as text, without empty ones.
  func repeats(_ position: Int) -> [String] {
    self[position].split(separator: delimiters.repetition).compactMap { $0.isEmpty ? nil : $0.string }
  }

  /// A code that the core knows by its raw value; nil for any other.
  func known<Code: RawRepresentable>(_ position: Int, _: Code.Type = Code.self) -> Code?
  where Code.RawValue == String {
    let bytes = self[position]
    return bytes.isEmpty ? nil : Code(rawValue: bytes.string)
  }

  /// An amount; nil when it is empty, a fault when it is none.
  func money(_ position: Int, _ faults: inout ReadingFaults) -> Money? {
    let bytes = self[position]
    if bytes.isEmpty { return nil }
    guard let cents = bytes.hundredths, cents.magnitude < 1_000_000_000_000 else {
      faults.add(self, position, expected: "an amount")
      return nil
    }
    return Money(cents: cents)
  }

  /// An amount that must be there.
  func needed(_ position: Int, _ faults: inout ReadingFaults) -> Money {
    if self[position].isEmpty { faults.add(self, position, expected: "an amount") }
    return money(position, &faults) ?? .zero
  }

  /// A whole number; decimals that say nothing (`4.0`) are dropped.
  func count(_ position: Int, _ faults: inout ReadingFaults) -> Int? {
    let bytes = self[position]
    if bytes.isEmpty { return nil }
    guard let hundredths = bytes.hundredths, hundredths % 100 == 0 else {
      faults.add(self, position, expected: "a whole number")
      return nil
    }
    return hundredths / 100
  }

  /// `20261124`.
  func day(_ position: Int, _ faults: inout ReadingFaults) -> CalendarDay? {
    let bytes = self[position]
    if bytes.isEmpty { return nil }
    guard let day = CalendarDay(bytes) else {
      faults.add(self, position, expected: "a day as YYYYMMDD")
      return nil
    }
    return day
  }

  /// The period of a DTP: one day (D8) or two (RD8).
  func days(_ faults: inout ReadingFaults) -> ClosedRange<CalendarDay>? {
    let bytes = self[3]
    if bytes.count == 8 { return day(3, &faults).map { $0...$0 } }
    guard bytes.count == 17, let first = CalendarDay(bytes.piece(0, separator: UInt8(ascii: "-"))),
      let last = CalendarDay(bytes.piece(1, separator: UInt8(ascii: "-"))), first <= last
    else {
      faults.add(self, 3, expected: "a day or a period")
      return nil
    }
    return first...last
  }

  /// The name of an NM1.
  var name: ClaimName {
    ClaimName(
      family: text(3) ?? "", given: self[2] == "1" ? text(4) ?? "" : nil, middle: text(5), suffix: text(7))
  }

  /// The provider of an NM1.
  var provider: ClaimProvider { ClaimProvider(name: name, npi: text(9)) }

  /// The payer of an NM1.
  var payer: ClaimPayer { ClaimPayer(name: text(3) ?? "", number: text(9) ?? "") }

  /// The diagnoses of an HI.
  func diagnoses(_ faults: inout ReadingFaults) -> [ICD10Code] {
    var codes: [ICD10Code] = []
    for position in 1...12 where !self[position].isEmpty {
      guard self[position, 1] == "ABK" || self[position, 1] == "ABF" else { continue }
      if let code = ICD10Code(self[position, 2].string) {
        codes.append(code)
      } else {
        faults.add(self, position, expected: "an ICD-10-CM code")
      }
    }
    return codes
  }

  /// Adds the reasons of a CAS.
  func adjustments(into adjustments: inout [ClaimAdjustment], _ faults: inout ReadingFaults) {
    guard let group = ClaimAdjustment.Group(self[1]) else {
      faults.add(self, 1, expected: "an adjustment group")
      return
    }
    // A line has one or two, most often.
    if adjustments.isEmpty { adjustments.reserveCapacity(2) }
    for position in stride(from: 2, through: 17, by: 3) where !self[position].isEmpty {
      adjustments.append(
        ClaimAdjustment(
          group, self[position].string, needed(position + 1, &faults), quantity: count(position + 2, &faults)))
    }
  }

  /// The procedure of a composite, its modifiers and its words.
  func procedure(
    _ position: Int, _ faults: inout ReadingFaults
  ) -> (code: ProcedureCode?, modifiers: [String], description: String?) {
    let code = ProcedureCode(self[position, 2].string)
    if code == nil { faults.add(self, position, expected: "a procedure code") }
    var modifiers: [String] = []
    for component in 3...6 {
      if let modifier = text(position, component) { modifiers.append(modifier) }
    }
    return (code, modifiers, text(position, 7))
  }
}

extension ClaimAdjustment.Group {
  /// CAS01. A file has a million of them: no text is made.
  init?(_ bytes: Bytes) {
    if bytes == "CO" {
      self = .contractual
    } else if bytes == "PR" {
      self = .patient
    } else if bytes == "OA" {
      self = .other
    } else if bytes == "PI" {
      self = .payer
    } else {
      return nil
    }
  }
}

extension RemittedClaim.Status {
  /// CLP02.
  init?(_ bytes: Bytes) {
    if bytes == "1" {
      self = .processedPrimary
    } else {
      self.init(rawValue: bytes.string)
    }
  }
}

extension CalendarDay {
  /// `20261124`.
  init?(_ bytes: Bytes) {
    guard bytes.count == 8, let digits = bytes.integer else { return nil }
    self.init(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
  }
}

extension Optional<PostalAddress> {
  /// Takes an N3.
  mutating func takeStreet(_ segment: borrowing Segment) {
    var street = segment.text(1) ?? ""
    if let second = segment.text(2) { street += ", " + second }
    self = PostalAddress(street: street, city: "", state: "", zip: "")
  }

  /// Takes an N4.
  mutating func takeCity(_ segment: borrowing Segment) {
    var address = self ?? PostalAddress(street: "", city: "", state: "", zip: "")
    address.city = segment.text(1) ?? ""
    address.state = segment.text(2) ?? ""
    address.zip = segment.text(3) ?? ""
    self = address
  }
}

extension ClaimPerson {
  /// Takes a DMG.
  mutating func takeDemographics(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    birthDate = segment.day(2, &faults)
    sex = segment.known(3) ?? .unknown
  }
}
