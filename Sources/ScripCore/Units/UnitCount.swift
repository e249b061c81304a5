/// The units of one session by one rule, with everything that led to them.
///
/// Promises: under `cms` the units of the timed codes add up to `UnitRule.units` of their minutes; a line never has
/// more than one unit above what its code alone would earn. Source: docs/reference/units.md.
public struct UnitCount: Hashable, Sendable {
  public let rule: UnitRule
  /// One line a code, in the order given; minutes of a code given twice are added.
  public let lines: [Line]
  /// Minutes of the timed codes.
  public let timedMinutes: Int

  public struct Line: Hashable, Sendable {
    public let code: ProcedureCode
    public let minutes: Int
    public let isTimed: Bool
    /// Whole quarters of an hour in the minutes, and the minutes left over.
    public var wholeUnits: Int { isTimed ? minutes / 15 : 0 }
    public var minutesOver: Int { isTimed ? minutes % 15 : 0 }
    public internal(set) var units: Int
  }

  public var units: Int { lines.reduce(0) { $0 + $1.units } }

  /// Counts the units of one session.
  ///
  /// `ordered` are the codes in the order of the prescription. It settles ties of the `cms` rule: equal minutes over
  /// go to the code with more minutes, then to the one ordered first, then to the lowest code.
  public init(_ treated: [TreatedMinutes], rule: UnitRule, ordered: [ProcedureCode] = []) {
    var lines: [Line] = []
    for entry in treated {
      let minutes = (lines.first { $0.code == entry.code }?.minutes ?? 0) + entry.minutes
      let line = Line(code: entry.code, minutes: minutes, isTimed: entry.code.isTimed, units: 0)
      if let index = lines.firstIndex(where: { $0.code == entry.code }) {
        lines[index] = line
      } else {
        lines.append(line)
      }
    }
    for index in lines.indices { lines[index].units = Self.unitsAlone(lines[index], rule) }
    timedMinutes = lines.reduce(0) { $0 + ($1.isTimed ? $1.minutes : 0) }
    if rule == .cms {
      let spare = UnitRule.units(forMinutes: timedMinutes) - lines.reduce(0) { $0 + $1.wholeUnits }
      for index in Self.takers(of: spare, in: lines, ordered: ordered) { lines[index].units += 1 }
    }
    self.rule = rule
    self.lines = lines
  }

  /// What a line has before anything is handed out: by `cms` its whole quarters, by `cpt` all it gets.
  private static func unitsAlone(_ line: Line, _ rule: UnitRule) -> Int {
    guard line.isTimed else { return line.minutes > 0 ? 1 : 0 }
    return rule == .cms ? line.wholeUnits : UnitRule.units(forMinutes: line.minutes)
  }

  /// The lines that get one of the spare units: those with most minutes over.
  private static func takers(of spare: Int, in lines: [Line], ordered: [ProcedureCode]) -> ArraySlice<Int> {
    func place(_ code: ProcedureCode) -> Int { ordered.firstIndex(of: code) ?? ordered.count }
    return lines.indices.filter { lines[$0].minutesOver > 0 }.sorted { left, right in
      let (one, other) = (lines[left], lines[right])
      if one.minutesOver != other.minutesOver { return one.minutesOver > other.minutesOver }
      if one.minutes != other.minutes { return one.minutes > other.minutes }
      let (first, second) = (place(one.code), place(other.code))
      return first != second ? first < second : one.code < other.code
    }.prefix(spare)
  }
}
