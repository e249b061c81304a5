import ScripCore
import ScripStore

extension Appointment {
  /// How it stands with its payer now, its own visit not counted against it; nil for what is over.
  func judged(by record: EpisodeRecord, _ reference: Reference) -> Determination? {
    guard isOpen else { return nil }
    return determine(record.facts(on: day, reference).without(id), on: day, proposal: time.proposal)
  }

  /// Not given, missed or cancelled yet.
  var isOpen: Bool {
    switch state {
    case .held, .booked, .arrived: true
    case .done, .noShow, .cancelled: false
    }
  }
}

extension [Appointment] {
  /// Holds to come that nothing speaks against any more: what they waited for is there, and they can be booked.
  func holdsReady(by record: EpisodeRecord, _ reference: Reference, from today: CalendarDay) -> [Appointment] {
    filter { one in
      one.state.word == .held && one.day >= today && one.judged(by: record, reference)?.verdict == .ready
    }
  }
}
