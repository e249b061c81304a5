import ScripSQL

extension Identity {
  /// The database or the threads for passwords have more to do than they can in time; trying again helps.
  public struct Busy: Error, Hashable, Sendable {}

  /// Reads in the installation's scope.
  func read<Answer: Sendable>(
    _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer {
    do { return try await database.read(in: .installation, body) } catch let failure as DatabaseFailure {
      throw Self.told(failure)
    }
  }

  /// Writes in the installation's scope. The only call of `write` outside `Desk`.
  func write<Answer: Sendable>(
    _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer {
    do { return try await database.write(in: .installation, body) } catch let failure as DatabaseFailure {
      throw Self.told(failure)
    }
  }

  private static func told(_ failure: DatabaseFailure) -> any Error {
    failure == .busy || failure == .unavailable ? Busy() : failure
  }
}
