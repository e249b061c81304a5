extension Checker {
  /// Adds a finding about a segment or one of its elements.
  mutating func add(
    _ rule: Rule, _ segment: borrowing Segment, _ what: String, _ fix: String, element: Int? = nil,
    component: Int? = nil, value: Bytes? = nil
  ) {
    add(
      rule, at: segment.place, byte: element.map { segment.byte(of: $0) } ?? segment.place.byte,
      segment: segment.id.description, what, fix, element: element, component: component,
      value: value.map(Self.shown), isEnd: segment.id.number == SegmentName.IEA)
  }

  /// Adds a finding about a segment that went by earlier, or never came.
  mutating func add(
    _ rule: Rule, at place: Place, byte: Int? = nil, segment: String, _ what: String, _ fix: String,
    element: Int? = nil, component: Int? = nil, value: String? = nil, loop: LoopName? = nil, isEnd: Bool = false
  ) {
    report.addCounted(
      Finding(
        severity: severity(rule, isEnd: isEnd), rule: rule, place: place, byte: byte ?? place.byte,
        loop: (loop ?? loopName).description, segment: segment, element: element, component: component, value: value,
        what: what,
        fix: fix),
      most: options.mostFindings)
  }

  private func severity(_ rule: Rule, isEnd: Bool) -> Finding.Severity {
    let tolerance = options.tolerance
    switch rule {
    case .segmentCount, .setCount, .groupCount: return tolerance.contains(.counts) ? .warning : .error
    case .byteOrderMark: return tolerance.contains(.edges) ? .warning : .error
    case .unterminated: return isEnd && tolerance.contains(.edges) ? .warning : .error
    case .elementBlanks, .trailingZeros: return tolerance.contains(.padding) ? .warning : .error
    case .nameCase: return tolerance.contains(.letterCase) ? .warning : .error
    default: return rule.severity
    }
  }

  /// A value for a finding: at most 80 bytes.
  static func shown(_ bytes: Bytes) -> String {
    bytes.count <= 80 ? bytes.string : Bytes(start: bytes.start, count: 80).string + "…"
  }
}

extension Report {
  mutating func addCounted(_ finding: Finding, most: Int) {
    if finding.severity == .error { errors += 1 } else { warnings += 1 }
    if findings.count < most { findings.append(finding) }
  }
}
