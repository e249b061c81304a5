import ScripCore

extension BookingCase {
  /// Why this way of paying cannot be agreed for the time; nil when it can.
  ///
  /// Self-pay only where the determination says so, after the notice it asks for, and never for a payer whose patients
  /// must not be billed: the determination blocks those.
  func refusal(paying: Appointment.Paying, varianceReason: String?, today: CalendarDay) -> Refusal? {
    let reasons = determination.gaps
    switch (determination.verdict, paying) {
    case (.blocked, _):
      return Refusal(.conflict, "This cannot be booked. \(Self.said(reasons))")
    case (.selfPay, .underOrder):
      return Refusal(
        .conflict, "The payer would not pay for this. \(Self.said(reasons)) Or hold the time, or agree self-pay.")
    case (.ready, .selfPay):
      return Refusal(.conflict, "The payer pays for this: book it under the order.")
    case (.selfPay(let noticeNeeded), .selfPay(let signed)):
      if let fault = Self.fault(inNotice: signed, needed: noticeNeeded, on: determination.day, today) { return fault }
    case (.ready, .underOrder): break
    }
    if determination.isCloserThanOrdered, varianceReason == nil {
      return .fault("varianceReason", "This is closer than ordered: choose a later day, or write down why.")
    }
    return nil
  }

  /// What keeps anybody from doing it, as far as waiting would not help: a hold is refused for these alone.
  var neverToBe: Finding? {
    determination.findings.first {
      $0.effect == .blocks && ($0.aspect == .safety || $0.aspect == .therapist || $0.aspect == .scope)
    }
  }

  /// What a hold waits for, at most three things.
  var needs: [String] { determination.gaps.prefix(3).map { $0.what.shown } }

  private static func fault(
    inNotice signed: CalendarDay?, needed: Bool, on day: CalendarDay, _ today: CalendarDay
  ) -> Refusal? {
    guard let signed else {
      return needed
        ? .fault(
          "noticeSignedOn",
          "Write the day on which the patient signed that the payer will not pay; it must be before the session.") : nil
    }
    guard signed <= day, signed <= today else {
      return .fault("noticeSignedOn", "Write a day of signature that is not after the session, and not in the future.")
    }
    return nil
  }

  static func said(_ findings: [Finding]) -> String {
    findings.prefix(2).map { "\($0.what.shown). \($0.fix.words.shown)" }.joined(separator: " ")
  }
}

extension Refusal {
  /// A limit did not take the visit.
  init(_ ledger: VisitLedger, on day: CalendarDay) {
    let which = ledger.visitsLeft(on: day).tightest.map { ": \($0.limit.shown)" } ?? ""
    self.init(.conflict, "No visit is left for \(day.shown)\(which). Ask for more visits, or offer self-pay.")
  }
}
