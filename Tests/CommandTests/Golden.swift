import Foundation
import TestSupport
import Testing

/// Outputs kept in Golden/ beside the tests. `SCRIP_RECORD=1` records them anew (make golden).
enum Golden {
  static func expect(_ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let place = Checkout.root.appending(path: "Tests/CommandTests/Golden/" + name)
    if ProcessInfo.processInfo.environment["SCRIP_RECORD"] == "1" {
      try Data(text.utf8).write(to: place)
    }
    let kept = try? String(contentsOf: place, encoding: .utf8)
    #expect(text == kept, "Differs from Golden/\(name); if it should, run make golden", sourceLocation: sourceLocation)
  }
}
