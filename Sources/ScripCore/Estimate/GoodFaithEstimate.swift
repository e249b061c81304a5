/// What a patient who pays alone is told in writing before the session: what it will cost, by when, and their rights.
///
/// For the uninsured and for those who do not use their insurance. Source: 45 CFR 149.610 and 149.620.
public struct GoodFaithEstimate: Hashable, Sendable, Codable {
  /// One line: an item with what it is expected to cost.
  public struct Item: Hashable, Sendable, Codable {
    public var day: CalendarDay?
    public var code: ProcedureCode?
    public var what: String
    public var units: Int
    public var charge: Money

    public init(day: CalendarDay? = nil, code: ProcedureCode?, what: String, units: Int, charge: Money) {
      self.day = day
      self.code = code
      self.what = what
      self.units = units
      self.charge = charge
    }
  }

  /// Sessions of one kind that are expected and not booked yet; one estimate may speak for a year of them.
  public struct Recurring: Hashable, Sendable, Codable {
    public var sessions: Int
    /// One of them.
    public var each: Item
    public var through: CalendarDay

    public init(sessions: Int, each: Item, through: CalendarDay) {
      self.sessions = sessions
      self.each = each
      self.through = through
    }

    public var charge: Money { Money(cents: each.charge.cents * sessions) }
  }

  public var madeOn: CalendarDay
  public var patientName: String
  public var patientBirthDate: CalendarDay?
  /// What is booked or asked about, in words.
  public var primary: String
  public var primaryOn: CalendarDay?
  public var diagnoses: [ICD10Code]
  public var items: [Item]
  /// What is expected beyond the items.
  public var recurring: Recurring?
  public var providerName: String
  public var providerNPI: String?
  public var providerTaxID: String?
  public var state: String
  /// Items that others would bill, or that must be booked apart.
  public var scheduledApart: [String]

  public init(
    madeOn: CalendarDay, patientName: String, patientBirthDate: CalendarDay?, primary: String,
    primaryOn: CalendarDay?, items: [Item], providerName: String, state: String
  ) {
    self.madeOn = madeOn
    self.patientName = patientName
    self.patientBirthDate = patientBirthDate
    self.primary = primary
    self.primaryOn = primaryOn
    self.items = items
    self.providerName = providerName
    self.state = state
    (diagnoses, scheduledApart) = ([], [])
  }

  public var total: Money { items.reduce(recurring?.charge ?? .zero) { $0 + $1.charge } }

  /// Whether a session on a day was in it, so that booking it asks for no other.
  public func speaks(of day: CalendarDay) -> Bool {
    items.contains { $0.day == day } || recurring.map { (madeOn...max(madeOn, $0.through)).contains(day) } ?? false
  }

  /// Recurring sessions may share one estimate for so many months. Source: 45 CFR 149.610(b)(1)(x) [K].
  public static let monthsMax = 12

  /// The four things that must be said, in our words; of a dispute also where to read how it is begun.
  /// Source: 45 CFR 149.610(c)(1); the address and the telephone are those of the notice that CMS gives as a model.
  public static let disclaimers = [
    "Other things may turn out to be needed; they are then booked and estimated apart and are not in this estimate.",
    "This is an estimate from what is known today. What you are billed may differ.",
    "If you are billed $400 or more above this estimate, you may dispute the bill within 120 days of its date through "
      + "the patient-provider process of the U.S. Department of Health and Human Services. It costs a small fee, and "
      + "asking for it does not change the care you are given. To begin, call 1-800-985-3059 or see "
      + "www.cms.gov/nosurprises/consumers.",
    "This is not a contract. It does not bind you to have any of this done here.",
  ]
}

extension PayerRules {
  /// Whether who comes for this is owed a written estimate: nobody is sent a claim for it. Source: 45 CFR 149.610(a).
  public func asksEstimate(_ paying: Appointment.Paying?) -> Bool {
    if case .selfPay = paying { return true }
    return billing == .none || billing == .receipt
  }
}

extension GoodFaithEstimate {
  /// The last day on which the estimate must be in the patient's hands; nil when the law asks for none.
  ///
  /// Booked 10 business days ahead or more: within 3 business days. Booked 3 to 9 ahead: within 1. Asked for (a
  /// question about the cost counts): within 3. Whichever is first.
  public static func dueOn(
    scheduled: CalendarDay?, appointment: CalendarDay?, requested: CalendarDay?
  ) -> CalendarDay? {
    let days = [
      requested.map { BusinessDays.day(3, after: $0) },
      scheduled.flatMap { booked in
        appointment.flatMap { day in
          switch BusinessDays.count(after: booked, through: day) {
          case ..<3: nil
          case 3..<10: BusinessDays.day(1, after: booked)
          default: BusinessDays.day(3, after: booked)
          }
        }
      },
    ]
    return days.compactMap(\.self).min()
  }
}
