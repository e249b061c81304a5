/// Turns blocks into strips of one column of text.
struct Typesetter {
  let canvas: Canvas
  /// Points from the left edge of the sheet.
  let left: Double
  let width: Double
  var right: Double { left + width }

  func strips(of blocks: [Block]) -> [Strip] { blocks.reduce(into: []) { $0 = joined($0, $1) } }

  private func joined(_ strips: [Strip], _ block: Block) -> [Strip] {
    guard case .pageBreak = block else {
      var next = self.strips(of: block)
      if strips.last?.beginsPage == true, strips.last?.height == 0, !next.isEmpty {
        next[0].beginsPage = true
        return strips.dropLast() + next
      }
      return strips + next
    }
    return strips + [Strip(height: 0, beginsPage: true) { _, _ in }]
  }

  private func strips(of block: Block) -> [Strip] {
    switch block {
    case .title(let text): lines(Words(text), .title, before: 0, after: 4, keeps: true)
    case .heading(let text, .section): heading(text)
    case .heading(let text, .subsection): lines(Words(text), .subsection, before: 9, keeps: true)
    case .paragraph(let words): lines(words, .body, before: 5)
    case .smallPrint(let words): lines(words, .small, before: 6)
    case .pairs(let pairs, let columns): self.pairs(pairs, columns: columns)
    case .table(let table): self.table(table)
    case .list(let items, let numbered): list(items, numbered: numbered)
    case .checks(let checks, let columns): self.checks(checks, columns: columns)
    case .writeIn(let label, let lines): writeIn(label, lines: lines)
    case .signature(let fields): signature(fields)
    case .code(let code): self.code(code)
    case .picture(let picture): self.picture(picture)
    case .together(let blocks): together(blocks)
    case .pageBreak: []
    }
  }

  /// Draws the first line of `words` and no other: a place of one line, such as a margin.
  func put(_ words: Words, _ style: TextStyle, x: Double, width: Double, y: Double, atRight: Bool = false) {
    // Far more than a line holds; without it a very long text would be set anew on every page.
    let layout = TextLayout(words.prefix(250), style, width: width, atRight: atRight, on: canvas)
    if let line = layout.lines.first { layout.draw(line, x: x, y: y, on: canvas) }
  }

  private func together(_ blocks: [Block]) -> [Strip] {
    var strips = strips(of: blocks)
    for index in strips.indices.dropLast() { strips[index].keepsWithNext = true }
    return strips
  }
}
