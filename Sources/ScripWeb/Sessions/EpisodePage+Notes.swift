import HTML
import ScripCore
import ScripDesk

/// The sessions of an episode with their notes, as lines of its page.
struct EpisodeNotes: Equatable, Sendable {
  struct Line: Equatable, Sendable {
    let when: String
    let standing: String
    /// The class of its mark.
    let mark: String
    let link: String
    let act: String
  }

  let episode: String
  let lines: [Line]
  let goals: [String]
  let mayWrite: Bool

  /// Newest first. `writer`: the therapist at work, who writes the notes of their own appointments.
  init(_ listed: [ListNotes.Line], _ episode: Episode, writer: TherapistID?, mayWrite: Bool, clock: LocalTime) {
    self.episode = episode.id.description
    self.mayWrite = mayWrite
    goals = episode.plan?.goals.map(\.shown) ?? []
    lines = listed.reversed().map { line in
      let appointment = line.appointment
      let isOwn = appointment.therapist == writer
      let (standing, mark, act): (String, String, String) =
        if let signed = line.signed {
          signed.isDelivered
            ? ("signed by \(signed.therapistName)", "done", "Read") : ("stopped before treatment", "stop", "Read")
        } else if let saved = line.draftSavedAt {
          ("begun, saved \(clock.shown(saved))", "soon", isOwn ? "Go on writing" : "Look")
        } else {
          ("no note yet", "wait", isOwn ? "Write the note" : "Look")
        }
      return Line(
        when: "\(appointment.day.shown), \(appointment.start.shown)", standing: standing, mark: mark,
        link: "/appointments/\(appointment.id.description)/note", act: act)
    }
  }

  var node: Node {
    section(.class("sheet"), .id("notes"), .aria("labelledby", "notes-name")) {
      div(.class("top")) {
        h2(.id("notes-name")) { "Sessions and notes" }
        if mayWrite { a(.class("btn"), .href("/episodes/\(episode)/plan")) { "Plan of care" } }
      }
      if !goals.isEmpty { ul(.class("mute")) { for goal in goals { li { goal } } } }
      if lines.isEmpty { p(.class("mute")) { "No session yet. Book one, and its note is written here." } }
      ul(.class("list")) {
        for line in lines {
          li {
            span(.class("what")) {
              b { line.when }
              br()
              span(.class("st \(line.mark) wraps")) { line.standing }
            }
            if let path = LocalPath(checking: line.link) {
              a(.href(path)) {
                line.act
                span(.class("sr")) { ", session of \(line.when)" }
              }
            }
          }
        }
      }
    }
  }
}

extension StaffPages {
  /// Nil for somebody who may not read notes.
  func notes(_ story: ShowEpisode.Story, _ caller: Caller) async throws -> EpisodeNotes? {
    guard caller.may(.readNotes) else { return nil }
    return EpisodeNotes(
      try await desk.ask(ListNotes(episode: story.episode.id), by: caller), story.episode, writer: caller.therapist,
      mayWrite: caller.may(.writeNotes), clock: LocalTime(offsetMinutes: story.zoneOffsetMinutes))
  }
}
