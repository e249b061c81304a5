/// Pages drawn by position, for a form whose every box has its place: lines, small labels, typed characters.
public struct Sheet: Hashable, Sendable {
  /// Points from the left and from the top of a letter page. Text stands on its baseline.
  public enum Mark: Hashable, Sendable {
    case line(fromX: Double, fromY: Double, toX: Double, toY: Double)
    case label(String, x: Double, y: Double)
    /// Ten characters an inch.
    case typed(String, x: Double, y: Double)
  }

  /// In the document's metadata.
  public var title: String
  /// As in `Paper`.
  public var madeOn: String
  public var pages: [[Mark]]

  public init(title: String, madeOn: String, pages: [[Mark]]) {
    self.title = title
    self.madeOn = madeOn
    self.pages = pages
  }
}
