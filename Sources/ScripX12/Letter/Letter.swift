import ScripCore
import X12

/// What a transaction says, as lines that a biller reads: names, days, amounts and reasons in words, no segments.
///
/// It holds patients' names: it is for the person whose file it is, never for a log.
public struct Letter {
  public private(set) var lines: [String] = []

  /// The letter of one transaction set.
  public static func lines(_ transaction: ReadTransaction) -> [String] {
    var letter = Letter()
    letter.write(transaction.content)
    if case .other = transaction.content {
      letter.say("Transaction \(transaction.transaction) of \(transaction.reference), which is not read here.")
    }
    for fault in transaction.faults {
      letter.say(
        "  ! \(fault.element) in segment \(fault.place.segment) should be \(fault.expected); look at the file itself.")
    }
    return letter.lines
  }

  /// The letter of an interchange's answer.
  public static func lines(_ answer: InterchangeAnswer) -> [String] {
    let note = answer.note == "000" ? "" : " (note \(answer.note))"
    return ["Interchange \(answer.controlNumber) was \(Words.verdict(answer.verdict))\(note)."]
  }

  private mutating func write(_ content: ReadTransaction.Content) {
    switch content {
    case .claims(let batch): write(batch)
    case .remittance(let remittance): write(remittance)
    case .benefitInquiries(let inquiries): inquiries.forEach { write($0) }
    case .benefitReplies(let replies): replies.forEach { write($0) }
    case .authorizationRequest(let request): write(request)
    case .authorizationReply(let reply): write(reply)
    case .statusInquiries(let inquiries): inquiries.forEach { write($0) }
    case .statusReplies(let report), .claimAcknowledgement(let report): write(report)
    case .acknowledgement(let answers): answers.forEach { write($0) }
    case .other: break
    }
  }

  mutating func say(_ line: String) { lines.append(line) }

  /// Says a line only if there is something to say.
  mutating func say(_ start: String, _ text: String?) {
    if let text, !text.isEmpty { lines.append(start + text) }
  }
}

extension ClaimName {
  /// `HELENE BERGSTROM`, or an organization's name.
  var plain: String { [given, middle, family, suffix].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ") }
}

extension ClaimPerson {
  /// The name, with the day of birth if there is one.
  var shown: String { name.plain + (birthDate.map { ", born \($0.shown)" } ?? "") }
}

extension ClaimPayer {
  var shown: String { number.isEmpty ? name : "\(name) (\(number))" }
}

extension ClaimProvider {
  var shown: String { name.plain + (npi.map { ", NPI \($0)" } ?? "") }
}

extension ClosedRange<CalendarDay> {
  var shown: String {
    lowerBound == upperBound ? lowerBound.shown : "\(lowerBound.shown) to \(upperBound.shown)"
  }
}

extension Member {
  /// The patient, and whose coverage it is.
  var shown: String {
    let group = groupNumber.map { ", group \($0)" } ?? ""
    let covered = dependent == nil ? "" : ", covered by \(subscriber.name.plain)"
    return "\(patient.shown)\(covered), member \(memberID)\(group)"
  }
}

/// `1 line`, `3 lines`.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
