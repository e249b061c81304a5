import ScripCore

/// A therapist's times as a calendar that other programs subscribe to: iCalendar, RFC 5545.
///
/// Shape: one VCALENDAR, one VEVENT a time, instants in UTC, so that no zone table can put them wrong. Lines end in CRLF
/// and are folded at 75 octets. Source: RFC 5545, sections 3.1 and 3.3.11.
public struct CalendarFeed: Sendable {
  private let times: [FeedTime]

  public init(_ times: [FeedTime]) { self.times = times }

  public var bytes: [UInt8] {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Scrip//Times without names//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH", "X-WR-CALNAME:Sessions", "REFRESH-INTERVAL;VALUE=DURATION:PT15M", "X-PUBLISHED-TTL:PT15M",
    ]
    for time in times { lines += Self.event(time) }
    lines.append("END:VCALENDAR")
    return lines.flatMap(Self.folded)
  }

  private static func event(_ time: FeedTime) -> [String] {
    [
      "BEGIN:VEVENT", "UID:\(time.id)@scrip", "DTSTAMP:\(stamp(time.changedAt))",
      "LAST-MODIFIED:\(stamp(time.changedAt))", "SEQUENCE:\(time.revision)", "DTSTART:\(stamp(time.begins))",
      "DTEND:\(stamp(time.begins.adding(seconds: Int64(time.length) * 60)))",
      "SUMMARY:\(time.isHeld ? "Held" : "Session")", "STATUS:\(time.isHeld ? "TENTATIVE" : "CONFIRMED")",
    ] + (time.place.isEmpty ? [] : ["LOCATION:\(escaped(time.place))"]) + ["CLASS:PRIVATE", "END:VEVENT"]
  }

  /// `20261124T183000Z`.
  private static func stamp(_ moment: Moment) -> String {
    let (day, time) = moment.local(offsetMinutes: 0)
    let seconds = (moment.milliseconds / 1000) % 60
    let clock = time.shown.filter { $0 != ":" } + (seconds < 10 ? "0" : "") + String(seconds)
    return "\(day.description.filter { $0 != "-" })T\(clock)Z"
  }

  private static func escaped(_ text: String) -> String {
    var written = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": written += "\\\(scalar)"
      case "\n": written += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: written += " "
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written
  }

  /// The line in pieces of at most 75 octets, none of which cuts a character in two.
  private static func folded(_ line: String) -> [UInt8] {
    var (bytes, count): ([UInt8], Int) = ([], 0)
    for character in line.unicodeScalars {
      let octets = Array(String(character).utf8)
      if count + octets.count > 75 {
        bytes += [13, 10, 32]
        count = 1
      }
      bytes += octets
      count += octets.count
    }
    return bytes + [13, 10]
  }
}
