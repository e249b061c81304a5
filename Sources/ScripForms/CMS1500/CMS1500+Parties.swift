import ScripCore

/// Items 1 to 13 and 31 to 33: who pays, who is insured, who treated, who bills.
extension CMS1500 {
  private var treated: ClaimPerson { claim.dependent ?? claim.coverage.subscriber }

  var payer: [Entry] {
    let payer = claim.coverage.payer
    let address = payer.address
    return [
      Entry(2, 41, 31, payer.name), Entry(3, 41, 31, address?.street),
      Entry(4, 41, 31, address.map { "\($0.city) \($0.state) \($0.zip)" }), Entry(8, kindColumn, 1, "X"),
      Entry(8, 50, 29, claim.coverage.memberID),
    ]
  }

  /// Item 1: the box of the kind of payer.
  private var kindColumn: Int {
    switch claim.coverage.filing {
    case .medicarePartB, .medicareAdvantage: 1
    case .medicaid: 8
    case .champus: 15
    case .commercial, .blueCross, .hmo, .ppo, .pointOfService, .exclusiveProvider: 31
    case .otherFederal: 39
    case .automobile, .veterans, .workersCompensation, .mutuallyDefined: 45
    }
  }

  var patient: [Entry] {
    let person = treated
    return [Entry(10, 1, 28, person.name.listed)]
      + day(person.birthDate, line: 10, columns: (31, 34, 37), longYear: true)
      + sex(person.sex, line: 10, columns: (42, 47))
      + address(person.address, street: 12, columns: (1, 26, 1))
      + phone(patientPhone, line: 16, columns: (15, 19))
      + [Entry(12, relationshipColumn, 1, "X")]
  }

  private var relationshipColumn: Int {
    switch claim.coverage.relationship {
    case .patient: 33
    case .spouse: 38
    case .child: 42
    default: 47
    }
  }

  var insured: [Entry] {
    let coverage = claim.coverage
    let person = coverage.subscriber
    var entries = [Entry(10, 50, 29, person.name.listed)]
    entries += address(person.address, street: 12, columns: (50, 74, 50))
    entries += [Entry(18, 50, 29, coverage.groupNumber)]
    entries += day(person.birthDate, line: 20, columns: (53, 56, 59), longYear: true)
    entries += sex(person.sex, line: 20, columns: (68, 75))
    if let number = claim.propertyCasualtyNumber {
      entries += [Entry(22, 50, 2, "Y4"), Entry(22, 53, 28, number)]
    }
    entries += [
      Entry(24, 50, 29, coverage.groupName ?? coverage.payer.name),
      Entry(26, otherPlan == nil ? 57 : 52, 1, "X"), Entry(29, 7, 17, "Signature on file"),
    ]
    if claim.assignsBenefits { entries.append(Entry(29, 55, 17, "Signature on file")) }
    if let otherPlan {
      entries += [
        Entry(18, 1, 28, (otherPlan.insured ?? treated.name).listed), Entry(20, 1, 28, otherPlan.number),
        Entry(26, 1, 28, otherPlan.name),
      ]
    }
    return entries
  }

  /// The plan beside the claim's own: the one that was asked before, or else the one that comes after.
  private var otherPlan: OtherPlan? {
    guard let earlier = claim.earlierPayers.first?.coverage else { return laterPlan }
    return OtherPlan(
      insured: earlier.subscriber.name, number: earlier.groupNumber ?? earlier.memberID, name: earlier.payer.name)
  }

  var signatures: [Entry] {
    let billing = claim.billing
    var entries: [Entry] = [
      Entry(59, 1, 21, claim.rendering?.name.plain ?? billing.provider.name.plain),
      Entry(60, 1, 21, "Signature on file"), Entry(61, 6, 8, madeOn.digits(longYear: false)),
      Entry(58, 50, 29, billing.provider.name.plain), Entry(59, 50, 29, billing.address.streetLine),
      Entry(60, 50, 29, billing.address.cityLine), Entry(61, 50, 10, billing.provider.npi),
    ]
    if let taxonomy = billing.provider.taxonomy {
      entries += [Entry(61, 63, 2, "ZZ"), Entry(61, 65, 14, taxonomy)]
    }
    entries += phone(billing.phone, line: 57, columns: (66, 70))
    if let facility = claim.facility {
      entries += [
        Entry(58, 23, 26, facility.name.plain), Entry(59, 23, 26, facility.address?.streetLine),
        Entry(60, 23, 26, facility.address?.cityLine), Entry(61, 23, 10, facility.npi),
      ]
    }
    return entries
  }

  private func address(_ address: PostalAddress?, street: Int, columns: (Int, Int, Int)) -> [Entry] {
    guard let address else { return [] }
    return [
      Entry(street, columns.0, 28, address.streetLine), Entry(street + 2, columns.0, 23, address.city.unmarked),
      Entry(street + 2, columns.1, 2, address.state), Entry(street + 4, columns.2, 10, address.zip),
    ]
  }

  private func phone(_ phone: PhoneNumber?, line: Int, columns: (Int, Int)) -> [Entry] {
    guard let digits = phone?.digits else { return [] }
    return [Entry(line, columns.0, 3, digits), Entry(line, columns.1, 7, String(digits.dropFirst(3)))]
  }

  private func sex(_ sex: ClaimPerson.Sex, line: Int, columns: (male: Int, female: Int)) -> [Entry] {
    switch sex {
    case .male: [Entry(line, columns.male, 1, "X")]
    case .female: [Entry(line, columns.female, 1, "X")]
    // The paper knows two; the wire says U.
    case .unknown: []
    }
  }

  func day(_ day: CalendarDay?, line: Int, columns: (Int, Int, Int), longYear: Bool) -> [Entry] {
    guard let day else { return [] }
    let (year, month, date) = day.components
    return [
      Entry(line, columns.0, 2, month.twoDigits), Entry(line, columns.1, 2, date.twoDigits),
      Entry(line, columns.2, 4, longYear ? String(year) : (year % 100).twoDigits),
    ]
  }
}

extension ClaimName {
  /// `DELACROIX, BEATRICE, M`; an organization's name as it is.
  var listed: String {
    [family + (suffix.map { " \($0)" } ?? ""), given, middle.map { String($0.prefix(1)) }].compactMap(\.self)
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  var plain: String {
    [given, middle, family, suffix].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension PostalAddress {
  var streetLine: String { street.unmarked }
  var cityLine: String { "\(city.unmarked) \(state) \(zip)" }
}

extension String {
  /// Without commas, full stops and number signs, which the form's instructions keep out of addresses.
  /// Source: NUCC 1500 Claim Form Reference Instruction Manual, items 5, 7, 32 and 33.
  fileprivate var unmarked: String {
    let plain = String(map { $0 == "," ? " " : $0 }.filter { $0 != "." && $0 != "#" })
    return plain.split(separator: " ").joined(separator: " ")
  }
}

extension CalendarDay {
  /// `11 24 26`.
  func digits(longYear: Bool) -> String {
    let (year, month, day) = components
    return "\(month.twoDigits) \(day.twoDigits) \(longYear ? String(year) : (year % 100).twoDigits)"
  }
}

extension Int {
  var twoDigits: String { self < 10 ? "0\(self)" : String(self) }
}
