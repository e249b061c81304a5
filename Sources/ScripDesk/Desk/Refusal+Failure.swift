import ScripSQL

extension Refusal {
  static let forbidden = Refusal(.forbidden, "Your role does not allow this. Ask the owner of the practice.")
  static let sentBefore = Refusal(
    .conflict, "This was sent before with other content. Load the page to see what was saved, then change it.")

  /// What a person is told when the database could not take the act now; nil when the fault is ours.
  init?(_ failure: DatabaseFailure) {
    switch failure {
    case .busy, .unavailable: self.init(.busy, "The database is busy. Nothing was changed; try again in a moment.")
    case .full:
      self.init(.busy, "The disk of the server is full. Nothing was saved; make room, then send it again.")
    case .readOnly:
      self.init(.busy, "The records can only be read at the moment. Nothing was saved; tell whoever runs the server.")
    default: return nil
    }
  }
}
