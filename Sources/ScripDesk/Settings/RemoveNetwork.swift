import ScripCore
import ScripSQL
import ScripStore

/// Takes away a network row that nobody was booked by. One that was used ends on a day instead: what was decided rests on it.
public struct RemoveNetwork: Act {
  public static let permission = Permission.editSettings
  let id: ID<NetworkRow>

  public init(_ id: ID<NetworkRow>) { self.id = id }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let row = try connection.networks().first(where: { $0.id == id }) else { return .refused(.notFound) }
    if try connection.isUsed(row.record) {
      return .refused(
        .fault(
          "to", "Patients of this plan are booked under this row, or were. Write its last day in place of removing it.")
      )
    }
    return try connection.remove(id)
      ? .done(true, subjects: [Subject("network", id)]) : .refused(.notFound)
  }
}
