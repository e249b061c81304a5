import Foundation
import X12

/// A report as lines for a person or as JSON for a program.
enum X12Text {
  static func lines(_ report: Report, of name: String, json: Bool) throws -> [String] {
    json ? [try object(X12ReportObject(report, name: name))] : text(report, name)
  }

  static func object(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func text(_ report: Report, _ name: String) -> [String] {
    var lines = ["\(name): \(verdict(report))"]
    for finding in report.findings {
      let place = "segment \(finding.place.segment), line \(finding.place.line)"
      let loop = finding.loop.isEmpty ? "" : ", loop \(finding.loop)"
      let value = finding.value.map { " “\($0)”" } ?? ""
      lines.append(
        "  \(finding.severity.rawValue) \(finding.position)\(value) (\(place)\(loop)) \(finding.rule.rawValue)")
      lines.append("    \(finding.what) \(finding.fix)")
    }
    let hidden = report.errors + report.warnings - report.findings.count
    if hidden > 0 { lines.append("  and \(hidden) more") }
    return lines
  }

  private static func verdict(_ report: Report) -> String {
    let warnings = report.warnings == 1 ? "1 warning" : "\(report.warnings) warnings"
    if report.errors == 0 { return report.warnings == 0 ? "nothing to refuse" : "nothing to refuse, \(warnings)" }
    return (report.errors == 1 ? "1 error" : "\(report.errors) errors") + (report.warnings == 0 ? "" : ", \(warnings)")
  }
}

/// A report as JSON. Stable: docs/reference/cli.md.
struct X12ReportObject: Encodable {
  struct FindingObject: Encodable {
    let severity: String
    let rule: String
    let segmentOrdinal: Int
    let byte: Int
    let line: Int
    let loop: String?
    let segment: String
    let element: Int?
    let component: Int?
    let value: String?
    let what: String
    let fix: String

    init(_ finding: Finding) {
      severity = finding.severity.rawValue
      rule = finding.rule.rawValue
      segmentOrdinal = finding.place.segment
      byte = finding.byte
      line = finding.place.line
      loop = finding.loop.isEmpty ? nil : finding.loop
      segment = finding.segment
      element = finding.element
      component = finding.component
      value = finding.value
      what = finding.what
      fix = finding.fix
    }
  }

  let id: String
  let isRefused: Bool
  let errors: Int
  let warnings: Int
  let findings: [FindingObject]

  init(_ report: Report, name: String) {
    id = name
    isRefused = report.isRefused
    errors = report.errors
    warnings = report.warnings
    findings = report.findings.map(FindingObject.init)
  }
}
