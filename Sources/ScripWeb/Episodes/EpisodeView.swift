import HTML
import ScripCore

/// How the episode page is drawn: spine, slip, events, what is ordered.
extension EpisodePage {
  func bytes(frame: StaffLayout.Frame, mayEditCoverage: Bool, notes: EpisodeNotes?) -> [UInt8] {
    let mayBook = frame.permissions.contains(.bookAppointments)
    return
      StaffLayout(title: "Episode", current: .patients, frame: frame) {
        div(.class("head")) {
          div {
            p(.class("crumb")) {
              a(.href("/patients/\(patient)")) { patientName }
              if let born { " · \(born)" }
            }
            h1 { heading }
            p { lead }
          }
          div(.class("row")) {
            if let checkOf {
              a(.class("btn"), .href("/referrals/\(checkOf)/check"), .data("key", "c")) { "The check" }
              a(.class("btn"), .href("/episodes/\(episode)/session"), .data("key", "b")) { "May I book?" }
            }
            if mayBook { a(.class("btn go"), .href("/episodes/\(episode)/times"), .data("key", "t")) { "Find a time" } }
          }
        }
        if mayBook { for time in held { time.node } }
        spine
        div(.class("cols")) {
          div(.class("stack")) {
            slip(frame.permissions)
            appointmentSheet(mayBook: mayBook)
            if let notes { notes.node }
            eventSheet
          }
          aside(.class("stack")) {
            scopeSheet
            if !authorizations.isEmpty || mayEditCoverage { authorizationSheet(mayEditCoverage) }
            report.node(episode)
            if frame.permissions.contains(.readMoney) { moneySheet }
            if mayEditCoverage { actsSheet }
          }
        }
      }.bytes
  }

  private var spine: Node {
    ol(.class("spine")) {
      for step in steps {
        li(.class(step.state)) {
          b { step.name }
          br()
          span(.class("mute small")) { step.detail }
        }
      }
    }
  }

  private func slip(_ permissions: Set<Permission>) -> Node {
    section(.class("slip \(mark)"), .aria("labelledby", "v")) {
      div(.class("stub")) {
        p(.class("word"), .id("v")) { span(.class("st \(mark)")) { verdict } }
        if let leftNumber {
          p {
            span(.class("n")) { leftNumber }
            left.hasPrefix("about") ? " visits left, about" : leftNumber == "1" ? " visit left" : " visits left"
          }
        }
        p(.class("small mute")) { leftWhy }
      }
      div(.class("body")) {
        h2 { leftHeading }
        if limits.isEmpty {
          p(.class("mute")) { noLimit }
        } else {
          limitTable
        }
        beyondAlert
        for (index, card) in findings.enumerated() {
          card.node(
            number: index + 1, intake: intake,
            act: FixLink.node(FixLink(card.act, records, permissions), by: card.by))
        }
      }
    }
  }

  private var leftHeading: String {
    if leftNumber != nil { return "\(tally), \(leftWhy)" }
    return limits.isEmpty ? "No limit on visits is known" : "No limit on visits holds today"
  }

  private var limitTable: Node {
    table(.class("tbl still pile")) {
      thead {
        tr {
          th(.scope(.col)) { "Limit" }
          th(.scope(.col), .class("num")) { "Left" }
          th(.scope(.col)) { "Until" }
          th(.scope(.col)) { "By whom, when" }
        }
      }
      tbody {
        for limit in limits {
          tr(.class(limit.isTightest ? "now" : "")) {
            th(.scope(.row)) { limit.name }
            td(.class("num")) { limit.left }
            td { limit.until }
            td { limit.source }
          }
        }
      }
    }
  }

  private var eventSheet: Node {
    section(.class("sheet"), .aria("labelledby", "events")) {
      div(.class("top")) { h2(.id("events")) { "Everything that happened" } }
      if events.isEmpty { p(.class("mute")) { "Nothing yet." } }
      ol(.class("events")) {
        for event in events {
          li {
            timeTag { event.day }
            span { event.what }
            if let link = event.link.flatMap(LocalPath.init(checking:)) {
              span(.class("r")) { a(.href(link)) { "Open" } }
            }
            span(.class("mute")) { event.detail }
          }
        }
      }
    }
  }

  private var scopeSheet: Node {
    section(.class("sheet"), .aria("labelledby", "scope")) {
      div(.class("top")) { h2(.id("scope")) { "What is ordered" } }
      p { scope ?? "No order yet." }
      p(.class("small mute")) { "Work elsewhere needs a finding, consent and its own payment; it is never claimed." }
    }
  }

  private func authorizationSheet(_ mayEdit: Bool) -> Node {
    section(.class("sheet"), .id("authorizations"), .aria("labelledby", "authorizations-name")) {
      div(.class("top")) {
        h2(.id("authorizations-name")) { "Prior authorizations" }
        if mayEdit { a(.class("btn"), .href("/episodes/\(episode)/authorizations/new")) { "Add one" } }
      }
      if authorizations.isEmpty {
        p(.class("mute")) { "None on file. Add one when the payer is asked; its answer is entered here later." }
      }
      ul(.class("list")) {
        for line in authorizations {
          li {
            span(.class("what")) {
              b { line.name }
              br()
              span(.class("st \(line.mark) wraps")) { line.standing }
            }
            if mayEdit, let path = LocalPath(checking: line.link) {
              a(.href(path)) {
                line.act
                span(.class("sr")) { " of authorization \(line.name)" }
              }
            }
          }
        }
      }
    }
  }

  private var actsSheet: Node {
    section(.class("sheet no-print"), .aria("labelledby", "more")) {
      div(.class("top")) { h2(.id("more")) { "Write down" } }
      ul(.class("list")) {
        if let coverage { li { a(.href("/coverages/\(coverage)/answers")) { "What the payer said" } } }
        li { a(.href("/episodes/\(episode)/plan-referral")) { "Plan referral number" } }
        li { a(.href("/episodes/\(episode)/earlier-visits")) { "Visits used before" } }
      }
    }
  }
}
