import X12

/// A value of a transaction that could not be understood, with its place. What it says is kept out of it.
public struct ReadingFault: Hashable, Sendable {
  public let place: Place
  /// `CLP04`: segment and element.
  public let element: String
  /// What was expected, said so that a person can look: `an amount`.
  public let expected: String

  public init(place: Place, element: String, expected: String) {
    self.place = place
    self.element = element
    self.expected = expected
  }
}

/// Collects faults while one transaction is read.
struct ReadingFaults {
  /// More than these say nothing new about a damaged transaction.
  static let most = 100
  private(set) var list: [ReadingFault] = []

  mutating func add(_ segment: borrowing Segment, _ position: Int, expected: String) {
    guard list.count < Self.most else { return }
    let number = position < 10 ? "0\(position)" : "\(position)"
    list.append(
      ReadingFault(place: segment.place, element: "\(segment.id.description)\(number)", expected: expected))
  }
}
