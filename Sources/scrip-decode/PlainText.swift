import ScripIntake

/// Reads typed text: a message, a note, text copied from a chart.
func readText(_ document: [UInt8], to send: (DecodedPage) -> Void) throws(Unreadable) {
  var pages = TypedPages()
  for line in decodedText(document).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
    pages.add(line)
  }
  try pages.pages().forEach(send)
}

/// UTF-8 where it is valid, Latin-1 otherwise: every byte stays readable.
func decodedText(_ bytes: some Collection<UInt8>) -> String {
  if let text = String(validating: bytes, as: UTF8.self) {
    return text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
  }
  var text = ""
  text.unicodeScalars.append(contentsOf: bytes.map { Unicode.Scalar($0) })
  return text
}
