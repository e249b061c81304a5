extension UnitCount {
  /// The count explained step by step, a line of text each, for the screen and for `scrip units`.
  public var working: [String] {
    var steps: [String] = []
    switch rule {
    case .cms:
      let total = UnitRule.units(forMinutes: timedMinutes)
      steps.append("All timed codes together: \(timedMinutes) minutes make \(counted(total, "unit")).")
      for line in lines where line.isTimed {
        steps.append(
          "\(line.code): \(line.minutes) minutes hold \(counted(line.wholeUnits, "whole unit"))"
            + " and \(counted(line.minutesOver, "minute")) over.")
      }
      for line in lines where line.isTimed && line.units > line.wholeUnits {
        steps.append("\(line.code) gets one of the units left, for its \(line.minutesOver) minutes over.")
      }
    case .cpt:
      for line in lines where line.isTimed {
        steps.append("\(line.code): \(line.minutes) minutes make \(counted(line.units, "unit")) on their own.")
      }
    }
    for line in lines where !line.isTimed {
      steps.append("\(line.code) is not timed: \(counted(line.units, "unit")), and its minutes do not count.")
    }
    for line in lines { steps.append("\(line.code)  \(counted(line.units, "unit"))") }
    steps.append("Total  \(counted(units, "unit"))")
    return steps
  }

  private func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
