import HTML

/// The left pane: the pages as pictures with the read fields boxed, and what was typed as text.
struct PagePane {
  let page: ReviewPage

  var node: Node {
    guard !page.sheets.isEmpty else {
      return section(.class("sheet stack")) {
        p { "This document has no picture. Open the original to compare." }
        p { a(.class("btn"), .href("/inbox/\(page.intake)/original")) { "Open the original" } }
      }
    }
    return div(.class("stack")) {
      for sheet in page.sheets { picture(sheet) }
    }
  }

  private func picture(_ sheet: ReviewPage.Sheet) -> Node {
    div(
      .class("fax"), .tabIndex(0), .role(.group), .aria("label", "Page \(sheet.number), can be scrolled"),
      sheet.number == page.start ? .data("start", "yes") : .none
    ) {
      if let text = sheet.text { pre { text } } else { boxed(sheet) }
    }
  }

  private func boxed(_ sheet: ReviewPage.Sheet) -> Node {
    div {
      img(.src("/inbox/\(page.intake)/pages/\(sheet.number)"), .alt("Page \(sheet.number) of the document"))
      SVG.svg(.init(width: 1000, height: 1000), .stretched, .aria("label", "Fields found on page \(sheet.number)")) {
        for box in sheet.boxes { frame(box) }
      }
    }
  }

  private func frame(_ box: ReviewPage.Box) -> Node {
    a(
      .class(box.mark.name), .href("#f-\(box.field)"), .data("field", box.field),
      .aria("label", "\(box.label), \(box.mark == .sure ? "read" : "please look")")
    ) {
      SVG.rect(
        x: Double(box.area.x) - 4, y: Double(box.area.y) - 3, width: Double(box.area.width) + 8,
        height: Double(box.area.height) + 6)
    }
  }
}
