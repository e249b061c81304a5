import HTML
import ScripCore

/// The form that puts somebody on the waitlist, as it was drawn or as it came back.
struct WaitlistSheet: Equatable, Sendable {
  let episode: String
  let asked: FindTimePage.Asked
  let firstDay: String
  let lastDay: String
  let faults: [FormFault]

  /// Of a page just opened: the days begin where the times do.
  init(_ page: FindTimePage) {
    self.init(
      episode: page.episode, asked: page.asked, firstDay: page.from.description,
      lastDay: page.from.adding(days: 30).description, faults: [])
  }

  init(episode: String, asked: FindTimePage.Asked, firstDay: String, lastDay: String, faults: [FormFault]) {
    self.episode = episode
    self.asked = asked
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.faults = faults
  }

  func node(_ hidden: [Node]) -> Node {
    form(.class("sheet gap3"), .method(.post), .action("/episodes/\(episode)/waitlist")) {
      hidden
      h2 { "No time that suits" }
      p(.class("small mute")) {
        "Stands on the waitlist for the length, therapist, location, weekday and time of day chosen above."
      }
      input(.type(.hidden), .name("minutes"), .value(String(asked.minutes)))
      input(.type(.hidden), .name("therapist"), .value(asked.therapist?.description ?? ""))
      input(.type(.hidden), .name("location"), .value(asked.location?.description ?? ""))
      input(.type(.hidden), .name("part"), .value(asked.part?.rawValue ?? ""))
      input(.type(.hidden), .name("weekday"), .value(asked.weekday.map { String($0) } ?? ""))
      div(.class("fields")) {
        day("firstDay", "From", firstDay)
        day("lastDay", "Until", lastDay)
      }
      button(.class("btn wide"), .type(.submit)) { "Put on the waitlist" }
    }
  }

  private func day(_ name: String, _ label: String, _ value: String) -> Node {
    let fix = faults.first { $0.field == name }?.fix
    return div(.class("field")) {
      labelTag(.for(name)) { label }
      input(
        .id(name), .name(name), .type(.date), .value(value),
        fix == nil ? .none : .aria("invalid", true), fix == nil ? .none : .aria("describedby", "\(name)-fix"))
      if let fix { p(.class("alert bad"), .id("\(name)-fix"), .role(.alert)) { fix } }
    }
  }
}
