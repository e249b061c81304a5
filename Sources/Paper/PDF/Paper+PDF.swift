import CPango

extension Paper {
  /// The paper as a PDF file with its text as text. The same paper gives the same bytes with the same fonts installed
  /// (Debian: `fonts-liberation2`, `fonts-dejavu-core`).
  public func pdf() throws(PrintFailure) -> [UInt8] {
    let canvas = try Canvas(for: self)
    let typesetter = Typesetter(canvas: canvas, left: Self.side, width: size.width - 2 * Self.side)
    let bottom = size.height - 58
    let pages = Paginator.pages(of: typesetter.strips(of: blocks), top: 66, bottom: bottom)
    for (index, page) in pages.enumerated() {
      drawMargins(typesetter, page: index + 1, of: pages.count)
      for placed in page { placed.strip.draw(canvas, placed.y) }
      canvas.showPage()
    }
    return try canvas.finish()
  }

  /// The margin at the left and right, in points.
  private static let side = 58.0

  private func drawMargins(_ type: Typesetter, page: Int, of count: Int) {
    if header != Margin() {
      type.put(Words.bold(header.left), .small, x: type.left, width: type.width / 2, y: 36)
      type.put(Words(header.right), .small, x: type.left + type.width / 2, width: type.width / 2, y: 36, atRight: true)
      type.canvas.line(fromX: type.left, toX: type.right, y: 51)
    }
    let foot = size.height - 44
    type.put(Words(footer), .small, x: type.left, width: type.width - 80, y: foot)
    type.put("Page \(page) of \(count)", .small, x: type.right - 80, width: 80, y: foot, atRight: true)
  }
}
