import ScripCore

/// What a payer class asks for, as lines for a person. Nothing is left to the reader's memory of the data file.
struct PayerText {
  let lines: [String]

  init(_ rules: PayerRules) {
    var lines = ["\(rules.name) (\(rules.key), version \(rules.version))", ""]
    lines += Self.requirements(rules)
    lines += [
      "signed by         "
        + (rules.prescribers.map { $0.map(\.rawValue).joined(separator: ", ") } ?? "nobody: no order"),
      "order counts for  \(rules.defaultValidityDays) days when it names no end",
      "leaves us as      \(rules.billing.rawValue)", "units by          \(rules.unitRule)",
      "massage           " + (rules.massagePayable ? "payable" : "not paid"),
      "patient may pay   " + Self.words(rules.selfPay),
      "network           " + (rules.networkRequired ? "the therapist must be in it" : "does not matter"),
    ]
    if let visits = rules.authorizationAfterVisits { lines.append("authorization     after \(visits) visits") }
    if let days = rules.filingLimitDays { lines.append("claims within     \(days) days") }
    if let report = rules.report {
      lines.append("progress report   after \(report.visits) visits or \(report.days) days")
    }
    if let note = rules.note { lines += ["", note] }
    lines += ["", "Source: \(rules.source), read \(rules.readOn.shown) (\(rules.confidence.rawValue))"]
    self.lines = lines
  }

  private static func requirements(_ rules: PayerRules) -> [String] {
    let levels: [(Requirements.Level, String)] = [
      (.required, "must have"), (.recommended, "should have"), (.optional, "may have"),
      (.mustNotAsk, "never ask for"),
    ]
    return levels.compactMap { level, words in
      let elements = ReferralElement.allCases.filter { rules.requirements.level(of: $0) == level }.map(\.shown)
      guard !elements.isEmpty else { return nil }
      return words + String(repeating: " ", count: 18 - words.count) + elements.joined(separator: ", ")
    }
  }

  private static func words(_ selfPay: PayerRules.SelfPay) -> String {
    switch selfPay {
    case .allowed: "yes"
    case .withNotice: "after signing a notice"
    case .never: "never"
    }
  }
}
