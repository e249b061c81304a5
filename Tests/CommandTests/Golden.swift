import TestSupport
import Testing

extension Golden {
  /// Expects an output to be the kept one in Golden/ beside these tests.
  static func expect(_ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let kept = try kept(at: "Tests/CommandTests/Golden/" + name, recording: text)
    #expect(text == kept, "Differs from Golden/\(name); if it should, run make golden", sourceLocation: sourceLocation)
  }
}
