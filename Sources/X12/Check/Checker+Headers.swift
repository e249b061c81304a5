extension Checker {
  private struct HeaderElement {
    let width: Int
    let codes: [String]
  }

  /// ISA01 to ISA16: each has one width, and some a list of codes.
  private static let header: [HeaderElement] = [
    HeaderElement(width: 2, codes: ["00", "03"]), HeaderElement(width: 10, codes: []),
    HeaderElement(width: 2, codes: ["00", "01"]), HeaderElement(width: 10, codes: []),
    HeaderElement(width: 2, codes: parties), HeaderElement(width: 15, codes: []),
    HeaderElement(width: 2, codes: parties), HeaderElement(width: 15, codes: []),
    HeaderElement(width: 6, codes: []), HeaderElement(width: 4, codes: []), HeaderElement(width: 1, codes: []),
    HeaderElement(width: 5, codes: ["00501"]), HeaderElement(width: 9, codes: []),
    HeaderElement(width: 1, codes: ["0", "1"]), HeaderElement(width: 1, codes: ["P", "T"]),
    HeaderElement(width: 1, codes: []),
  ]
  private static let parties = ["01", "14", "20", "27", "28", "29", "30", "33", "ZZ"]

  mutating func checkHeader(_ segment: borrowing Segment) {
    for (offset, element) in Self.header.enumerated() {
      let position = offset + 1
      let value = segment[position]
      if value.count != element.width {
        add(
          .header, segment, "It is \(value.count) bytes long; an ISA segment has fixed widths.",
          "Fill it to \(element.width) bytes.", element: position, value: value)
      } else if !element.codes.isEmpty, !element.codes.contains(value.string) {
        add(
          .codeUnknown, segment, "The code is not one of \(element.codes.joined(separator: ", ")).",
          "Use one of them.", element: position, value: value)
      }
    }
    let dated = segment[9]
    if dated.count == 6, !Calendar.isDate(dated) {
      add(.dateForm, segment, "It is no day of the calendar.", "Write YYMMDD.", element: 9, value: dated)
    }
    if segment[10].count == 4, !Calendar.isTime(segment[10]) {
      add(.timeForm, segment, "It is no time of day.", "Write HHMM.", element: 10, value: segment[10])
    }
    if segment[13].count == 9, !segment[13].areDigits {
      add(.numberForm, segment, "A control number is nine digits.", "Write digits.", element: 13, value: segment[13])
    }
    if !segment.delimiters.areUsable {
      add(
        .separators, segment, "Two separators are the same byte, or one is a letter or digit.",
        "Use four bytes that no value contains, such as * : ~ ^.", element: 16, value: segment[16])
    }
  }

  mutating func checkGroupHeader(_ segment: borrowing Segment) {
    let kind = segment[1].string
    let known = Set(options.guides.all.map(\.group))
    if !known.contains(kind) {
      add(
        .groupKind, segment, "The group is of a kind that no guide here reads.", "Use the code for the transaction.",
        element: 1, value: segment[1])
    }
    for position in [2, 3] where segment[position].count < 2 || segment[position].count > 15 {
      add(
        .elementMissing, segment, "The code of the sender or receiver is 2 to 15 characters.", "Write it.",
        element: position, value: segment[position])
    }
    if segment[4].count != 8 || !Calendar.isDate(segment[4]) {
      add(.dateForm, segment, "It is no day of the calendar.", "Write CCYYMMDD.", element: 4, value: segment[4])
    }
    if !Calendar.isTime(segment[5]) {
      add(.timeForm, segment, "It is no time of day.", "Write HHMM.", element: 5, value: segment[5])
    }
    if segment[6].count > 9 || !segment[6].areDigits {
      add(
        .numberForm, segment, "A group control number is 1 to 9 digits.", "Write digits.", element: 6,
        value: segment[6])
    }
    if !(segment[7] == "X") {
      add(.codeUnknown, segment, "The agency is always X.", "Write X.", element: 7, value: segment[7])
    }
    let version = segment[8].string
    if !options.guides.all.contains(where: { $0.versions.contains(version) }) {
      add(
        .guideUnknown, segment, "No guide here reads this version.",
        "Use the version of the guide the receiver asks for.", element: 8, value: segment[8])
    } else if known.contains(kind),
      !options.guides.all.contains(where: { $0.versions.contains(version) && $0.group == kind })
    {
      add(
        .groupKind, segment, "The group's kind and its version are of different transactions.",
        "Make GS01 and GS08 agree.", element: 1, value: segment[1])
    }
  }

  /// An interchange acknowledgement stands between ISA and the first group.
  mutating func acknowledgement(_ segment: borrowing Segment) {
    if !envelope.isInInterchange || envelope.isInGroup {
      add(
        .outsideEnvelope, segment, "TA1 stands outside an interchange or inside a group.",
        "Put it right after ISA.", value: segment[0])
    }
    if let guide = options.guides.all.first(where: { $0.transaction == "-" }),
      let use = guide.segments.firstIndex(where: { $0.id.number == SegmentName.TA1 })
    {
      loopName = .none
      checkElements(segment, use: use, in: guide)
    }
  }

  /// The guide that ST01, ST03 and GS08 ask for.
  mutating func chooseGuide(_ segment: borrowing Segment) {
    let transaction = segment[1].string
    let version = segment[3].string
    let guides = options.guides
    guide = guides.guide(version: envelope.groupVersion, transaction: transaction)
    if !version.isEmpty, version != envelope.groupVersion {
      add(
        .guideDiffers, segment, "The set names another guide than its group.", "Make ST03 and GS08 agree.",
        element: 3, value: segment[3])
      if guide == nil { guide = guides.guide(version: version, transaction: transaction) }
    }
    // A set that names a guide of its own that is not read here either: its rules are others.
    let isOther = version == envelope.groupVersion
    if guide == nil, !isOther, envelope.groupVersion.hasPrefix("005010"),
      !guides.all.contains(where: { $0.versions.contains(envelope.groupVersion) })
    {
      // Another guide of the release: its transaction is known, and what is wrong in it can be said.
      guide = guides.all.first { $0.transaction == transaction && $0.group == envelope.groupKind }
    }
    if guide == nil {
      let isVersionKnown = guides.all.contains { $0.versions.contains(envelope.groupVersion) }
      add(
        isVersionKnown ? .codeUnknown : .guideUnknown, segment,
        "No guide here reads transaction \(transaction) of \(envelope.groupVersion); only its envelope is checked.",
        "Use a transaction and version of the list in docs/reference/x12.md.", element: 1, value: segment[1])
    } else if let guide, guide.group != envelope.groupKind, envelope.isInGroup,
      guides.all.contains(where: { $0.group == envelope.groupKind })
    {
      add(
        .groupKind, at: envelope.groupPlace, segment: "GS", "GS01 is not the kind of a \(transaction) group.",
        "Write \(guide.group).", element: 1, value: envelope.groupKind, loop: "")
    }
    countSet(transaction, of: guide?.name ?? envelope.groupVersion)
  }

  private mutating func countSet(_ transaction: String, of version: String) {
    let none = Report.SetCount(transaction: transaction, version: version, count: 0)
    let index = setPlaces[none] ?? report.sets.count
    if index == report.sets.count {
      setPlaces[none] = index
      report.sets.append(none)
    }
    report.sets[index].count += 1
  }
}
