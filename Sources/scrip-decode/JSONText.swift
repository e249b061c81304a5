import ScripIntake

/// The few shapes of JSON this program writes. Foundation would cost 50 MB of the memory it may use.
enum JSONText {
  /// A page without its image, which follows as bytes.
  static func page(_ page: DecodedPage) -> String {
    var text = "{\"number\":\(page.number),\"source\":\(string(page.source.rawValue))"
    text += ",\"quarterTurns\":\(page.quarterTurns)"
    text += ",\"imageWidth\":\(page.imageWidth),\"imageHeight\":\(page.imageHeight),\"words\":["
    text += page.words.map(word).joined(separator: ",")
    text += "],\"marks\":["
    text += page.marks.map(mark).joined(separator: ",")
    text += "],\"codes\":["
    text += page.codes.map(string).joined(separator: ",")
    return text + "]}"
  }

  private static func mark(_ mark: PageMark) -> String {
    "{\"kind\":\(string(mark.kind.rawValue)),\"box\":\(box(mark.box))}"
  }

  private static func word(_ word: PageWord) -> String {
    "{\"text\":\(string(word.text)),\"confidence\":\(word.confidence),\"line\":\(word.line)"
      + ",\"box\":\(box(word.box))}"
  }

  private static func box(_ box: PageBox) -> String {
    "{\"x\":\(box.x),\"y\":\(box.y),\"width\":\(box.width),\"height\":\(box.height)}"
  }

  static func string(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\0"..<" ", "\u{7F}"..."\u{9F}": text += " "
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
