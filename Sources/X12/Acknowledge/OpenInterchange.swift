/// The interchange that is being answered: its envelope, and the answers so far.
struct OpenInterchange {
  private var reply: Reply
  private let guides: Guides
  /// Whether the ISA can be quoted in a TA1.
  private let isQuotable: Bool
  private var hasErrors = false
  private var note: String?
  private var groups: [OpenGroup] = []
  /// Where claims of the open set begin, and where a level ends them.
  var claims: [(segment: Int, id: String?)] = []

  struct OpenGroup {
    var answer: GroupAnswer
    var hasTrailer = false
    var isOpen = true
    var hasErrors = false
    var isQuotable: Bool
    /// The ordinal of each set's ST.
    var starts: [Int] = []
    var errors: [Int] = []
    var warnings: [Int] = []
  }

  init(_ segment: borrowing Segment, _ guides: Guides) {
    self.guides = guides
    let partners = TradingPartners(
      sender: segment[8].trimmed, receiver: segment[6].trimmed,
      senderQualifier: segment[7].string, receiverQualifier: segment[5].string)
    let values = [partners.sender, partners.receiver, partners.senderQualifier, partners.receiverQualifier]
    isQuotable =
      segment[13].count == 9 && segment[13].areDigits && segment[9].count == 6 && Calendar.isDate(segment[9])
      && segment[10].count == 4 && Calendar.isTime(segment[10])
      && values.allSatisfy { Self.isPlain($0, 2...15) }
      && values.dropFirst(2).allSatisfy { Self.qualifiers.contains($0) }
    reply = Reply(
      partners: partners, isTest: segment[15] == "T", isAsked: segment[14] == "1",
      interchange: InterchangeAnswer(
        controlNumber: segment[13].string, day: segment[9].string, time: segment[10].string, verdict: .accepted,
        note: AnswerCodes.noError),
      groups: [])
  }

  /// GS01 that AK1 can name; FA is never answered.
  private static let kinds = ["BE", "FA", "HB", "HC", "HI", "HN", "HP", "HR", "HS", "RA"]
  private static let qualifiers = ["01", "14", "20", "27", "28", "29", "30", "33", "ZZ"]

  /// Whether a value can be repeated in an answer as it came: printable, not padded, and without a separator of ours.
  static func isPlain(_ text: String, _ lengths: ClosedRange<Int>) -> Bool {
    lengths.contains(text.utf8.count)
      && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && !Delimiters.common.breaks($0) }
      && text.utf8.first != 0x20 && text.utf8.last != 0x20
  }

  /// Whether a value is made of letters and digits alone, as codes and control numbers are.
  private static func isCode(_ text: String, _ lengths: ClosedRange<Int>) -> Bool {
    lengths.contains(text.utf8.count) && text.utf8.allSatisfy(Bytes.isLetterOrDigit)
  }

  // MARK: The envelope

  mutating func openGroup(_ segment: borrowing Segment) {
    let answer = GroupAnswer(
      kind: segment[1].string, controlNumber: segment[6].string, version: segment[8].string)
    let isQuotable =
      Self.kinds.contains(answer.kind) && segment[6].areDigits && segment[6].count <= 9
      && Self.isCode(answer.version, 1...12)
    groups.append(OpenGroup(answer: answer, isQuotable: isQuotable))
  }

  mutating func closeGroup(_ segment: borrowing Segment) {
    guard let last = groups.indices.last, groups[last].isOpen else { return }
    groups[last].isOpen = false
    groups[last].hasTrailer = true
    groups[last].answer.included = segment[1].integer.map { min($0, 999_999) } ?? 0
  }

  mutating func openSet(_ segment: borrowing Segment) {
    claims = []
    guard let last = groups.indices.last, groups[last].isOpen else { return }
    let version = segment[3].string
    let answer = SetAnswer(
      transaction: segment[1].string, controlNumber: segment[2].string,
      version: Self.isCode(version, 1...35) ? version : nil)
    if !Self.isCode(answer.transaction, 3...3) || !Self.isCode(answer.controlNumber, 4...9) {
      groups[last].isQuotable = false
    }
    groups[last].answer.sets.append(answer)
    groups[last].starts.append(segment.place.segment)
    groups[last].errors.append(0)
    groups[last].warnings.append(0)
  }

  // MARK: Findings

  mutating func add(_ finding: Finding) {
    let isError = finding.severity == .error
    if finding.rule == .headerMissing || finding.rule == .outsideEnvelope { return addNote(finding, isError) }
    switch finding.segment {
    case "ISA", "IEA", "TA1": addNote(finding, isError)
    case "GS", "GE": addToGroup(finding, isError)
    default: addToSet(finding, isError)
    }
  }

  /// An error that was counted and not kept: more of the same in the open set.
  mutating func addUnkept() {
    guard let group = groups.indices.last, let set = groups[group].errors.indices.last else { return }
    groups[group].errors[set] += 1
  }

  private mutating func addNote(_ finding: Finding, _ isError: Bool) {
    let byPlace = finding.segment == "ISA" ? finding.element.flatMap { AnswerCodes.header[$0] } : nil
    let code = AnswerCodes.note[finding.rule] ?? byPlace ?? AnswerCodes.content
    if note == nil || (isError && !hasErrors) { note = code }
    hasErrors = hasErrors || isError
  }

  private mutating func addToGroup(_ finding: Finding, _ isError: Bool) {
    guard let last = groups.indices.last else { return addNote(finding, isError) }
    let code = AnswerCodes.group[finding.rule] ?? AnswerCodes.groupElse
    if !groups[last].answer.codes.contains(code) { groups[last].answer.codes.append(code) }
    groups[last].hasErrors = groups[last].hasErrors || isError
  }

  private mutating func addToSet(_ finding: Finding, _ isError: Bool) {
    guard let group = groups.indices.last,
      let set = groups[group].starts.lastIndex(where: { $0 <= finding.place.segment })
    else { return addNote(finding, isError) }
    if isError { groups[group].errors[set] += 1 } else { groups[group].warnings[set] += 1 }
    if finding.segment == "ST" || finding.segment == "SE", let code = Self.setCode(finding) {
      return groups[group].answer.sets[set].add(code: code)
    }
    groups[group].answer.sets[set].add(code: AnswerCodes.segmentsInError)
    guard groups[group].errors[set] + groups[group].warnings[set] <= Acknowledger.mostFaults else { return }
    let position = finding.place.segment - groups[group].starts[set] + 1
    let claim = claim(at: finding.place.segment)
    groups[group].answer.sets[set].add(finding, position: position, claim: claim, guides)
  }

  private static func setCode(_ finding: Finding) -> String? {
    if let code = AnswerCodes.set[finding.rule] { return code }
    return finding.segment == "ST" ? finding.element.flatMap { AnswerCodes.setElements[$0] } : nil
  }

  /// The claim that a segment of the open set stands in.
  private func claim(at segment: Int) -> String? {
    guard let id = claims.last(where: { $0.segment <= segment })?.id, Self.isPlain(id, 1...35) else { return nil }
    return id
  }

  // MARK: The end

  /// The reply; nil when the ISA cannot be quoted.
  mutating func finish() -> Reply? {
    guard isQuotable else { return nil }
    if groups.contains(where: { !$0.isQuotable }) {
      note = note ?? AnswerCodes.content
      hasErrors = true
    }
    reply.interchange.verdict = hasErrors ? .refused : note == nil ? .accepted : .acceptedWithErrors
    reply.interchange.note = note ?? AnswerCodes.noError
    if hasErrors { return reply }
    // An acknowledgement is never acknowledged, or there were no end of it.
    reply.groups = groups.filter { $0.answer.kind != "FA" }.map { $0.finished() }
    return reply
  }
}

extension OpenInterchange.OpenGroup {
  /// The verdicts that follow from what was found.
  fileprivate func finished() -> GroupAnswer {
    var answer = answer
    for index in answer.sets.indices {
      answer.sets[index].verdict = errors[index] > 0 ? .refused : warnings[index] > 0 ? .acceptedWithErrors : .accepted
      if errors[index] > 0, answer.sets[index].codes.isEmpty {
        answer.sets[index].add(code: AnswerCodes.segmentsInError)
      }
    }
    answer.received = answer.sets.count
    if !hasTrailer { answer.included = answer.received }
    let refused = answer.sets.count { $0.verdict == .refused }
    if hasErrors {
      // The group falls as a whole; only sets that fall for themselves are named.
      answer.accepted = 0
      answer.verdict = .refused
      answer.sets.removeAll { $0.verdict != .refused }
      return answer
    }
    answer.accepted = answer.received - refused
    let isClean = answer.codes.isEmpty && answer.sets.allSatisfy { $0.verdict == .accepted }
    answer.verdict =
      answer.accepted == 0 ? .refused : refused > 0 ? .partly : isClean ? .accepted : .acceptedWithErrors
    return answer
  }
}

extension SetAnswer {
  fileprivate mutating func add(code: String) {
    if !codes.contains(code), codes.count < 5 { codes.append(code) }
  }

  fileprivate mutating func add(_ finding: Finding, position: Int, claim: String?, _ guides: Guides) {
    let name = finding.segment
    guard (2...3).contains(name.utf8.count), name.utf8.allSatisfy(Bytes.isLetterOrDigit) else { return }
    // The standard has room for four characters: 2010BA is sent as 2010.
    let loop = finding.loop.utf8.first.map(Bytes.isDigit) ?? false ? String(finding.loop.prefix(4)) : nil
    // IK401 has two digits; what is wrong further out is said of the segment.
    guard let element = finding.element, element < 100, (finding.component ?? 0) < 100,
      let code = AnswerCodes.element[finding.rule]
    else {
      faults.append(
        SegmentFault(
          segment: name, position: position, loop: loop, code: AnswerCodes.segment[finding.rule] ?? "8",
          claim: claim))
      return
    }
    let value = finding.value.flatMap { OpenInterchange.isPlain($0, 1...99) ? $0 : nil }
    let reference = guides.dataElement(segment: name, element: element, component: finding.component)
    let fault = ElementFault(
      element: element, component: finding.component, reference: reference, code: code, value: value)
    if let last = faults.last, last.position == position, last.segment == name, last.code == "8" {
      faults[faults.count - 1].elements.append(fault)
    } else {
      var segment = SegmentFault(segment: name, position: position, loop: loop, code: "8", claim: claim)
      segment.elements = [fault]
      faults.append(segment)
    }
  }
}
