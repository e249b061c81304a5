/// Namespaces, media types and relation types of WordprocessingML. Source: ECMA-376, parts 1 and 2.
enum WordNames {
  static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  static let graphics = "http://schemas.openxmlformats.org/drawingml/2006/main"
  static let picture = "http://schemas.openxmlformats.org/drawingml/2006/picture"
  static let packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types"
  static let coreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
  static let coreRelation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
  static let mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml."

  /// Twentieths of a point, the unit of lengths in Word.
  static func twips(_ points: Double) -> String { String(Int((points * 20).rounded())) }
  /// 1/914400 inch, the unit of pictures.
  static func emus(_ points: Double) -> String { String(Int((points * 12700).rounded())) }
}
