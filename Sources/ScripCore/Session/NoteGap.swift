/// One thing that must be entered before a note can be signed: the field, and what to do.
public struct NoteGap: Hashable, Sendable {
  /// Named as the fields of the note's form.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case health, safety, areas, work, ranLonger, makesNoUnit, findings, response, pain, function, measures
    case outsideAreas, outsideWork, outsideFinding, outsideConsent
  }

  public let field: Field
  public let fix: String
}

/// What the episode asks of its notes.
public struct NoteNeeds: Hashable, Sendable {
  /// Pain and function are measured at every visit: care that a payer, or a doctor, wants to see help.
  public var measures: Bool
  /// Findings are written: treatment of a condition, not wellness.
  public var findings: Bool

  public init(care: CareKind, payer: PayerRules) {
    measures = care == .therapeutic && payer.billing != .none
    findings = care != .wellness
  }
}

extension SessionNote {
  /// Hands-on minutes one line can have. A day's longest appointment is eight hours.
  public static let minutesRange = 1...480

  /// Minutes of all lines together, under the order and beside it.
  public var minutesInAll: Int { (work + (outside?.work ?? [])).reduce(0) { $0 + $1.minutes } }

  /// What is missing before this note of an appointment of `minutes` can be signed, in the order of the form.
  public func gaps(_ needs: NoteNeeds, within minutes: Int, outcomes: OutcomeTable) -> [NoteGap] {
    var gaps: [NoteGap] = []
    func ask(_ field: NoteGap.Field, _ fix: String) { gaps.append(NoteGap(field: field, fix: fix)) }
    switch health {
    case nil: ask(.health, "Ask whether anything about the patient’s health has changed, and tick the answer.")
    case .changed where safety.isEmpty: ask(.safety, "Tick what changed, or answer no.")
    default: break
    }
    if safety.contains(where: { $0.level == .absolute }) {
      ask(.safety, "This rules massage out today: stop the session instead.")
    }
    if work.isEmpty, outside?.work.isEmpty != false { ask(.work, "Enter the minutes of at least one technique.") }
    if !work.isEmpty, areas.isEmpty { ask(.areas, "Tick where you worked.") }
    if !work.allSatisfy({ Self.minutesRange.contains($0.minutes) }) {
      ask(.work, "Write minutes from 1 to \(Self.minutesRange.upperBound).")
    }
    if let outside { gaps += Self.gaps(in: outside) }
    // A line out of range is corrected first: it is what makes the sum too large.
    if minutesInAll > minutes, ranLonger == nil, !gaps.contains(where: { [.work, .outsideWork].contains($0.field) }) {
      ask(
        .ranLonger,
        "\(minutesInAll) minutes of work in a \(minutes)-minute appointment: correct the minutes, or tick that it ran "
          + "longer and say why.")
    }
    if needs.findings, findings.isEmpty { ask(.findings, "Write what you found.") }
    if response.isEmpty { ask(.response, "Write how the patient took the treatment.") }
    gaps += measureGaps(needs, outcomes)
    return gaps
  }

  /// Asks once where the work earns nothing: a slip in the minutes cannot be mended once the note is locked.
  ///
  /// `units` are those under the order, `outside` those beside it. Work that is not written down is another gap.
  public func unitGap(units: Int, outside: Int) -> NoteGap? {
    let isWritten = minutesInAll > 0 && work.allSatisfy { Self.minutesRange.contains($0.minutes) }
    guard isWritten, makesNoUnit != true, (work.isEmpty ? outside : units) == 0 else { return nil }
    let minutes = work.isEmpty ? minutesInAll : work.reduce(0) { $0 + $1.minutes }
    let visit = work.isEmpty ? "" : ", and a visit is used"
    return NoteGap(
      field: .makesNoUnit,
      fix: "\(minutes) minute\(minutes == 1 ? " makes" : "s make") no unit: nothing of it can be billed\(visit). "
        + "Correct the minutes, or tick that they are right.")
  }

  private static func gaps(in outside: OutsideWork) -> [NoteGap] {
    var gaps: [NoteGap] = []
    func ask(_ field: NoteGap.Field, _ fix: String) { gaps.append(NoteGap(field: field, fix: fix)) }
    if outside.areas.isEmpty { ask(.outsideAreas, "Tick where you worked outside the order.") }
    if outside.work.isEmpty || !outside.work.allSatisfy({ minutesRange.contains($0.minutes) }) {
      ask(.outsideWork, "Enter the minutes of the work outside the order, from 1 to \(minutesRange.upperBound).")
    }
    if outside.finding.isEmpty { ask(.outsideFinding, "Write what you found that asked for this work.") }
    if !outside.hasConsent { ask(.outsideConsent, "Ask the patient to agree to the work and its price, then tick it.") }
    return gaps
  }

  private func measureGaps(_ needs: NoteNeeds, _ outcomes: OutcomeTable) -> [NoteGap] {
    var gaps: [NoteGap] = []
    for measurement in measures {
      if let fault = outcomes.fault(in: measurement) {
        gaps.append(NoteGap(field: measurement.measure.field, fix: fault))
      }
    }
    guard needs.measures else { return gaps }
    if !measures.contains(where: { $0.measure == .pain }) {
      gaps.append(NoteGap(field: .pain, fix: "Ask for the pain now, from 0 to 10."))
    }
    if !measures.contains(where: { $0.measure == .function || $0.measure.isQuestionnaire }) {
      gaps.append(
        NoteGap(field: .function, fix: "Ask what the pain keeps the patient from doing, and rate it from 0 to 10."))
    }
    return gaps
  }
}

extension Measure {
  /// Where the form asks for it.
  fileprivate var field: NoteGap.Field {
    switch self {
    case .pain: .pain
    case .function: .function
    default: .measures
    }
  }
}
