import HTML

/// How one claim is drawn.
extension ClaimPage {
  func bytes(frame: StaffLayout.Frame, hidden: () -> [Node], mayPost: Bool) -> [UInt8] {
    StaffLayout(title: heading, current: .money, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) {
            a(.href("/claims")) { "Claims" }
            " · "
            a(.href("/episodes/\(episode)/money")) { patientName }
          }
          h1 { heading }
          p { lead }
        }
        if mayPost { div(.class("row")) { for act in shownActs { button(act, hidden) } } }
      }
      div(.class("stack")) {
        slip
        div(.class("cols")) {
          div(.class("stack")) {
            lines.node
            decidedSheet
            eventSheet
          }
          aside(.class("stack")) {
            paperSheet
            numberSheet
            nextSheet(mayPost: mayPost)
            if mayPost, acts.contains(.elsewhere) { elsewhereSheet() }
            if mayPost, acts.contains(.replace) { correctSheet(hidden) }
            if mayPost, acts.contains(.drop) || acts.contains(.void) { takeBackSheet(hidden) }
          }
        }
      }
    }.bytes
  }

  /// The one next act is drawn as such; correcting and taking back stand apart.
  private var shownActs: [Act] {
    let order: [Act] = [.check, .asNew, .confirm, .post, .send, .billNext]
    return order.filter(acts.contains)
  }

  private func button(_ act: Act, _ hidden: () -> [Node]) -> Node {
    let (path, words, isNext): (LocalPath?, String, Bool) =
      switch act {
      case .check: (LocalPath(checking: "/claims/\(claim)/check"), "Check again", acts.count == 2)
      case .send: (LocalPath(checking: "/claims/\(claim)/send"), "Send this claim", true)
      case .post: (LocalPath(checking: "/claims/\(claim)/posted"), "It is printed and posted", true)
      case .replace: (LocalPath(checking: "/claims/\(claim)/replace"), "Make the new claim", false)
      case .asNew: (LocalPath(checking: "/claims/\(claim)/as-new"), "Send it as a new claim", false)
      case .confirm: (LocalPath(checking: "/claims/\(claim)/confirm"), "The payer confirmed it", true)
      case .billNext: (LocalPath(checking: "/claims/\(claim)/next-payer"), "Bill the second payer", true)
      case .notArrived, .elsewhere: (nil, "", false)
      case .void: (LocalPath(checking: "/claims/\(claim)/void"), "Void it", false)
      case .drop: (LocalPath(checking: "/claims/\(claim)/void"), "Drop it", false)
      }
    guard let path else { return .nothing }
    return form(.method(.post), .action(path)) {
      hidden()
      HTML.button(.class(isNext ? "btn go" : "btn"), .type(.submit)) { words }
    }
  }

  private var slip: Node {
    section(.class("slip \(mark)"), .aria("labelledby", "v")) {
      div(.class("stub")) {
        p(.class("word"), .id("v")) { span(.class("st \(mark)")) { verdict } }
        p { span(.class("n sum")) { charge } }
        if let clock {
          p(.class("small mute")) {
            "To file: "
            clock.node
          }
        }
      }
      div(.class("body")) {
        h2 { says }
        for reason in reasons { p(.class("mute")) { reason } }
        if !places.isEmpty {
          div(.class("row")) { for place in places { a(.class("btn"), .href(place.path)) { place.words } } }
        }
        for (index, finding) in findings.enumerated() { card(finding, number: index + 1) }
      }
    }
  }

  private func card(_ finding: Finding, number: Int) -> Node {
    article(.class("finding")) {
      span(.class("no"), .aria("hidden", true)) { "\(number)" }
      div {
        h3 { finding.what }
        p { finding.fix }
        if let who = finding.mending.who { p { who } }
        p(.class("why")) {
          span(.class(finding.stops ? "st stop" : "st soon")) {
            finding.stops ? "would be sent back" : "may be asked about"
          }
          " \(finding.place)"
        }
      }
      if let link = finding.mending.link { div(.class("act")) { a(.class("btn"), .href(link.path)) { link.words } } }
    }
  }

  private var paperSheet: Node {
    section(.class("sheet"), .aria("labelledby", "papers")) {
      div(.class("top")) { h2(.id("papers")) { "As it goes out" } }
      if hasPaper {
        p { a(.class("btn wide"), .href("/claims/\(claim)/cms1500.pdf")) { "CMS-1500 as PDF" } }
        details {
          summary { "The file in words" }
          ul(.class("list small")) { for line in letter { li { line } } }
        }
      } else {
        p(.class("mute")) { "There is no paper yet: something is missing that a claim cannot be without." }
      }
    }
  }

  private var numberSheet: Node {
    let others = [follows, follower].compactMap(\.self)
    guard !numbers.isEmpty || !others.isEmpty else { return .nothing }
    return section(.class("sheet"), .aria("labelledby", "numbers")) {
      div(.class("top")) { h2(.id("numbers")) { "On the claim" } }
      dl(.class("kv")) {
        for pair in numbers + others {
          dt { pair.name }
          dd { if let path = pair.path { a(.href(path)) { pair.value } } else { pair.value } }
        }
      }
    }
  }

  private var afterDrop: String { follows.map { "\($0.value) stands again" } ?? "its lines are open again" }

  private func correctSheet(_ hidden: () -> [Node]) -> Node {
    // Opened first: a claim that was paid is not put at stake by one press.
    details(.class("sheet no-print")) {
      summary { "Correct it by a new claim" }
      p { correction }
      button(.replace, hidden)
    }
  }

  private func takeBackSheet(_ hidden: () -> [Node]) -> Node {
    // Opened first, so that one press does not undo a claim.
    details(.class("sheet no-print")) {
      summary { "Take it back" }
      p {
        acts.contains(.drop)
          ? "The payer never took it as its own: it is dropped, and \(afterDrop)."
          : "A void is made under the payer's number; its lines are open again once the payer takes the void."
      }
      button(acts.contains(.drop) ? .drop : .void, hidden)
    }
  }

  private var eventSheet: Node {
    section(.class("sheet"), .aria("labelledby", "events")) {
      div(.class("top")) { h2(.id("events")) { "Everything that happened" } }
      ol(.class("events")) {
        for event in events {
          li {
            timeTag { event.at }
            span { event.what }
            span(.class("mute")) { event.detail }
          }
        }
      }
    }
  }
}
