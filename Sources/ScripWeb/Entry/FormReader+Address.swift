import ScripCore

extension FormReader {
  /// All of an address or nothing of it. Fields `street`, `city`, `state`, `zip`, or `holderStreet` … under a prefix.
  mutating func address(_ prefix: String = "", zipDigits: Set<Int> = [5, 9]) -> PostalAddress? {
    let names = ["street", "city", "state", "zip"].map { name in
      prefix.isEmpty ? name : prefix + name.prefix(1).uppercased() + name.dropFirst()
    }
    let parts = names.map { optionalText($0, label: "the address") }
    guard parts.contains(where: { $0 != nil }) else { return nil }
    for (name, part) in zip(names, parts) where part == nil {
      fault(name, "Write the whole address, or leave all of it empty.")
    }
    guard let street = parts[0], let city = parts[1], let typed = parts[2], let zip = parts[3] else {
      return nil
    }
    let state = StateCode.reading(typed)
    if state == nil { fault(names[2], "Write the state as its two letters, such as WA.") }
    if !zipDigits.contains(zip.filter(\.isNumber).count) {
      fault(
        names[3],
        zipDigits == [9] ? "Write all nine digits of the ZIP code." : "Write the ZIP code with 5 or 9 digits.")
    }
    return PostalAddress(street: street, city: city, state: state ?? "", zip: zip)
  }
}

extension ClaimPerson.Sex {
  /// As claims know it.
  static let choices = [
    EntryChoice.none, EntryChoice("F", "female"), EntryChoice("M", "male"), EntryChoice("U", "other"),
  ]
}

extension ClaimCoverage.Relationship {
  /// How a patient can belong to whoever holds a coverage.
  static let choices = [
    EntryChoice("", "holder: the coverage is the patient's own"), EntryChoice("01", "spouse"),
    EntryChoice("19", "child"), EntryChoice("20", "employee"), EntryChoice("53", "life partner"),
    EntryChoice("G8", "other relation"),
  ]
}
