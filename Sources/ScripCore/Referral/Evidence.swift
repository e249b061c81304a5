/// The words on a page that something rests on.
public struct Evidence: Hashable, Sendable, Codable {
  public var document: DocumentID?
  /// 1-based page of the document.
  public var page: Int
  /// Thousandths of the stored page image: x, y, width, height.
  public var area: PageArea?
  /// The words as they were read.
  public var words: String
  /// Whether the reader was sure, or a person has confirmed it.
  public var certain: Bool
  /// The size of the page's picture in pixels, so that a cut-out keeps its shape; nil for typed text.
  public var pictureWidth: Int?
  public var pictureHeight: Int?

  public init(document: DocumentID? = nil, page: Int, area: PageArea? = nil, words: String, certain: Bool) {
    self.document = document
    self.page = page
    self.area = area
    self.words = words
    self.certain = certain
  }
}

/// A rectangle on a page in thousandths of its width and height, from the top left corner.
public struct PageArea: Hashable, Sendable, Codable {
  public var x: Int
  public var y: Int
  public var width: Int
  public var height: Int

  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}
