import Foundation
import ScripCore
import ScripSQL
import ScripStore

extension Connection {
  /// The newest review of a document with its version; version 0 with empty fields where the reader gave nothing.
  func review(of intake: Intake) throws -> (version: Int, review: Review)? {
    guard let stored = try reading(of: intake.id) else {
      return intake.state == .waiting ? nil : (0, .byHand)
    }
    return (stored.version, try JSONDecoder().decode(Review.self, from: Data(stored.body.utf8)))
  }

  /// What the access log names when a document is opened: it, and whose charts it is in once it was signed off.
  func subjects(of intake: IntakeID) throws -> [Subject] {
    [Subject("intake", intake)] + (try patients(ofIntake: intake).map { Subject("patient", $0) })
  }

  func appendReview(_ review: Review, of intake: Intake, version: Int, at moment: Moment) throws {
    let body = String(decoding: try stableJSON(review), as: UTF8.self)
    try appendReading(of: intake.id, version: version, body: body, at: moment)
  }
}
