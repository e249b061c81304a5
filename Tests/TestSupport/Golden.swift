import Foundation

/// Outputs that are kept in the checkout and compared whole.
public enum Golden {
  /// The kept text at a path from the root, nil when there is none. `SCRIP_RECORD=1` first keeps `text` there
  /// (make golden).
  public static func kept(at path: String, recording text: String) throws -> String? {
    let place = Checkout.root.appending(path: path)
    if ProcessInfo.processInfo.environment["SCRIP_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
    }
    return try? String(contentsOf: place, encoding: .utf8)
  }
}
