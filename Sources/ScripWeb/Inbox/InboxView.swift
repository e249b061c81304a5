import HTML

/// How the inbox is drawn: what waits, what was dealt with, and the upload beside it.
extension InboxPage {
  func bytes(frame: StaffLayout.Frame, hidden: [Node], upload: Upload?) -> [UInt8] {
    StaffLayout(title: "Inbox", current: .inbox, frame: frame) {
      div(.class("head")) {
        div {
          if isDoneOnly { p(.class("crumb")) { a(.href("/inbox")) { "Inbox" } } }
          h1 { isDoneOnly ? "Dealt with" : "Inbox" }
          p { lead }
        }
      }
      if let setAside, frame.permissions.contains(.signOffReferrals) { setAsideNote(setAside, hidden) }
      div(.class("cols")) {
        div(.class("stack")) {
          if !isDoneOnly { waitingSheet }
          doneSheet
        }
        if let upload { aside(.class("stack")) { uploadSheet(hidden, upload) } }
      }
    }.bytes
  }

  private var lead: String {
    if isDoneOnly { return "Older ones, the last received first." }
    return waiting.isEmpty && isFirstPage
      ? "Nothing waits." : "Oldest first. A document is a referral once it is signed off."
  }

  /// Says what just happened, with the way to undo it.
  private func setAsideNote(_ line: Line, _ hidden: [Node]) -> Node {
    form(.class("alert row between"), .method(.post), .action("/inbox/\(line.id)/take-back")) {
      hidden
      p(.role(.status)) { "Set aside: \(line.title), \(line.note ?? "not a referral")." }
      button(.class("btn"), .type(.submit)) { "Take it back" }
    }
  }

  private var waitingSheet: Node {
    section(.class("sheet flush"), .aria("labelledby", "waiting")) {
      div(.class("top")) { h2(.id("waiting")) { "Waiting for a person" } }
      if waiting.isEmpty, !isFirstPage {
        p(.class("mute empty")) { "Nothing waits behind this place any more." }
      } else if waiting.isEmpty {
        p(.class("mute empty")) {
          "When a fax, an e-mail or an upload comes in, it is read and listed here. Upload one to try it."
        }
      } else {
        lines(waiting, isDone: false)
      }
      if more != nil || !isFirstPage { paging }
    }
  }

  /// How many wait in all, and the way to the others.
  private var paging: Node {
    nav(.class("row empty"), .aria("label", "Pages of the inbox")) {
      if let more { span(.class("mute")) { more } }
      if !isFirstPage { a(.class("btn"), .href("/inbox")) { "The oldest" } }
      if let next { a(.class("btn"), .href("/inbox?after=\(next)")) { "The next ones" } }
    }
  }

  private var doneSheet: Node {
    guard !done.isEmpty || isDoneOnly else { return .nothing }
    return section(.class("sheet flush"), .aria("labelledby", "done")) {
      div(.class("top")) { h2(.id("done")) { isDoneOnly ? "Signed off or set aside" : "Dealt with" } }
      if done.isEmpty { p(.class("mute empty")) { "There are no older ones." } } else { lines(done, isDone: true) }
      if nextDone != nil || isDoneOnly {
        nav(.class("row empty"), .aria("label", "Pages of what was dealt with")) {
          if isDoneOnly { a(.class("btn"), .href("/inbox#done")) { "The newest" } }
          if let nextDone {
            a(.class("btn"), .href("/inbox?\(InboxRoutes.doneField)=\(nextDone)")) { "Older ones" }
          }
        }
      }
    }
  }

  private func lines(_ lines: [Line], isDone: Bool) -> Node {
    div(.class("scroll")) {
      table(.class("tbl pile")) {
        thead {
          tr {
            th(.scope(.col)) { "Document" }
            th(.scope(.col)) { "Received" }
            th(.scope(.col)) { isDone ? "Became" : "State" }
          }
        }
        tbody { for line in lines { row(line, isDone: isDone) } }
      }
    }
  }

  private func row(_ line: Line, isDone: Bool) -> Node {
    tr(.data("key", "row")) {
      th(.scope(.row)) {
        a(.href("/inbox/\(line.id)")) { line.title }
        span(.class("mute")) { [line.from, line.pages].filter { !$0.isEmpty }.joined(separator: ", ") }
      }
      td {
        line.received
        if !isDone { span(.class("mute")) { line.age } }
      }
      td {
        span(.class(line.state.mark)) { line.state.words }
        if let note = line.note { span(.class("mute")) { note } }
      }
    }
  }

  private func uploadSheet(_ hidden: [Node], _ upload: Upload) -> Node {
    let ways = [
      ("upload", "Upload"), ("paper", "Paper at the desk"), ("email", "E-mail"), ("text", "Text message with a photo"),
      ("fax", "Fax"),
    ]
    return section(.class("sheet"), .aria("labelledby", "upload")) {
      div(.class("top")) { h2(.id("upload")) { "Bring one in" } }
      form(.class("stack"), .method(.post), .action("/inbox"), .multipart()) {
        hidden
        div(.class("field")) {
          labelTag(.for("via")) { "How it came" }
          selectTag(.id("via"), .name("via")) {
            for (via, words) in ways { option(.value(via), .selected(via == upload.via)) { words } }
          }
        }
        div(.class("field")) {
          labelTag(.for("file")) { "File" }
          input(
            .id("file"), .name("file"), .type(.file), .required(),
            .accept(".pdf,.tif,.tiff,.jpg,.jpeg,.png,.docx,.txt,.eml"),
            upload.fix == nil ? .none : .aria("invalid", true),
            upload.fix == nil ? .none : .aria("describedby", "file-fix"))
          if let fix = upload.fix { p(.class("alert bad"), .id("file-fix"), .role(.alert)) { fix } }
          span(.class("hint")) { "PDF, TIFF, JPEG, PNG, DOCX or text, at most 25 MB and 200 pages." }
        }
        button(.class("btn go wide"), .type(.submit)) { "Upload" }
      }
    }
  }
}
