/// What is left of a refusal when a part of its amount was decided. Pure.
///
/// Promises: a part that was written off used up first what no patient may be asked for, and the patient's part first
/// what they may, so that what is left is not held up by a reason that is dealt with.
extension Denial {
  public func rest(writingOff amount: Money) -> Denial { rest(amount) { !$0 } }

  public func rest(toPatient amount: Money) -> Denial { rest(amount) { $0 } }

  private func rest(_ taken: Money, first isUsedFirst: (_ mayBeAsked: Bool) -> Bool) -> Denial {
    var (rest, left) = (self, taken)
    rest.amount = max(amount - taken, .zero)
    func mayBeAsked(_ reason: Reason) -> Bool { PatientBilling(of: reason.group, reason: reason.code).isAllowed }
    let order =
      reasons.indices.filter { isUsedFirst(mayBeAsked(reasons[$0])) }
      + reasons.indices.filter { !isUsedFirst(mayBeAsked(reasons[$0])) }
    for index in order where reasons[index].amount > .zero {
      let used = min(left, reasons[index].amount)
      rest.reasons[index].amount -= used
      left -= used
    }
    // One that is dealt with is no reason any more, unless nothing else would say why.
    let open = rest.reasons.filter { $0.amount != .zero }
    rest.reasons = open.isEmpty ? reasons : open
    return rest
  }
}
