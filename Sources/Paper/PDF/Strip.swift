/// What is drawn over the full width and never torn: a line of text, a line of a table row, a picture.
struct Strip {
  /// Points.
  var height: Double
  /// Points left free above it, except at the top of a page.
  var spaceBefore = 0.0
  /// Whether it must not be the last one of a page when another follows.
  var keepsWithNext = false
  /// Drawn again above it when it begins a page: the headings of a table.
  var repeatedHead: [Strip] = []
  var beginsPage = false
  /// Draws it with its top at `y`.
  var draw: (_ canvas: Canvas, _ y: Double) -> Void
}

/// A strip and where its top is on its page.
struct PlacedStrip {
  let strip: Strip
  let y: Double
}

/// Distributes strips over pages from `top` to `bottom`.
struct Paginator {
  let top: Double
  let bottom: Double

  private var pages: [[PlacedStrip]] = [[]]
  private var y: Double

  init(top: Double, bottom: Double) {
    (self.top, self.bottom) = (top, bottom)
    y = top
  }

  static func pages(of strips: [Strip], top: Double, bottom: Double) -> [[PlacedStrip]] {
    var paginator = Paginator(top: top, bottom: bottom)
    var rest = strips[...]
    while !rest.isEmpty {
      let end = rest.firstIndex { !$0.keepsWithNext } ?? rest.endIndex - 1
      paginator.place(rest[...end])
      rest = rest[(end + 1)...]
    }
    return paginator.pages
  }

  /// Places strips that stay together; those too tall for any page are torn where the page ends.
  private mutating func place(_ chain: ArraySlice<Strip>) {
    guard let first = chain.first else { return }
    let height = chain.dropFirst().reduce(first.height) { $0 + $1.spaceBefore + $1.height }
    let head = first.repeatedHead.reduce(0) { $0 + $1.height }
    let fitsOnAPage = top + head + height <= bottom
    if first.beginsPage || (fitsOnAPage && !atTop && y + first.spaceBefore + height > bottom) { turnPage(for: first) }
    for strip in chain {
      if !atTop, y + strip.spaceBefore + strip.height > bottom { turnPage(for: strip) }
      put(strip)
    }
  }

  private var atTop: Bool { pages[pages.count - 1].isEmpty }

  private mutating func turnPage(for strip: Strip) {
    guard !atTop else { return }
    pages.append([])
    y = top
    // Headings that would take half the page are not worth repeating, and could leave no room for a row.
    guard strip.repeatedHead.reduce(0, { $0 + $1.height }) < (bottom - top) / 2 else { return }
    for head in strip.repeatedHead { put(head) }
  }

  private mutating func put(_ strip: Strip) {
    if !atTop { y += strip.spaceBefore }
    pages[pages.count - 1].append(PlacedStrip(strip: strip, y: y))
    y += strip.height
  }
}
