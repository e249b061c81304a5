import Paper

/// The boxes of the claim form in a grid of ten characters and six lines an inch: our own drawing.
enum FormGrid {
  /// The left edge of a column, in points.
  static func x(_ column: Int) -> Double { 18 + Double(column - 1) * 7.2 }
  /// Where characters of a line stand.
  static func baseline(_ line: Int) -> Double { 14 + Double(line) * 11.9 }

  /// A box: its label, the columns from its left to beyond its right, the lines from its first to its last.
  private struct Box {
    let label: String
    let columns: Range<Int>
    let lines: ClosedRange<Int>

    init(_ label: String, _ columns: Range<Int>, _ lines: ClosedRange<Int>) {
      self.label = label
      self.columns = columns
      self.lines = lines
    }
  }

  static let boxes: [Sheet.Mark] = all.flatMap(marks) + hints + [footer]

  private static func marks(_ box: Box) -> [Sheet.Mark] {
    let (left, right) = (x(box.columns.lowerBound) - 3, x(box.columns.upperBound) - 3)
    let (top, bottom) = (baseline(box.lines.lowerBound - 1) + 3, baseline(box.lines.upperBound) + 3)
    return [
      .line(fromX: left, fromY: top, toX: right, toY: top), .line(fromX: left, fromY: bottom, toX: right, toY: bottom),
      .line(fromX: left, fromY: top, toX: left, toY: bottom), .line(fromX: right, fromY: top, toX: right, toY: bottom),
      .label(box.label, x: left + 2, y: top + 6.5),
    ]
  }

  private static let all: [Box] =
    [
      Box("1  Kind of coverage", 1..<50, 7...8), Box("1a  Insured's ID number", 50..<81, 7...8),
      Box("2  Patient's name", 1..<30, 9...10), Box("3  Patient's birth date, sex", 30..<50, 9...10),
      Box("4  Insured's name", 50..<81, 9...10), Box("5  Patient's street", 1..<30, 11...12),
      Box("6  Relation to insured", 30..<50, 11...12), Box("7  Insured's street", 50..<81, 11...12),
      Box("City", 1..<25, 13...14), Box("State", 25..<30, 13...14), Box("8  Reserved", 30..<50, 13...16),
      Box("City", 50..<73, 13...14), Box("State", 73..<81, 13...14), Box("ZIP", 1..<14, 15...16),
      Box("Telephone", 14..<30, 15...16), Box("ZIP", 50..<64, 15...16), Box("Telephone", 64..<81, 15...16),
      Box("9  Other insured's name", 1..<30, 17...18), Box("10  Condition related to", 30..<50, 17...18),
      Box("11  Insured's group or FECA number", 50..<81, 17...18), Box("9a  Other insured's number", 1..<30, 19...20),
      Box("10a  Employment", 30..<50, 19...20), Box("11a  Insured's birth date, sex", 50..<81, 19...20),
      Box("9b  Reserved", 1..<30, 21...22), Box("10b  Auto accident, state", 30..<50, 21...22),
      Box("11b  Other claim ID", 50..<81, 21...22), Box("9c  Reserved", 1..<30, 23...24),
      Box("10c  Other accident", 30..<50, 23...24), Box("11c  Plan name", 50..<81, 23...24),
      Box("9d  Other plan name", 1..<30, 25...26), Box("10d  Claim codes", 30..<50, 25...26),
      Box("11d  Another health plan", 50..<81, 25...26), Box("12  Patient's signature", 1..<50, 27...29),
      Box("13  Insured's signature", 50..<81, 27...29), Box("14  Illness or injury, qualifier", 1..<30, 30...32),
      Box("15  Other date", 30..<50, 30...32), Box("16  Unable to work, from and to", 50..<81, 30...32),
      Box("17  Referring provider", 1..<30, 33...34), Box("17a, 17b NPI", 30..<50, 33...34),
      Box("18  Hospitalization, from and to", 50..<81, 33...34), Box("19  Additional information", 1..<50, 35...36),
      Box("20  Outside lab", 50..<81, 35...36), Box("21  Diagnoses A to L", 1..<50, 37...40),
      Box("22  Resubmission code, original number", 50..<81, 37...38), Box("23  Prior authorization", 50..<81, 39...40),
    ] + services + foot

  private static let services: [Box] = {
    let columns: [(String, Range<Int>)] = [
      ("24A  From, to", 1..<19), ("B", 19..<22), ("C", 22..<25), ("D  Code, modifiers", 25..<45), ("E", 45..<50),
      ("F  Charge", 50..<59), ("G", 59..<63), ("H", 63..<65), ("I", 65..<68), ("J  Rendering", 68..<81),
    ]
    return columns.flatMap { label, range in
      [Box(label, range, 41...42)] + (0..<6).map { Box("", range, (43 + $0 * 2)...(44 + $0 * 2)) }
    }
  }()

  private static let foot: [Box] = [
    Box("25  Tax ID        SSN EIN", 1..<23, 55...56), Box("26  Account number", 23..<37, 55...56),
    Box("27  Accepts", 37..<51, 55...56), Box("28  Total charge", 51..<62, 55...56),
    Box("29  Amount paid", 62..<72, 55...56), Box("30  Reserved", 72..<81, 55...56),
    Box("31  Signature of provider, date", 1..<23, 57...61), Box("32  Service facility", 23..<50, 57...61),
    Box("33  Billing provider", 50..<81, 57...61),
  ]

  /// What the single crosses mean, in small letters beside their places.
  private static let hints: [Sheet.Mark] =
    [
      (8, 2, "Medicare"), (8, 9, "Medicaid"), (8, 16, "Tricare"), (8, 25, "CHAMPVA"), (8, 32, "Group"), (8, 40, "FECA"),
      (8, 46, "Other"), (10, 43, "M"), (10, 48, "F"), (12, 34, "self"), (12, 39, "sp."), (12, 43, "ch."),
      (12, 48, "oth"), (20, 36, "yes"), (20, 42, "no"), (22, 36, "yes"), (22, 42, "no"), (24, 36, "yes"),
      (24, 42, "no"),
      (20, 69, "M"), (20, 76, "F"), (26, 53, "yes"), (26, 58, "no"), (36, 53, "yes"), (36, 58, "no"), (56, 39, "yes"),
      (56, 44, "no"),
    ].map { .label($0.2, x: x($0.1) + 2, y: baseline($0.0)) }

  private static let footer: Sheet.Mark = .label(
    "Items of the CMS-1500 (02-12), drawn by Scrip. A payer that reads the red form by machine wants these characters on it.",
    x: 18, y: 776)
}
