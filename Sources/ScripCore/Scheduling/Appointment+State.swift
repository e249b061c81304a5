extension Appointment {
  /// What has become of it. Each state holds its own who and when.
  public enum State: Hashable, Sendable, Codable {
    case held(Hold)
    case booked
    case arrived(at: Moment)
    /// The note of its session is signed.
    case done(at: Moment)
    case noShow(Absence)
    case cancelled(Cancellation)

    /// `booked`: how the state is stored as a column and named in addresses.
    public enum Word: String, Hashable, Sendable, CaseIterable, Codable {
      case held, booked, arrived, done, noShow, cancelled
    }

    public var word: Word {
      switch self {
      case .held: .held
      case .booked: .booked
      case .arrived: .arrived
      case .done: .done
      case .noShow: .noShow
      case .cancelled: .cancelled
      }
    }
  }

  /// A time kept for somebody who cannot be booked yet. It frees itself.
  public struct Hold: Hashable, Sendable, Codable {
    /// From then on the time is free again.
    public var until: Moment
    /// What it waits for, each as one sentence of the determination that was seen.
    public var needs: [String]

    public init(until: Moment, needs: [String]) {
      self.until = until
      self.needs = needs
    }
  }

  /// Somebody did not come.
  public struct Absence: Hashable, Sendable, Codable {
    public var at: Moment
    public var by: MembershipID
    /// What the patient owes for it by the practice's policy; nil where the payer's rules allow nothing.
    public var fee: Money?

    public init(at: Moment, by: MembershipID, fee: Money?) {
      self.at = at
      self.by = by
      self.fee = fee
    }
  }

  /// It was given up.
  public struct Cancellation: Hashable, Sendable, Codable {
    /// Whose wish it was.
    public enum Cause: String, Hashable, Sendable, CaseIterable, Codable {
      case patient
      case practice
      /// What a hold waited for did not come in time.
      case holdRanOut
    }

    public var at: Moment
    /// All zeros: the program itself.
    public var by: MembershipID
    public var cause: Cause
    /// Inside the practice's cancellation window.
    public var isLate: Bool
    /// What the patient owes for it; nil where the payer's rules allow nothing or it was in time.
    public var fee: Money?
    /// In the words of who cancelled it.
    public var note: String?

    public init(
      at: Moment, by: MembershipID, cause: Cause, isLate: Bool = false, fee: Money? = nil, note: String? = nil
    ) {
      self.at = at
      self.by = by
      self.cause = cause
      self.isLate = isLate
      self.fee = fee
      self.note = note
    }
  }

  /// The moment from which a hold is over; nil for anything else.
  public var holdUntil: Moment? {
    if case .held(let hold) = state { hold.until } else { nil }
  }
}
