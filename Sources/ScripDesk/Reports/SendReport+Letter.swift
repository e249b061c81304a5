import Foundation

extension SendReport {
  /// A paper on its way out, as whoever sends it reads it: where to, what it is, and its pages.
  public struct Letter: Hashable, Sendable, Codable {
    public var to: String
    public var title: String
    /// PDF, base64 in JSON.
    public var pdf: Data
  }

  static func letter(to place: String, title: String, _ page: [UInt8]) throws -> [UInt8] {
    try stableJSON(Letter(to: place, title: title, pdf: Data(page)))
  }
}
