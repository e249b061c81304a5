import Testing

@testable import ScripWeb

/// Each time limit, at its edge, without waiting.
@Suite struct ConnectionClockTests {
  enum Event {
    case bytes(Int), header, request, answer, write, written
  }

  typealias Row = (
    events: [(at: Double, Event)], at: Double, weWait: Bool, crowded: Bool, overdue: ConnectionClock.Overdue?
  )
  static let rows: [Row] = [
    ([], 10, true, false, nil),
    ([], 10.1, true, false, .neverSpoke),
    ([(5, .bytes(1))], 15, true, false, nil),
    ([(5, .bytes(1)), (14, .bytes(1))], 15.1, true, false, .header),
    ([(1, .bytes(9)), (1, .header), (2, .bytes(9_000))], 6, true, false, .slowBody),
    ([(1, .bytes(9)), (1, .header), (2, .bytes(11_000))], 6, true, false, nil),
    ([(1, .bytes(9)), (1, .header)], 5.9, true, false, nil),
    ([(1, .bytes(9)), (1, .header)], 6, false, false, nil),
    ([(1, .bytes(9)), (1, .header)], 301.1, false, false, .request),
    ([(1, .bytes(9)), (1, .header), (1, .request)], 200, true, false, nil),
    ([(1, .bytes(9)), (1, .header), (1, .request), (2, .answer)], 17, true, false, nil),
    ([(1, .bytes(9)), (1, .header), (1, .request), (2, .answer)], 17.1, true, false, .idle),
    ([(1, .bytes(9)), (1, .header), (1, .request), (2, .answer)], 4.1, true, true, .idle),
    ([(1, .bytes(9)), (1, .header), (1, .request), (2, .write), (2, .answer)], 12.1, true, false, .unreadAnswer),
    ([(1, .bytes(9)), (1, .header), (1, .request), (2, .write), (2, .write), (9, .written)], 18, true, false, nil),
  ]

  @Test("A connection is cut when its time is over and not before", arguments: rows)
  func limit(row: Row) {
    var clock = ConnectionClock(limits: ServerLimits(), idleSeconds: 15, now: 0)
    for (at, event) in row.events {
      switch event {
      case .bytes(let count): clock.bytesArrived(count, at: at)
      case .header: clock.headerEnded(at: at)
      case .request: clock.requestEnded(at: at)
      case .answer: clock.answerEnded(at: at)
      case .write: clock.writeStarted(at: at)
      case .written: clock.writeEnded(at: at)
      }
    }
    #expect(clock.overdue(at: row.at, weWait: row.weWait, crowded: row.crowded) == row.overdue)
  }
}
