import HTML

extension RefusalPage {
  /// The page as bytes. The same for everything that a reader may not see, so that it tells nothing about what exists:
  /// it depends on nothing but the refusal and on who is signed in.
  var bytes: [UInt8] {
    guard let frame else { return PublicLayout(title: heading) { content(.guide) }.bytes }
    return StaffLayout(title: heading, current: nil, frame: frame) { content(.today) }.bytes
  }

  /// Where a reader goes on from here.
  private enum Start { case guide, today }

  @Markup private func content(_ start: Start) -> Node {
    div(.class("head")) { h1 { heading } }
    section(.class("sheet stack")) {
      for words in paragraphs { p { words } }
      switch start {
      case .guide: p { a(.class("btn"), .href("/guide")) { "For patients: how to get massage paid" } }
      case .today: p { a(.class("btn"), .href("/today")) { "Back to Today" } }
      }
    }
  }
}
