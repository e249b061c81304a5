import HTML
import ScripCore
import ScripDesk

/// The review with what stands around it: who the patient may be, and who pays.
struct ReviewView {
  let page: ReviewPage
  let filing: FilingChoices
  let frame: StaffLayout.Frame
  let hidden: [Node]
  let faults: [ReviewFault]
  /// What was not done because of them; nil where they are only saved.
  let refusal: String?
  /// What was typed is saved, the faulty texts too.
  let isKept: Bool

  var bytes: [UInt8] {
    StaffLayout(title: "Review", current: .inbox, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/inbox")) { "Inbox" } }
          h1 { page.heading }
          p { page.lead }
        }
        neighbours
      }
      if let message = page.message { p(.class("alert bad"), .role(.alert)) { message } }
      summary
      if let warning = page.warning { p(.class("alert"), .role(.note)) { "Please look: \(warning)" } }
      if let returned = page.returned { p(.class("alert"), .role(.note)) { returned } }
      if page.isBeingRead { waiting } else { panes }
    }.bytes
  }

  /// What to correct, each with the way to its entry.
  private var summary: Node {
    guard !faults.isEmpty else { return .nothing }
    return div(.class("alert bad tight"), .role(.alert)) {
      h2 { "\(refusal ?? "Saved, but not understood.") Correct this:" }
      ul {
        for fault in faults {
          li {
            if let anchor = fault.anchor { a(.href("#\(anchor)")) { fault.label } } else { fault.label }
            ": \(fault.sentence)"
          }
        }
      }
    }
  }

  private var neighbours: Node {
    div(.class("row")) {
      a(.class("btn"), .href("/inbox/\(page.intake)/original"), .data("key", "o")) { "Original" }
      if let before = page.before { neighbour(before, "Previous", key: "k") }
      if let after = page.after { neighbour(after, "Next", key: "j") }
    }
  }

  /// The script saves what was typed before it follows such a link.
  private func neighbour(_ intake: String, _ words: String, key: String) -> Node {
    a(.class("btn"), .href("/inbox/\(intake)"), .data("key", key), .data("leave", intake)) { words }
  }

  private var waiting: Node {
    section(.class("sheet stack")) {
      p(.class("st wait")) { "Being read. It takes a few seconds a page." }
      p { a(.class("btn"), .href("/inbox/\(page.intake)")) { "Look again" } }
    }
  }

  private var panes: Node {
    div(.class("panes")) {
      div(.class("left")) { PagePane(page: page).node }
      div(.class("stack")) {
        if page.isOpen, page.referral == nil {
          editForm
          if page.mayBeStopped { stopForm }
          setAsideForm
        } else {
          closedNote
        }
      }
    }
  }

  private var savePath: LocalPath { "/inbox/\(page.intake)/save" }

  private var editForm: Node {
    form(
      .class("sheet flush"), .method(.post), .action("/inbox/\(page.intake)/sign-off"), .id("review"),
      .data("unsaved", isKept ? "no" : "yes")
    ) {
      hidden
      input(.type(.hidden), .name("order"), .value(String(page.order)))
      if let seen = page.seen { input(.type(.hidden), .name(RecordMark.field), .value(seen)) }
      input(.type(.hidden), .name(ReviewForm.placeField), .value(""))
      input(.type(.hidden), .name(ReviewForm.nextField), .value(""))
      if page.orderCount > 1 { savingTabs }
      for group in page.groups { EntryGroup(group: group).node }
      ParticularsEntries(particulars: page.particulars).node
      filing.node
      div(.class("dock")) {
        button(.class("btn"), .type(.submit), .formAction(savePath), .noFormValidation) { "Save" }
        button(.class("btn go"), .type(.submit)) { "Sign off and check" }
      }
    }
  }

  /// Going to another order saves what was typed into this one; whoever may not save only looks.
  private var savingTabs: Node {
    guard frame.permissions.contains(.signOffReferrals) else { return lookingTabs }
    return Node.row([
      // The button that Enter in an entry presses: it stays with this order.
      button(.class("sr"), .type(.submit), .formAction(savePath), .noFormValidation, .tabIndex(-1)) { "Save" },
      tabs { index in
        button(
          .type(.submit), .name(ReviewForm.turnField), .value(String(index)), .formAction(savePath),
          .noFormValidation, isHere(index)
        ) { "Order \(index + 1)" }
      },
    ])
  }

  private var lookingTabs: Node {
    tabs { index in
      a(.href("/inbox/\(page.intake)?order=\(index)"), isHere(index)) { "Order \(index + 1)" }
    }
  }

  /// The orders of one document.
  private func tabs(_ tab: (Int) -> Node) -> Node {
    nav(.class("seg"), .aria("label", "Orders in this document")) {
      for index in 0..<page.orderCount { tab(index) }
    }
  }

  private func isHere(_ index: Int) -> Attribute { index == page.order ? .aria("current", "true") : .none }

  private var setAsideForm: Node {
    form(.class("sheet row between"), .method(.post), .action("/inbox/\(page.intake)/set-aside")) {
      hidden
      div(.class("field")) {
        labelTag(.for(SetAside.reasonField)) { "Not a referral?" }
        input(
          .id(SetAside.reasonField), .name(SetAside.reasonField), .type(.text), .placeholder("what it is"),
          .maxLength(200), .required())
      }
      button(.class("btn"), .type(.submit)) { "Set aside" }
    }
  }

  private var stopForm: Node {
    form(.class("sheet row between"), .method(.post), .action("/inbox/\(page.intake)/stopped")) {
      hidden
      p { "The prescriber ends the treatment, or does not sign?" }
      button(.class("btn"), .type(.submit)) { "File it: no renewal" }
    }
  }

  private var closedNote: Node {
    section(.class("sheet stack")) {
      if page.orderCount > 1 { lookingTabs }
      if let referral = page.referral {
        p(.class("st done")) { "Signed off as a referral." }
        p { a(.class("btn go"), .href("/referrals/\(referral)/check")) { "Open the check" } }
      } else if page.isSetAside {
        p(.class("st wait")) { "Set aside. It stays here and can be taken back." }
        form(.method(.post), .action("/inbox/\(page.intake)/take-back")) {
          hidden
          button(.class("btn go"), .type(.submit)) { "Take back into the inbox" }
        }
      }
    }
  }
}
