import HTML

/// Where the therapist worked under the order, and for how many minutes with which technique.
struct NoteWorkSheet {
  let page: NotePage

  var node: Node {
    section(.class("sheet stack"), .aria("labelledby", "work-name")) {
      h2(.id("work-name")) { page.hasOrder ? "Work under the order" : "Work" }
      if let words = page.orderWords { p(.class("mute")) { "Ordered: \(words)" } }
      AreaTicks(page: page, name: "areas", legend: "Where you worked", choices: page.inOrder).node
      NoteFix(page: page, "areas").node
      WorkLines(page: page, name: "work", prefix: "", lines: NoteFields.workLines, places: page.inOrder).node
      UnitLine(words: page.units, live: "units").node
    }
  }
}

/// Work beside the order: hidden until it is needed, with its finding, the patient's consent and its own minutes.
struct NoteOutsideSheet {
  let page: NotePage

  var node: Node {
    guard page.hasOrder else { return .nothing }
    return section(.class("sheet stack"), .aria("labelledby", "outside-name")) {
      details(.id("outside"), .open(isOpen)) {
        summary(.id("outside-name")) { "Work outside the order, which the patient pays" }
        content
      }
    }
  }

  private var isOpen: Bool {
    page.fields.pairs.contains { $0.name.hasPrefix("outside") && !$0.value.isEmpty && !$0.name.contains("Kind") }
      || page.faults.contains { $0.field.hasPrefix("outside") }
  }

  private var content: Node {
    div(.class("stack")) {
      AreaTicks(page: page, name: "outsideAreas", legend: "Where, outside the order", choices: page.beside).node
      NoteFix(page: page, "outsideAreas").node
      WorkLines(
        page: page, name: "outsideWork", prefix: "outside", lines: NoteFields.outsideLines, places: page.beside
      ).node
      UnitLine(words: page.outsideUnits, live: "outsideUnits").node
      NoteText(page: page, "outsideFinding", "What you found that asked for it", rows: 2).node
      div(.class("field all")) {
        labelTag(.class("pick"), .for("outsideConsent")) {
          input(
            .type(.checkbox), .id("outsideConsent"), .name("outsideConsent"), .value("yes"),
            .checked(page.fields["outsideConsent"] != nil))
          "The patient agrees to this work and to paying for it"
        }
        p(.class("hint")) { output(.data("live", "outsidePrice")) { page.outsidePrice.words } }
        input(
          .type(.hidden), .name(NoteFields.outsideTold), .value(page.outsidePrice.told),
          .data("live", NoteFields.outsideTold))
        NoteFix(page: page, "outsideConsent").node
      }
      ul(.class("list"), .data("live", "requests")) {
        for request in page.requests {
          if let path = LocalPath(checking: request.path) { li { a(.href(path)) { request.words } } }
        }
      }
    }
  }
}

/// Asked only when the minutes come to more than the appointment has: that it ran longer, and why.
struct NoteOverrunSheet {
  let page: NotePage

  var node: Node {
    guard page.asksOverrun else { return .nothing }
    return section(.class("sheet stack"), .aria("labelledby", "overrun-name")) {
      h2(.id("overrun-name")) { "More minutes than the appointment has" }
      div(.class("field all")) {
        labelTag(.class("pick"), .for("ranLonger")) {
          input(
            .type(.checkbox), .id("ranLonger"), .name("ranLonger"), .value("yes"),
            .checked(page.fields["ranLonger"] != nil))
          "The session ran longer"
        }
        NoteFix(page: page, "ranLonger").node
      }
      NoteEntry(page: page, "ranLongerWhy", "Why it ran longer", "").node
    }
  }
}

/// Asked only when a note is signed whose minutes make no unit: that nothing of it is billed.
struct NoteNoUnitSheet {
  let page: NotePage

  var node: Node {
    guard page.asksNoUnit else { return .nothing }
    return section(.class("sheet stack"), .aria("labelledby", "no-unit-name")) {
      h2(.id("no-unit-name")) { "Too few minutes for a unit" }
      div(.class("field all")) {
        labelTag(.class("pick"), .for("makesNoUnit")) {
          input(
            .type(.checkbox), .id("makesNoUnit"), .name("makesNoUnit"), .value("yes"),
            .checked(page.fields["makesNoUnit"] != nil))
          "The minutes are right, and nothing is billed"
        }
        NoteFix(page: page, "makesNoUnit").node
      }
    }
  }
}

/// Places as checkboxes: the map without a map.
struct AreaTicks {
  let page: NotePage
  let name: String
  let legend: String
  let choices: [NotePage.AreaChoice]

  var node: Node {
    fieldset(.id(name)) {
      HTML.legend { legend }
      div(.class("row")) {
        for choice in choices {
          labelTag(.class("pick")) {
            input(
              .type(.checkbox), .name(name), .value(choice.value),
              .checked(page.fields.all(name).contains(choice.value)))
            choice.shown
          }
        }
      }
    }
  }
}

/// Lines of technique, minutes and place.
struct WorkLines {
  let page: NotePage
  /// Names the whole, as a fault does.
  let name: String
  let prefix: String
  let lines: Int
  let places: [NotePage.AreaChoice]

  var node: Node {
    div(.id(name), .class("gap3")) {
      for line in 1...lines {
        div(.class("fields thirds")) {
          kind(line)
          minutes(line)
          place(line)
        }
        NoteFix(page: page, field("kind", line)).node
        NoteFix(page: page, field("minutes", line)).node
      }
      NoteFix(page: page, name).node
    }
  }

  /// Tells the labels of the second segment from those of the first.
  private var suffix: Node { prefix.isEmpty ? .nothing : span(.class("sr")) { ", \(prefix) the order" } }

  private func field(_ name: String, _ line: Int) -> String {
    prefix.isEmpty ? "\(name)\(line)" : prefix + name.prefix(1).uppercased() + name.dropFirst() + "\(line)"
  }

  private func kind(_ line: Int) -> Node {
    let name = field("kind", line)
    return div(.class("field")) {
      labelTag(.for(name)) {
        "Technique \(line)"
        suffix
      }
      selectTag(.id(name), .name(name)) {
        option(.value("")) { "–" }
        for group in page.kinds where !group.kinds.isEmpty {
          optgroup(.groupLabel(group.name)) {
            for kind in group.kinds {
              option(.value(kind.value), .selected(page.fields[name] == kind.value)) { kind.shown }
            }
          }
        }
      }
    }
  }

  private func minutes(_ line: Int) -> Node {
    let name = field("minutes", line)
    return div(.class("field")) {
      labelTag(.for(name)) {
        "Minutes \(line)"
        suffix
      }
      input(
        .id(name), .name(name), .type(.text), .inputMode(.numeric), .value(page.fields[name] ?? ""),
        .autocomplete("off"), .maxLength(4), page.fix(for: name) == nil ? .none : .aria("invalid", true))
    }
  }

  private func place(_ line: Int) -> Node {
    let name = field("where", line)
    return div(.class("field")) {
      labelTag(.for(name)) {
        "Where \(line)"
        suffix
      }
      selectTag(.id(name), .name(name)) {
        option(.value("")) { "everywhere ticked" }
        for place in places {
          option(.value(place.value), .selected(page.fields[name] == place.value)) { place.shown }
        }
      }
    }
  }
}

/// The units the minutes come to by the payer's rule, with the working.
struct UnitLine {
  let words: NotePage.UnitWords
  /// What the script puts in when the draft was saved.
  let live: String

  var node: Node {
    div(.class("tight")) {
      p {
        b { "Units: " }
        output(.data("live", live)) { words.sum.isEmpty ? "none yet" : words.sum }
      }
      details {
        summary { "How they are counted" }
        ul(.class("small"), .data("live", "\(live)Working")) {
          for step in words.working.isEmpty ? ["Enter minutes, then save."] : words.working { li { step } }
        }
      }
    }
  }
}

/// A box for words of several lines.
struct NoteText {
  let page: NotePage
  let name: String
  let label: String
  let rows: Int
  let hint: String?

  init(page: NotePage, _ name: String, _ label: String, rows: Int = 3, hint: String? = nil) {
    self.page = page
    self.name = name
    self.label = label
    self.rows = rows
    self.hint = hint
  }

  var node: Node {
    div(.class("field all")) {
      labelTag(.for(name)) { label }
      textarea(
        .id(name), .name(name), .rows(rows), .maxLength(20_000),
        page.fix(for: name) == nil ? .none : .aria("describedby", "\(name)-fix")
      ) { page.fields[name] ?? "" }
      if let hint { p(.class("hint")) { hint } }
      NoteFix(page: page, name).node
    }
  }
}
