extension Node {
  /// Appends the UTF-8 bytes of this piece to `page`; a server keeps one buffer and empties it between pages.
  public func write(into page: inout [UInt8]) {
    switch content {
    case .nothing: break
    case .text(let words): Escaping.append(words, to: &page)
    case .row(let nodes): for node in nodes { node.write(into: &page) }
    case .element(let tag, let attributes, let inner): Self.write(tag, attributes, inner, into: &page)
    }
  }

  /// The bytes of this piece in a new array.
  public var bytes: [UInt8] {
    var page: [UInt8] = []
    write(into: &page)
    return page
  }

  private static func write(_ tag: Tag, _ attributes: [Attribute], _ inner: Node, into page: inout [UInt8]) {
    page.append(UInt8(ascii: "<"))
    page.append(tag.name)
    for attribute in attributes { attribute.write(into: &page) }
    page.append(UInt8(ascii: ">"))
    switch tag.ending {
    case .void: return
    case .dropsFirstLineFeed where inner.startsWithLineFeed: page.append(UInt8(ascii: "\n"))
    case .dropsFirstLineFeed, .endTag: break
    }
    inner.write(into: &page)
    page.append("</")
    page.append(tag.name)
    page.append(UInt8(ascii: ">"))
  }

  private var startsWithLineFeed: Bool {
    switch content {
    case .text(let words): words.utf8.first == UInt8(ascii: "\n")
    case .row(let nodes): nodes.first { !$0.isEmpty }?.startsWithLineFeed ?? false
    case .nothing, .element: false
    }
  }

  private var isEmpty: Bool {
    switch content {
    case .nothing: true
    case .text(let words): words.isEmpty
    case .row(let nodes): nodes.allSatisfy(\.isEmpty)
    case .element: false
    }
  }
}

extension [UInt8] {
  /// Appends a name written in our own source; it needs no escaping.
  mutating func append(_ name: StaticString) {
    name.withUTF8Buffer { append(contentsOf: $0) }
  }
}
