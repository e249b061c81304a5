import ScripCore

extension PaperCheck {
  /// The verdict as lines for a person.
  var lines: [String] {
    var lines: [String] = []
    if isFragment { lines.append("Only a later page of a referral is here; look for the first one.") }
    for (number, order) in orders.enumerated() {
      let name = orders.count > 1 ? "\(id), order \(number + 1)" : id
      lines.append("\(name): \(verdict(order)) for \(payerName) on \(day.shown)")
      lines += order.gaps.flatMap(\.lines)
      lines += Self.block("The payer is likely to ask:", order.questions.flatMap(\.lines))
      lines += Self.block("Worth knowing:", order.notes.flatMap(\.lines))
      lines += Self.block("Confirm on the page before it counts:", order.confirm.map(\.line))
    }
    return lines
  }

  private func verdict(_ order: Order) -> String {
    switch order.gaps.count {
    case 0: order.confirm.isEmpty ? "complete" : "complete, once the fields below are confirmed,"
    case 1: "1 gap"
    case let count: "\(count) gaps"
    }
  }

  private static func block(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines
  }
}

extension PaperCheck.Point {
  fileprivate var lines: [String] {
    var lines = ["- \(what)"]
    if let seen {
      lines.append("    seen    \"\(seen.words)\", page \(seen.page)\(seen.isCertain ? "" : ", not sure")")
    }
    return lines + [
      "    fix     \(fix)", "    rule    \(rule): \(Rule.title(of: rule))", "    source  \(source)",
    ]
  }
}

extension PaperCheck.Doubt {
  fileprivate var line: String {
    "? " + field.rawValue + String(repeating: " ", count: max(1, 24 - field.rawValue.count))
      + (read.isEmpty ? advice : "\(read)  [\(advice)]")
  }
}
