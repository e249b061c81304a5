extension Paper {
  /// The paper as a Word document that a practice can adapt. The same paper gives the same bytes.
  public func docx() throws(PrintFailure) -> [UInt8] {
    var body = WordBody(width: size.width - 2 * Self.wordSide)
    let document = body.document(of: self, side: Self.wordSide)
    let pictures = body.pictures
    var parts: [ZipFile.Part] = [
      part("[Content_Types].xml", WordParts.contentTypes),
      part("_rels/.rels", WordParts.packageRelations),
      part("docProps/core.xml", WordParts.coreProperties(title: title, madeOn: madeOn)),
      part("word/document.xml", document),
      part("word/_rels/document.xml.rels", WordParts.documentRelations(pictureCount: pictures.count)),
      part("word/styles.xml", WordStyles.xml),
      part("word/numbering.xml", WordStyles.numbering(lists: body.numberedLists)),
      part("word/header1.xml", WordParts.header(header, width: size.width - 2 * Self.wordSide)),
      part("word/footer1.xml", WordParts.footer(footer, width: size.width - 2 * Self.wordSide)),
    ]
    for (index, picture) in pictures.enumerated() { parts.append(("word/media/image\(index + 1).png", picture)) }
    return try ZipFile.pack(parts)
  }

  /// The margin at the left and right, in points.
  private static let wordSide = 58.0

  private func part(_ name: String, _ text: String) -> ZipFile.Part { (name, Array(text.utf8)) }
}
