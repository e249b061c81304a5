import HTML

/// A table of words with a way to add a row and a way to each row.
struct WordTable: Equatable, Sendable {
  typealias Path = LocalPath

  struct Cell: Equatable, Sendable, ExpressibleByStringInterpolation {
    /// Amber is for what will run out, red for what cannot be used.
    enum Mark: Equatable, Sendable { case plain, soon, stop, done, wait }

    let words: String
    let mark: Mark
    /// Where the cell itself leads, apart from its row.
    let path: Path?
    /// What may be done about what the cell says, behind its words.
    let link: Link?

    init(_ words: String, _ mark: Mark = .plain, path: Path? = nil, link: Link? = nil) {
      (self.words, self.mark) = (words, mark)
      (self.path, self.link) = (path, link)
    }

    init(stringLiteral words: String) { self.init(words) }
  }

  struct Row: Equatable, Sendable {
    let cells: [Cell]
    /// Where the first cell leads; nil for who may not change the row.
    let path: Path?
  }

  /// What may be done besides: `Add a location`.
  struct Link: Equatable, Sendable {
    let words: String
    let path: Path
  }

  let title: String
  let heads: [String]
  let rows: [Row]
  /// Said in place of an empty table: what to do.
  let empty: String
  let add: Link?

  var node: Node {
    section(.class("sheet flush")) {
      div(.class("top")) {
        h2 { title }
        if let add { a(.class("btn"), .href(add.path)) { add.words } }
      }
      if rows.isEmpty { p(.class("mute sheet")) { empty } } else { drawn }
    }
  }

  private var drawn: Node {
    table(.class("tbl pile")) {
      caption(.class("sr")) { title }
      thead { tr { for head in heads { th(.scope(.col)) { head } } } }
      tbody {
        for row in rows {
          tr { for (index, cell) in row.cells.enumerated() { self.cell(cell, index, row.path) } }
        }
      }
    }
  }

  private func cell(_ cell: Cell, _ index: Int, _ path: Path?) -> Node {
    guard index > 0 else {
      return th(.scope(.row), .class("all")) {
        if let path { a(.href(path)) { cell.words } } else { cell.words }
      }
    }
    return td(.class("all"), .data("l", heads[index])) {
      cell.node
      if let link = cell.link {
        " "
        a(.href(link.path)) { link.words }
      }
    }
  }
}

extension WordTable.Cell {
  /// The words, with their mark and where they lead.
  var node: Node {
    let marked: Node = mark == .plain ? .text(words) : span(.class(mark.classes)) { words }
    guard let path else { return marked }
    return a(.href(path)) { marked }
  }
}

extension WordTable.Cell.Mark {
  fileprivate var classes: String {
    switch self {
    case .plain: ""
    case .soon: "st soon"
    case .stop: "st stop"
    case .done: "st done"
    case .wait: "st wait"
    }
  }
}
