import ScripDesk

/// The money of somebody with two health plans: a claim that both have answered, one that the first sent on and the
/// second has not answered, and one that may be billed to the second now.
extension DemoCourse {
  /// Needs four visits a week apart, the last of them a week ago.
  var twoPayers: [DemoYear.Event] {
    [
      event(19, at: 1_085) { try await self.claim() },
      event(18, at: 600) { try await self.acknowledge(0) },
      event(13, at: 1_085) { try await self.claim() },
      event(12, at: 600) { try await self.acknowledge(1) },
      event(12, at: 605) { try await self.settle(0) },
      event(11, at: 660) { try await self.billSecond() },
      event(10, at: 600) { try await self.acknowledge(2) },
      event(6, at: 1_085) { try await self.claim() },
      event(5, at: 600) { try await self.acknowledge(3) },
      event(5, at: 605) { try await self.settle(1) },
      event(4, at: 600) { try await self.settle(2) },
      event(1, at: 600) { try await self.settle(3) },
    ]
  }

  /// Asks the second plan for what the first one left of the first claim.
  private func billSecond() async throws {
    guard let first = made.first else { return }
    try await acts.perform(BillNextPayer(claim: first))
    try await send()
  }
}
