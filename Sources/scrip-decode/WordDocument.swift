import ScripIntake

/// Reads a Word document: headings, paragraphs, tables and form fields as lines of typed text.
///
/// Pictures, relationships, macros and comments are left alone. Source: ECMA-376, part 1, section 17.
func readWordDocument(_ document: [UInt8], to send: (DecodedPage) -> Void) throws(Unreadable) {
  let archive = try ZipArchive(document)
  var pages = TypedPages()
  // The letterhead usually stands in the first header.
  for name in ["word/header1.xml", "word/header2.xml", "word/header3.xml", "word/document.xml", "word/footer1.xml"] {
    guard let part = try archive.part(named: name) else { continue }
    var story = WordStory()
    try story.read(part)
    story.lines.forEach { pages.add($0) }
  }
  try pages.pages().forEach(send)
}
