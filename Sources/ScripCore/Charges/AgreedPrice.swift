extension [Charge] {
  /// Makes these lines together cost what the patient agreed to, in the share that each has of their prices in force;
  /// where one has none, of their units. Lines whose prices come to that amount stay as they are.
  mutating func agree(on sum: Money) {
    let listed = map(\.listed.cents)
    guard listed.reduce(0, +) != sum.cents else { return }
    let weights = listed.contains(0) ? map(\.units) : listed
    let whole = weights.reduce(0, +)
    var (weighed, given) = (0, 0)
    for index in indices {
      weighed += weights[index]
      let share = sum.cents * weighed / whole - given
      self[index].agreed = Money(cents: share)
      given += share
    }
  }
}
