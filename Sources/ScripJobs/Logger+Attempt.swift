import Logging

extension Logger {
  /// Does one part of a worker's round. What fails is said in the log, without a word of the failure that could be a
  /// person's, and is for a later round; it stops no other part.
  func attempt(_ trouble: Logger.Message, _ work: () async throws -> Void) async {
    do { try await work() } catch {
      if !Task.isCancelled { warning(trouble, metadata: ["error": "\(type(of: error))"]) }
    }
  }
}
