import ScripCore

/// From when until when on each day of a week, as a form asks for it. `prefix` keeps two weeks of one form apart.
enum WeekFields {
  static func hours(_ reader: inout FormReader, _ prefix: String = "") -> [OpeningHours] {
    Weekday.all.compactMap { day in
      let (from, until) = ("\(prefix)opens\(day.number)", "\(prefix)closes\(day.number)")
      let opens = reader.clock(from, label: "when \(day.name) begins")
      let closes = reader.clock(until, label: "when \(day.name) ends")
      switch (opens, closes) {
      case (let opens?, let closes?):
        guard opens < closes else {
          reader.fault(until, "Write an end of \(day.name) after its beginning.")
          return nil
        }
        return OpeningHours(weekday: day.number, opens: opens, closes: closes)
      case (nil, nil): return nil
      case (nil, _?):
        reader.fault(from, "Write both times of \(day.name), or neither.")
        return nil
      case (_?, nil):
        reader.fault(until, "Write both times of \(day.name), or neither.")
        return nil
      }
    }
  }

  static func fields(_ prefix: String = "") -> [EntryField] {
    Weekday.all.flatMap { day in
      [
        EntryField("\(prefix)opens\(day.number)", "\(day.name) from"),
        EntryField("\(prefix)closes\(day.number)", "\(day.name) until"),
      ]
    }
  }

  static func typed(_ hours: [OpeningHours], _ prefix: String = "") -> [(String, String?)] {
    hours.flatMap { hours -> [(String, String?)] in
      [
        ("\(prefix)opens\(hours.weekday)", hours.opens.shown), ("\(prefix)closes\(hours.weekday)", hours.closes.shown),
      ]
    }
  }
}
