import ScripCore
import ScripSQL
import ScripStore

/// Lines of a session that are made anew: a modifier, a code, units. What the payer has is never changed; a claim that
/// is still in the house takes the new lines in the place of the old ones, and what stands on a receipt stays.
extension Connection {
  /// Why the lines of a session may not be made anew; nil when they may.
  func cannotRemake(_ lines: [StoredCharge]) throws -> Refusal? {
    for id in Set(lines.compactMap(\.claim)) {
      guard let claim = try claim(id) else { continue }
      guard claim.standing.isDraft || claim.standing == .rejected else {
        return Refusal(
          .conflict,
          "Claim \(claim.number) is with the payer. Correct it by a new claim first; its lines may then be made anew.")
      }
      guard try !isVoid(id) else {
        return Refusal(.conflict, "Claim \(claim.number) takes these lines back as they were sent. Drop it first.")
      }
    }
    guard !lines.contains(where: { $0.receipt != nil }) || lines.contains(where: { $0.charge.payer == .payer }) else {
      return Refusal(.conflict, "A line of this session stands on a receipt. Take that back first.")
    }
    return nil
  }

  /// Puts the new lines in the place of the old; refused where that would change what a receipt says.
  func remake(
    _ earlier: [StoredCharge], as made: [Charge], _ context: inout ActContext
  ) throws -> Refusal? {
    var (old, new) = (earlier, made)
    if earlier.contains(where: { $0.receipt != nil }) {
      (old, new) = (earlier.filter { $0.charge.payer == .payer }, made.filter { $0.payer == .payer })
      let (before, after) = (earlier.map(\.charge).patients.total, made.patients.total)
      guard before == after else {
        return Refusal(
          .conflict,
          "The patient would be asked for \(after.shown) instead of \(before.shown). Take the receipt back first.")
      }
    }
    for charge in old { try withdraw(charge.charge.id, at: context.moment) }
    for charge in new {
      try append(charge)
      let place = old.first { $0.claim != nil && $0.charge.code == charge.code } ?? old.first { $0.claim != nil }
      if charge.payer == .payer, let claim = place?.claim { try put(charge.id, on: claim) }
    }
    for id in Set(old.compactMap(\.claim)).sorted() {
      try note(lines: try charges(of: id), of: id)
      guard let claim = try claim(id) else { continue }
      try tell(.checked, "Its lines were made anew.", of: id, &context)
      try recheck(claim, &context)
    }
    return nil
  }
}

extension [Charge] {
  fileprivate var patients: [Charge] { filter { $0.payer == .patient } }
}
