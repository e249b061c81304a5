/// The header of one part of a form: its field, and the file name if it is a file.
struct MultipartHeader: Equatable {
  let name: String
  let fileName: String?
  let contentType: String

  init?(_ text: String) {
    var disposition: String?
    var type = "application/octet-stream"
    for line in text.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = String(line[line.index(after: colon)...].drop { $0 == " " })
      switch line[..<colon].lowercased() {
      case "content-disposition": disposition = value
      case "content-type": type = String(value.prefix(100))
      default: break
      }
    }
    guard let disposition, disposition.lowercased().hasPrefix("form-data"),
      let name = Self.parameter("name", in: disposition), !name.isEmpty
    else { return nil }
    self.name = name
    fileName = Self.parameter("filename", in: disposition)
    contentType = type
  }

  /// The value of `name=value` or `name="value"` after a `;`. Quotes inside are written `\"` or `%22` by browsers.
  static func parameter(_ name: String, in text: String) -> String? {
    var rest = Substring(text)
    while let semicolon = rest.firstIndex(of: ";") {
      rest = rest[rest.index(after: semicolon)...].drop { $0 == " " || $0 == "\t" }
      guard let equals = rest.firstIndex(of: "=") else { return nil }
      let key = rest[..<equals].lowercased()
      rest = rest[rest.index(after: equals)...]
      var value = ""
      if rest.first == "\"" {
        rest = rest.dropFirst()
        while let letter = rest.first, letter != "\"" {
          rest = rest.dropFirst()
          if letter == "\\", let escaped = rest.first, escaped == "\"" || escaped == "\\" {
            value.append(escaped)
            rest = rest.dropFirst()
          } else {
            value.append(letter)
          }
        }
        guard rest.first == "\"" else { return nil }
      } else {
        value = String(rest.prefix { $0 != ";" && $0 != " " })
      }
      if key == name { return value }
    }
    return nil
  }
}
