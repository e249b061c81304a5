/// What a claim's own content tells a clerk, beyond what a guide of X12 knows.
extension Claim {
  /// Facts that payers send claims back for, or ask about.
  func findings(rules: PayerRules, coverage: Coverage, waitsForAnother: Bool) -> [ClaimFinding] {
    var gaps = accidentFindings(coverage)
    func add(_ level: ClaimFinding.Level, _ rule: String, _ what: String, at place: String, fix: String) {
      gaps.append(ClaimFinding(level, rule, what, at: place, fix: fix))
    }
    if rules.orderDocument == .referral {
      if referring == nil {
        add(
          .stops, "claim.prescriber", "The prescriber's name is missing.", at: "Box 17",
          fix: "Enter it at the referral.")
      } else if referring?.npi == nil || NPI.fault(in: referring?.npi ?? "") != nil {
        add(
          .stops, "claim.prescriber-npi", "The prescriber's NPI is missing or wrong.", at: "Box 17b",
          fix: "Look it up, and enter it at the referral.")
      }
    }
    if let rendering {
      if rendering.npi == nil || NPI.fault(in: rendering.npi ?? "") != nil {
        add(
          .stops, "claim.therapist-npi", "The therapist's NPI is missing or wrong.", at: "Box 24J",
          fix: "Enter it under Settings, Therapists.")
      }
    } else if !billing.provider.name.isPerson {
      add(
        .stops, "claim.therapist", "The therapist is not in the list.", at: "Box 24J",
        fix: "Enter them under Settings, Therapists.")
    }
    for line in lines where line.pointers.isEmpty {
      add(
        .stops, "claim.pointer", "\(line.procedure) of \(line.day.shown) names no diagnosis.", at: "Box 24E",
        fix: "Charge the session again, with the codes of the order.")
    }
    if placeOfService != "11" {
      add(
        .asks, "claim.place", "Done outside the office: many payers want to permit that first.", at: "Box 24B",
        fix: "Look at the authorization.")
    }
    if earlierPayers.isEmpty, waitsForAnother {
      add(
        .stops, "claim.earlier", "This coverage pays after another one, which has not answered.",
        at: "Box 9, other insurance", fix: "Claim from the first payer, and wait for its answer.")
    } else if earlierPayers.isEmpty, coverage.rank > 1 {
      add(
        .stops, "claim.first", "This coverage is to pay after another one, and the chart has none before it.",
        at: "Box 9, other insurance", fix: "Make it 1 in the coverage, or enter the coverage that pays before it.")
    }
    switch frequency {
    case .replacement(let number), .void(let number):
      if number.isEmpty {
        add(
          .stops, "claim.original", "The payer's number of the earlier claim is missing.", at: "Box 22",
          fix: "Copy it from the payer's answer.")
      }
    case .original: break
    }
    return gaps
  }

  /// What an accident's payer wants to know, and whose insurance it is.
  private func accidentFindings(_ coverage: Coverage) -> [ClaimFinding] {
    var gaps: [ClaimFinding] = []
    func add(_ level: ClaimFinding.Level, _ rule: String, _ what: String, at place: String, fix: String) {
      gaps.append(ClaimFinding(level, rule, what, at: place, fix: fix))
    }
    if let accident {
      if accident.day == nil {
        add(
          .stops, "claim.accident-day", "The day of the accident is missing.", at: "Box 15, and DTP 439",
          fix: "Enter it in the coverage.")
      }
      if accident.cause == .auto, accident.state?.isEmpty != false {
        add(
          .stops, "claim.accident-state", "The state of the accident is missing.", at: "Box 10b",
          fix: "Enter it in the coverage.")
      }
      if accident.cause != .other, propertyCasualtyNumber?.isEmpty != false {
        add(
          .stops, "claim.accident-number", "The insurer's claim number is missing.", at: "Box 11b",
          fix: "Ask the adjuster, and enter it in the coverage.")
      }
    }
    if accident?.cause == .employment, coverage.subscriber == nil {
      add(
        .asks, "claim.employer", "The employer is not known, so the injured worker stands as the insured.",
        at: "Box 4",
        fix: "Write the employer into the coverage under Who holds the coverage: the patient is its employee.")
    }
    return gaps
  }

  /// Pairs of codes on one day that the payer takes for one service, without a modifier on the second.
  public func unparted(_ pairs: [CodePair]) -> [ClaimFinding] {
    var found: [ClaimFinding] = []
    for line in lines {
      for pair in pairs where pair.second == line.procedure && pair.holds(on: line.day) {
        let isBeside = lines.contains { $0.day == line.day && $0.procedure == pair.first }
        let parting: Set = ["59", "XS", "XE", "XP", "XU"]
        guard isBeside, parting.isDisjoint(with: line.modifiers) else { continue }
        found.append(
          ClaimFinding(
            .asks, "claim.code-pair",
            "\(pair.second) stands beside \(pair.first) on \(line.day.shown); many payers take them for one service.",
            at: "Box 24D", fix: "Set 59 or XS only if the note shows that they were apart; else expect it denied."))
      }
    }
    return found
  }

  /// The clock of filing, as a finding once it matters, or when nobody knows of one.
  public static func filingFinding(_ clock: FilingClock?, on day: CalendarDay) -> ClaimFinding? {
    guard let clock else {
      return ClaimFinding(
        .asks, "claim.no-filing-limit", "No filing limit is known, so nothing warns before it is over.",
        at: "Filing limit", fix: "Ask the payer, and write the days under Settings, Plans, or with its other answers.")
    }
    let left = clock.daysLeft(on: day)
    switch clock.state(on: day) {
    case .over:
      return ClaimFinding(
        .asks, "claim.late", "The last day to file was \(clock.lastDay.shown).", at: "Filing limit",
        fix: "File it with proof of why it is late, or write it off: it is never the patient's.")
    case .late, .half:
      return ClaimFinding(
        .asks, "claim.clock", "\(left) days are left to file, until \(clock.lastDay.shown).", at: "Filing limit",
        fix: "Send it today.")
    case .running: return nil
    }
  }
}
