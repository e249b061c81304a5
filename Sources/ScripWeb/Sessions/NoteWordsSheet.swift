import HTML
import ScripCore

/// What was found, what keeps it going, what was advised, how firmly, and how it was taken.
struct NoteWordsSheet {
  let page: NotePage
  /// Whether the reader may open the plan of care.
  let mayPlan: Bool

  var node: Node {
    section(.class("sheet stack"), .aria("labelledby", "words-name")) {
      h2(.id("words-name")) { "What you found and advised" }
      NoteText(page: page, "findings", "Findings").node
      NoteText(
        page: page, "factors", "What may keep it going", rows: 2, hint: "Habits and loads, a line each."
      ).node
      NoteText(page: page, "advice", "Advice for home", rows: 2, hint: "A line each.").node
      fieldset {
        legend { "Pressure the patient wanted" }
        div(.class("row")) {
          for pressure in SessionNote.Pressure.allCases {
            labelTag(.class("pick")) {
              input(
                .type(.radio), .name("pressure"), .value(pressure.rawValue),
                .checked(page.fields["pressure"] == pressure.rawValue))
              pressure.rawValue
            }
          }
        }
      }
      NoteText(page: page, "response", "How the patient took it", rows: 2).node
      plan
    }
  }

  private var plan: Node {
    section(.class("tight"), .aria("labelledby", "plan-name")) {
      h3(.id("plan-name")) { "Plan of care" }
      if page.goals.isEmpty {
        p {
          "No goals are written down yet. "
          if mayPlan { a(.href("/episodes/\(page.episode)/plan")) { "Write them with the patient" } }
        }
      } else {
        ul { for goal in page.goals { li { goal } } }
        labelTag(.class("pick"), .for("agreed")) {
          input(
            .type(.checkbox), .id("agreed"), .name("agreed"), .value("yes"), .checked(page.fields["agreed"] != nil))
          "Gone through with the patient today, and agreed"
        }
        if mayPlan { p { a(.href("/episodes/\(page.episode)/plan")) { "Change the goals" } } }
      }
    }
  }
}

/// The map with its key.
struct NoteMapSheet {
  let page: NotePage

  var node: Node {
    section(.class("sheet tight"), .aria("labelledby", "map-name")) {
      h2(.id("map-name")) { "Body map" }
      page.map.node
      ul(.class("key")) {
        for (mark, words) in [("k-o", "ordered"), ("k-w", "worked on"), ("k-x", "outside the order")] {
          li {
            i(.class(mark), .aria("hidden", true))
            words
          }
        }
      }
      p(.class("small mute")) { "The same places can be ticked beside it; a saved note fills them in here." }
    }
  }
}

/// What was measured today, beside what was measured before.
struct NoteMeasuresSheet {
  let page: NotePage

  var node: Node {
    section(.class("sheet stack"), .id("measures"), .aria("labelledby", "measures-name")) {
      h2(.id("measures-name")) { "Measures" }
      if !page.asksMeasures { p(.class("mute")) { "Not needed for this kind of care; welcome all the same." } }
      scale("pain", "Pain now, 0 none to 10 the worst there is")
      NoteFix(page: page, "pain").node
      function
      NoteFix(page: page, "function").node
      if !page.measured.isEmpty { before }
      details(.open(isOpen)) {
        summary { "Motion, medication, sleep, questionnaires" }
        more
      }
      NoteFix(page: page, "measures").node
    }
  }

  private static let moreFields = ["degrees", "doses", "sleep", "form", "change", "painWorst"]

  private var isOpen: Bool {
    page.fields.pairs.contains { pair in
      !pair.value.isEmpty && Self.moreFields.contains { pair.name.hasPrefix($0) }
    }
      || page.faults.contains { fault in
        (Self.moreFields + ["motion", "medicine"]).contains { fault.field.hasPrefix($0) }
      }
  }

  private func scale(_ name: String, _ label: String) -> Node {
    fieldset(.id(name)) {
      legend { label }
      div(.class("scale")) {
        for number in 0...10 {
          labelTag {
            input(
              .type(.radio), .name(name), .value(String(number)), .checked(page.fields[name] == String(number)))
            span { String(number) }
          }
        }
      }
    }
  }

  private var function: Node {
    fieldset(.id("function")) {
      legend { "What it keeps the patient from: 0 cannot, 10 as before" }
      for line in 1...NoteFields.activityLines where line <= 3 || page.fields["activity\(line)"] != nil {
        div(.class("fields")) {
          NoteEntry(page: page, "activity\(line)", "Activity \(line)", "").node
          NoteEntry(page: page, "rating\(line)", "Rating \(line)", "", mode: .numeric).node
        }
      }
    }
  }

  private var before: Node {
    table(.class("tbl still pile")) {
      caption { "Before and now" }
      thead {
        tr {
          for head in ["Measure", "First", "Last", "Today", "Since last", "Since first"] { th(.scope(.col)) { head } }
        }
      }
      tbody {
        for line in page.measured {
          tr {
            th(.scope(.row), .class("all")) { line.name }
            td(.data("l", "First")) { line.baseline }
            td(.data("l", "Last")) { line.prior }
            td(.data("l", "Today")) { line.now }
            td(.data("l", "Since last")) { line.sincePrior }
            td(.data("l", "Since first")) { line.sinceBaseline }
          }
        }
      }
    }
  }

  private var more: Node {
    div(.class("stack")) {
      for line in 1...NoteFields.motionLines {
        div(.class("fields thirds")) {
          choice("motion\(line)", "Movement \(line)", page.motions)
          choice("motionSide\(line)", "Side \(line)", [EntryChoice("left", "left"), EntryChoice("right", "right")])
          NoteEntry(page: page, "degrees\(line)", "Degrees \(line)", "", mode: .decimal).node
        }
        sure(line)
      }
      for line in 1...NoteFields.medicineLines {
        div(.class("fields")) {
          NoteEntry(page: page, "medicine\(line)", "Medicine \(line)", "").node
          NoteEntry(page: page, "doses\(line)", "Doses a day \(line)", "", mode: .decimal).node
        }
      }
      div(.class("fields")) {
        NoteEntry(page: page, "sleep", "Hours of sleep", "", mode: .decimal).node
        NoteEntry(page: page, "painWorst", "Worst pain since last time", "0 to 10", mode: .numeric).node
        NoteEntry(page: page, "change", "Change as a whole", "−7 much worse to 7 much better").node
        choice("form", "Questionnaire", Self.questionnaires)
        NoteEntry(page: page, "formSum", "Sum of its answers", "", mode: .numeric).node
        NoteEntry(page: page, "formAnswered", "Questions answered", "", mode: .numeric).node
      }
    }
  }

  /// Asked only of a reach far above the norm.
  private func sure(_ line: Int) -> Node {
    let name = NoteFields.sure(line)
    let degrees = Score((page.fields["degrees\(line)"] ?? "").replacing("+", with: ""))?.shown
    let isAsked = page.fix(for: name) != nil
    guard let degrees, isAsked || page.fields[name] == degrees else { return .nothing }
    return div(.class("field all")) {
      labelTag(.class("pick"), .for(name)) {
        input(.type(.checkbox), .id(name), .name(name), .value(degrees), .checked(page.fields[name] == degrees))
        "It is right: \(degrees) measured"
      }
      NoteFix(page: page, name).node
    }
  }

  static let questionnaires = [
    EntryChoice("odi", "Oswestry disability index"), EntryChoice("ndi", "Neck disability index, of 50"),
    EntryChoice("ndi_percent", "Neck disability index, in percent"), EntryChoice("dash", "DASH"),
    EntryChoice("quickdash", "QuickDASH"),
  ]

  private func choice(_ name: String, _ label: String, _ choices: [EntryChoice]) -> Node {
    div(.class("field")) {
      labelTag(.for(name)) { label }
      selectTag(.id(name), .name(name)) {
        option(.value("")) { "–" }
        for choice in choices {
          option(.value(choice.value), .selected(page.fields[name] == choice.value)) { choice.shown }
        }
      }
      NoteFix(page: page, name).node
    }
  }
}

/// A short entry with its fix.
struct NoteEntry {
  let page: NotePage
  let name: String
  let label: String
  let hint: String
  let mode: Attribute.InputMode

  init(page: NotePage, _ name: String, _ label: String, _ hint: String, mode: Attribute.InputMode = .text) {
    self.page = page
    self.name = name
    self.label = label
    self.hint = hint
    self.mode = mode
  }

  var node: Node {
    div(.class("field")) {
      labelTag(.for(name)) { label }
      input(
        .id(name), .name(name), .type(.text), .inputMode(mode), .value(page.fields[name] ?? ""), .maxLength(100),
        .autocomplete("off"), page.fix(for: name) == nil ? .none : .aria("invalid", true))
      if !hint.isEmpty { p(.class("hint")) { hint } }
      NoteFix(page: page, name).node
    }
  }
}
