/// A window of a browser that saves a note, and the how-manieth of its saves this is.
///
/// A page that is left sends what was typed last, and is drawn anew before that arrives. Without a name for the window
/// its own late save would look like another window's.
public struct NoteWindow: Hashable, Sendable, Codable {
  /// Up to 32 letters and digits, made up by the window.
  public let id: String
  /// 1, 2, … in the order in which the window sent them.
  public let save: Int

  /// `k3v9x2.7`, as the form sends it; nil for anything else, such as the empty text of a page without a script.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...32).contains(parts[0].utf8.count), let save = Int(parts[1]), save > 0,
      parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
    else { return nil }
    self.id = String(parts[0])
    self.save = save
  }

  public var text: String { "\(id).\(save)" }

  /// The same window saved `earlier`, and this after it: nothing of anybody else's is overwritten.
  public func follows(_ earlier: NoteWindow) -> Bool { id == earlier.id && save > earlier.save }
}
