import Synchronization

/// How many stored documents are being sent, in all and to one person: each holds memory for as long as its reader
/// likes.
final class StreamPlaces: Sendable {
  private let perPersonMax: Int
  private let totalMax: Int
  private let taken = Mutex<(total: Int, people: [String: Int])>((0, [:]))

  init(perPersonMax: Int, totalMax: Int) {
    self.perPersonMax = perPersonMax
    self.totalMax = totalMax
  }

  /// A place for one more answer to `person`, a sign-in or an address; nil when there is none.
  func take(_ person: String) -> Place? {
    let isTaken = taken.withLock { taken in
      guard taken.total < totalMax, taken.people[person, default: 0] < perPersonMax else { return false }
      taken.total += 1
      taken.people[person, default: 0] += 1
      return true
    }
    return isTaken ? Place(of: person, in: self) : nil
  }

  private func leave(_ person: String) {
    taken.withLock { taken in
      taken.total -= 1
      let left = taken.people[person, default: 1] - 1
      taken.people[person] = left == 0 ? nil : left
    }
  }

  /// Held by the body of an answer, and given back with it: whether it was sent, cut off, or never asked for.
  final class Place: Sendable {
    private let person: String
    private let places: StreamPlaces

    fileprivate init(of person: String, in places: StreamPlaces) {
      self.person = person
      self.places = places
    }

    deinit { places.leave(person) }
  }
}
