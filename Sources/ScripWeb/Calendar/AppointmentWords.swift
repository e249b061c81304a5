import ScripCore

/// How an appointment stands, in the few words that a list has room for.
struct AppointmentWords: Equatable, Sendable {
  let words: String
  /// The class of its mark: `clear`, `soon`, `stop`, `self`, `wait`, `done`.
  let mark: String

  /// `determination` is how it stands with the payer now; nil where nobody asked. `isStopped`: it is over, and no
  /// treatment was given. What is still open of a day before `today` says so.
  init(
    _ appointment: Appointment, _ determination: Determination?, _ clock: LocalTime, isStopped: Bool,
    today: CalendarDay
  ) {
    let isPast = appointment.day < today
    switch appointment.state {
    case .booked where isPast: (words, mark) = ("not settled", "soon")
    case .arrived where isPast: (words, mark) = ("note to write", "soon")
    case .held(let hold): (words, mark) = ("held until \(clock.shown(hold.until))", "wait")
    case .arrived: (words, mark) = ("here", "done")
    case .done where isStopped: (words, mark) = ("stopped", "stop")
    case .done: (words, mark) = ("done", "done")
    case .noShow: (words, mark) = ("did not come", "stop")
    case .cancelled: (words, mark) = ("cancelled", "wait")
    case .booked: (words, mark) = Self.standing(appointment, determination)
    }
  }

  /// Booked, and nobody is there that day.
  static let onDayOff = AppointmentWords(words: "on a day off", mark: "stop")

  private init(words: String, mark: String) {
    (self.words, self.mark) = (words, mark)
  }

  private static func standing(
    _ appointment: Appointment, _ determination: Determination?
  ) -> (words: String, mark: String) {
    let answer = determination?.verdict
    if appointment.isSelfPay { return answer == .blocked ? ("blocked", "stop") : ("self-pay", "self") }
    switch answer {
    case nil: return ("booked", "clear")
    case .blocked: return ("blocked", "stop")
    case .selfPay: return ("would not be paid", "stop")
    case .ready:
      // Its own visit is not counted against it: one left means that this is it.
      let left = determination?.visitsLeft.tightest?.visits
      return left == 1 ? ("last visit, renew", "soon") : ("clear", "clear")
    }
  }
}

extension Determination.Verdict {
  /// `Ready to bill`, and the mark that goes with it.
  var words: (words: String, mark: String) {
    switch self {
    case .ready: ("Ready to bill", "done")
    case .selfPay(let notice): (notice ? "Self-pay, after a signed notice" : "Self-pay", "soon")
    case .blocked: ("Not bookable", "stop")
    }
  }
}

extension Determination {
  /// The same in a list of times, where it is told apart what may still come and what needs a reason.
  var wordsInList: (words: String, mark: String) {
    if let paper = missingPaper { return ("Needs \(paper.shown)", "wait") }
    return payability == .closer ? ("Closer than ordered", "soon") : verdict.words
  }
}

extension MissingPaper {
  /// In the middle of a sentence.
  var shown: String {
    switch self {
    case .referral: "the referral"
    case .authorization: "the prior authorization"
    case .planReferral: "the plan’s referral number"
    }
  }
}

extension Patient {
  /// `B. Delacroix`: on a calendar that others may see.
  var initialed: String { "\(givenName.first.map { "\($0). " } ?? "")\(familyName)" }
}

extension CalendarDay {
  /// `Tue 24 Nov 2026`.
  var withWeekday: String { "\(weekdayName) \(shown)" }
}

extension Appointment.Paying? {
  var shown: String {
    switch self {
    case nil: "not agreed yet"
    case .underOrder: "the payer, under the order"
    case .selfPay(let signed):
      signed.map { "the patient, notice signed \($0.shown)" } ?? "the patient"
    }
  }
}
