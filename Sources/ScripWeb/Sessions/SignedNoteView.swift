import HTML

/// How a signed note is drawn, for the screen and for paper.
struct SignedNoteView {
  let page: SignedNotePage
  let frame: StaffLayout.Frame
  let hidden: [Node]
  let mayAdd: Bool

  var bytes: [UInt8] {
    StaffLayout(title: "Session note", current: .patients, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb no-print")) { a(.href("/episodes/\(page.episode)")) { "The episode" } }
          h1 { page.heading }
          p { page.lead }
          if let practice = page.practice { p(.class("small mute")) { practice } }
        }
      }
      if !page.isAsSigned {
        p(.class("alert bad"), .role(.alert)) {
          "This note is not what was signed: somebody changed the stored record. Run scrip verify, and keep the data."
        }
      }
      div(.class("cols")) {
        div(.class("stack")) {
          if let stopped = page.stopped { p(.class("alert bad"), .role(.note)) { stopped } }
          if page.stopped != nil { nextSheet }
          signatureSheet
          if !page.work.isEmpty { workSheet }
          wordsSheet
          if !page.measured.isEmpty { measuredSheet }
          addendaSheet
        }
        aside(.class("stack")) {
          if page.stopped == nil { mapSheet }
          if !page.open.isEmpty { openSheet }
        }
      }
    }.bytes
  }

  /// What follows a session that was stopped, and the way back from a mistake.
  private var nextSheet: Node {
    section(.class("sheet tight no-print"), .aria("labelledby", "next-name")) {
      h2(.id("next-name")) { "What comes next" }
      ul {
        li {
          "Tell the patient: "
          a(.href("/patients/\(page.patient)")) { page.tell }
        }
        if frame.permissions.contains(.bookAppointments) {
          li { a(.href("/episodes/\(page.episode)/times")) { "Find a time" } }
        }
        li {
          "It was a mistake: say so under "
          a(.href("#addenda")) { "Addenda" }
          ", and have the answer cleared "
          a(.href("/patients/\(page.patient)")) { "on the chart" }
          " by the front desk, with It is over; then find a time again."
        }
      }
    }
  }

  private var signatureSheet: Node {
    section(.class("sheet tight"), .aria("labelledby", "signed-name")) {
      h2(.id("signed-name")) { "Signed" }
      p(.class("st done")) { page.signature }
      p(.class("small mute")) { page.lock }
    }
  }

  private var workSheet: Node {
    section(.class("sheet flush")) {
      table(.class("tbl pile")) {
        caption(.class("sr")) { "Work" }
        thead { tr { for head in ["Technique", "Minutes", "Where", "Paid"] { th(.scope(.col)) { head } } } }
        tbody {
          for row in page.work {
            tr {
              th(.scope(.row), .class("all")) { row.what }
              td(.class("num"), .data("l", "Minutes")) { row.minutes }
              td(.data("l", "Where")) { row.areas }
              td(.data("l", "Paid")) { row.payer }
            }
          }
        }
      }
      ul(.class("empty")) { for line in page.units { li { line } } }
    }
  }

  private var wordsSheet: Node {
    section(.class("sheet"), .aria("labelledby", "words-name")) {
      h2(.class("sr"), .id("words-name")) { "What was found and advised" }
      dl(.class("kv")) {
        for row in page.rows {
          dt { row.name }
          dd { for words in row.words { p { words } } }
        }
      }
      if !page.goals.isEmpty {
        h3 { "Plan of care, agreed in this session" }
        ul { for goal in page.goals { li { goal } } }
      }
    }
  }

  private var measuredSheet: Node {
    section(.class("sheet flush")) {
      table(.class("tbl pile")) {
        caption(.class("sr")) { "Measures" }
        thead {
          tr { for head in ["Measure", "First", "Today", "Since first"] { th(.scope(.col)) { head } } }
        }
        tbody {
          for line in page.measured {
            tr {
              th(.scope(.row), .class("all")) { line.name }
              td(.data("l", "First")) { line.baseline }
              td(.data("l", "Today")) { line.now }
              td(.data("l", "Since first")) { line.sinceBaseline }
            }
          }
        }
      }
    }
  }

  private var mapSheet: Node {
    section(.class("sheet tight"), .aria("labelledby", "map-name")) {
      h2(.id("map-name")) { "Body map" }
      page.map.node
    }
  }

  private var openSheet: Node {
    section(.class("sheet tight no-print"), .aria("labelledby", "open-name")) {
      h2(.id("open-name")) { "For the front desk" }
      ul { for line in page.open { li { line } } }
    }
  }

  private var addendaSheet: Node {
    section(.class("sheet stack"), .id("addenda"), .aria("labelledby", "addenda-name")) {
      h2(.id("addenda-name")) { "Addenda" }
      if page.addenda.isEmpty {
        p(.class("mute")) { "None. The note stays as it was signed; what is added stands here." }
      }
      for added in page.addenda {
        div(.class("tight")) {
          p { added.text }
          p(.class("small mute")) { added.who }
        }
      }
      if mayAdd { addForm }
    }
  }

  private var addForm: Node {
    form(
      .class("stack no-print"), .method(.post), .action("/appointments/\(page.appointment)/note/addenda"),
      .noValidate()
    ) {
      hidden
      div(.class("field")) {
        labelTag(.for("text")) { "Add to this note" }
        textarea(.id("text"), .name("text"), .rows(3), .maxLength(20_000)) { page.typed }
        for fault in page.faults { p(.class("alert bad"), .role(.alert)) { fault.fix } }
      }
      button(.class("btn"), .type(.submit)) { "Add and sign" }
    }
  }
}
