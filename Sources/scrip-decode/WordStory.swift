import CXML
import Glibc

/// One story of a Word document (body, header, footer) as lines of typed text.
///
/// A table's row is one line with a piece a cell, or several where a cell holds more lines.
struct WordStory {
  private(set) var lines: [[TypedPages.Piece]] = []

  private var line = ""
  private var hasPicture = false
  /// The cells of the open rows, innermost last; each cell is its lines so far.
  private var rows: [[[String]]] = []
  /// Depths of elements whose text is not part of the document as it stands.
  private var skippedDepth: Int32?
  private var isStruck = false
  private var isText = false

  /// Adds the story in `part`; a document type declaration is refused, and nothing outside is ever loaded.
  mutating func read(_ part: [UInt8]) throws(Unreadable) {
    let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    // The reader keeps pointing at the text it was given.
    let memory = UnsafeMutableBufferPointer<CChar>.allocate(capacity: part.count)
    defer { memory.deallocate() }
    _ = memory.initialize(from: part.lazy.map { CChar(bitPattern: $0) })
    guard let reader = xmlReaderForMemory(memory.baseAddress, Int32(part.count), nil, nil, options) else {
      throw .damaged
    }
    defer { xmlFreeTextReader(reader) }
    var state = xmlTextReaderRead(reader)
    while state == 1 {
      switch xmlTextReaderNodeType(reader) {
      case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue): throw .damaged
      case Int32(XML_READER_TYPE_ELEMENT.rawValue): open(reader)
      case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): close(reader)
      case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
        if isText, skippedDepth == nil { add(xmlTextReaderConstValue(reader).map(Self.text) ?? "") }
      default: break
      }
      state = xmlTextReaderRead(reader)
    }
    guard state == 0 else { throw .damaged }
    endLine()
  }

  private mutating func open(_ reader: xmlTextReaderPtr) {
    let name = Self.text(xmlTextReaderConstLocalName(reader))
    let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
    guard skippedDepth == nil else { return }
    switch name {
    // Deleted text, the copy kept for old programs, and formatting remembered from before a change.
    case "del", "moveFrom", "Fallback", "rPrChange", "pPrChange":
      if !isEmpty { skippedDepth = xmlTextReaderDepth(reader) }
    case "t": isText = !isEmpty
    case "r": isStruck = false
    case "strike", "dstrike": isStruck = Self.isOn(reader)
    case "tab": line += "\t"
    case "br", "cr": endLine()
    case "noBreakHyphen": line += "-"
    case "sym": add(Self.symbol(reader))
    case "checkBox": line += CheckBoxField.pending
    case "checked" where line.hasSuffix(CheckBoxField.pending): settle(Self.isOn(reader))
    case "default" where line.hasSuffix(CheckBoxField.pending) && Self.isOn(reader): line += CheckBoxField.byDefault
    case "drawing", "pict": hasPicture = true
    case "tr": rows.append([])
    case "tc": if !rows.isEmpty { rows[rows.count - 1].append([]) }
    default: break
    }
  }

  private mutating func close(_ reader: xmlTextReaderPtr) {
    if let depth = skippedDepth {
      if xmlTextReaderDepth(reader) == depth { skippedDepth = nil }
      return
    }
    switch Self.text(xmlTextReaderConstLocalName(reader)) {
    case "t": isText = false
    case "checkBox": settle(line.hasSuffix(CheckBoxField.byDefault))
    case "p": endLine()
    case "tr": endRow()
    default: break
    }
  }

  private mutating func add(_ text: String) {
    // Crossed-out words keep their place, marked, so that nobody reads them as ordered.
    line += isStruck ? text.split(separator: " ").map { "~~\($0)~~" }.joined(separator: " ") : text
  }

  /// Writes the old-style form field that is open as a box, once.
  private mutating func settle(_ isMarked: Bool) {
    guard let start = line.firstRange(of: CheckBoxField.pending)?.lowerBound else { return }
    line = line[..<start] + (isMarked ? "☒ " : "☐ ")
  }

  private mutating func endLine() {
    defer { (line, hasPicture) = ("", false) }
    // A picture on a signature's line is the signature; others say nothing.
    if hasPicture, line.lowercased().contains("sign") { line += " [signature]" }
    guard line.contains(where: { !$0.isWhitespace }) else { return }
    if let row = rows.indices.last, let cell = rows[row].indices.last {
      rows[row][cell].append(line)
    } else {
      lines.append([TypedPages.Piece(text: line[...], column: 0)])
    }
  }

  /// A row becomes lines; a row of a table inside a cell becomes lines of that cell.
  private mutating func endRow() {
    guard let row = rows.popLast() else { return }
    let height = row.map(\.count).max() ?? 0
    for number in 0..<height {
      let cells = row.enumerated().filter { number < $0.element.count }
      if let outer = rows.indices.last, let cell = rows[outer].indices.last {
        rows[outer][cell].append(cells.map { $0.element[number] }.joined(separator: "  "))
      } else {
        lines.append(
          cells.map { place, lines in
            TypedPages.Piece(text: lines[number][...], column: place * TypedPages.columns / max(1, row.count))
          })
      }
    }
  }
}

/// Marks in a line being read that a form field's box is not settled yet.
private enum CheckBoxField {
  static let pending = "\u{E000}"
  static let byDefault = "\u{E001}"
}

extension WordStory {
  private static func text(_ value: UnsafePointer<xmlChar>?) -> String {
    value.map { String(cString: $0) } ?? ""
  }

  private static func attribute(_ name: String, of reader: xmlTextReaderPtr) -> String? {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    guard let value = xmlTextReaderGetAttributeNs(reader, name, word) else { return nil }
    defer { free(value) }
    return String(cString: value)
  }

  /// A switch is on unless its value says otherwise. Source: ECMA-376, part 1, 17.17.4.
  private static func isOn(_ reader: xmlTextReaderPtr) -> Bool {
    !["0", "false", "off", "none"].contains(attribute("val", of: reader) ?? "1")
  }

  /// A character of a symbol font, which Word keeps in the private use area.
  private static func symbol(_ reader: xmlTextReaderPtr) -> String {
    let code = attribute("char", of: reader).flatMap { UInt32($0, radix: 16) } ?? 0x20
    return Unicode.Scalar(code < 0x100 ? code + 0xF000 : code).map(String.init) ?? " "
  }
}
