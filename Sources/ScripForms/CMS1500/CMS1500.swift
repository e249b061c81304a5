import Paper
import ScripCore

/// A claim on paper: the items of the CMS-1500 (02/12), each at its place in a grid of ten characters an inch.
///
/// The boxes are our own drawing. Sources: x12-elements.md for what stands in each item; positions as form printers use
/// them: line and column of the first character.
public struct CMS1500: Sendable {
  /// What stands at a line and column, both counted from 1; at most `width` characters.
  public struct Entry: Hashable, Sendable {
    public let line: Int
    public let column: Int
    public let text: String

    init(_ line: Int, _ column: Int, _ width: Int, _ text: String?) {
      self.line = line
      self.column = column
      self.text = String(Self.plain(text ?? "").prefix(width))
    }

    /// Capitals without marks, as readers of the form take them.
    private static func plain(_ text: String) -> String {
      String(text.uppercased().filter { $0 != "." && $0 != "#" && $0 != "'" })
    }
  }

  /// A health plan of the patient's beside this claim's, as items 9, 9a, 9d and 11d tell of it.
  /// Source: NUCC 1500 Claim Form Reference Instruction Manual, item 11d.
  public struct OtherPlan: Hashable, Sendable {
    /// Nil for the patient.
    let insured: ClaimName?
    let number: String?
    let name: String

    public init(insured: ClaimName?, number: String?, name: String) {
      self.insured = insured
      self.number = number
      self.name = name
    }
  }

  let claim: Claim
  let patientPhone: PhoneNumber?
  /// The one that pays after this claim's payer.
  let laterPlan: OtherPlan?
  let madeOn: CalendarDay
  /// A page holds six lines.
  static let linesAPage = 6

  /// - Parameter madeOn: the day of item 31: on which the claim went, or would go.
  public init(claim: Claim, patientPhone: PhoneNumber? = nil, laterPlan: OtherPlan? = nil, madeOn: CalendarDay) {
    self.claim = claim
    self.patientPhone = patientPhone
    self.laterPlan = laterPlan
    self.madeOn = madeOn
  }

  /// The entries of each page, by line and column.
  public var pages: [[Entry]] {
    let chunks = stride(from: 0, to: max(1, claim.lines.count), by: Self.linesAPage).map {
      Array(claim.lines[$0..<min($0 + Self.linesAPage, claim.lines.count)])
    }
    return chunks.enumerated().map { page, lines in
      let all =
        payer + patient + insured + accident + dates + codes + services(lines) + totals(lines, isFirst: page == 0)
        + signatures
      return all.filter { !$0.text.isEmpty }.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }
  }

  /// The typed characters alone, a page a text: for comparison, and for printing on the red form.
  public var text: String {
    pages.map { entries in
      var lines = [[Character]](repeating: [Character](repeating: " ", count: 82), count: 64)
      for entry in entries {
        for (place, character) in entry.text.enumerated() where entry.column + place <= 82 {
          lines[entry.line - 1][entry.column + place - 1] = character
        }
      }
      return lines.map { line in
        let end = line.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0
        return String(line[..<end])
      }.joined(separator: "\n")
    }.joined(separator: "\n\u{0C}\n") + "\n"
  }

  /// Boxes and entries, to be printed.
  public var sheet: Sheet {
    Sheet(
      title: "CMS-1500 claim \(claim.controlNumber)", madeOn: madeOn.description,
      pages: pages.map { entries in
        FormGrid.boxes + entries.map { .typed($0.text, x: FormGrid.x($0.column), y: FormGrid.baseline($0.line)) }
      })
  }
}
