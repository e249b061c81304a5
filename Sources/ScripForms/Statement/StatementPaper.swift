import Paper
import ScripCore

/// What a patient owes and how it came to that, on paper. Days and amounts; no codes, no diagnoses.
public struct StatementPaper: Sendable {
  /// One entry of the account.
  public struct Line: Hashable, Sendable {
    public var day: CalendarDay
    /// `Your share by your plan, claim 1007`.
    public var words: String
    /// What it adds to what is owed.
    public var owed: Money
    /// What it adds to what is held.
    public var held: Money

    public init(day: CalendarDay, words: String, owed: Money, held: Money) {
      self.day = day
      self.words = words
      self.owed = owed
      self.held = held
    }
  }

  let patient: Patient
  let practice: Practice
  let location: Location
  let madeOn: CalendarDay
  let balance: PatientBalance
  /// The patient's own lines that stand on no receipt yet.
  let withoutReceipt: Money
  let payers: Money
  let lines: [Line]

  public init(
    patient: Patient, practice: Practice, location: Location, madeOn: CalendarDay, balance: PatientBalance,
    withoutReceipt: Money = .zero, payers: Money, lines: [Line]
  ) {
    self.patient = patient
    self.practice = practice
    self.location = location
    self.madeOn = madeOn
    self.balance = balance
    self.withoutReceipt = withoutReceipt
    self.payers = payers
    self.lines = lines
  }

  public var paper: Paper {
    let letterhead = Letterhead(
      name: practice.legalName, address: location.address, phone: location.phone ?? practice.phone,
      fax: location.fax ?? practice.fax)
    return Paper(
      title: "Statement", madeOn: madeOn.description, header: letterhead.margin("Statement"), footer: letterhead.line,
      blocks: addressee + [.title("Statement"), people, .heading("What you owe"), sums]
        + [.heading("How it came to that"), entries] + closing)
  }

  /// First on the page, where the window of an envelope shows it.
  private var addressee: [Block] {
    guard let address = patient.address else { return [] }
    return ([patient.shown] + address.lines).map { .paragraph(Words($0)) }
  }

  private var people: Block {
    .pairs(
      [
        Pair("Patient", Words(patient.shown)), Pair("Day", Words(madeOn.shown)),
        Pair("Practice", Words(practiceNames)),
      ], columns: 2)
  }

  /// By the name on the door, which the patient knows, and the one that money goes to.
  private var practiceNames: String {
    let (door, legal) = (practice.tradeName, practice.legalName)
    return door == legal || door.isEmpty ? legal : "\(door), \(legal)"
  }

  private var sums: Block {
    let charged = Pair("Charged, no receipt yet", Words(withoutReceipt.shown))
    return .pairs(
      [Pair("You owe", Words(balance.owed.shown))] + (withoutReceipt > .zero ? [charged] : []) + [
        Pair("Held for you", Words(balance.credit.shown)),
        Pair("Your plan has not answered for", Words(payers.shown)),
      ], columns: 2)
  }

  /// Only what concerns the patient's own money.
  private var entries: Block {
    let rows = lines.filter { $0.owed != .zero || $0.held != .zero }.map { line -> [Words] in
      [
        Words(line.day.shown), Words(line.words), Words(line.owed == .zero ? "" : line.owed.shown),
        Words(line.held == .zero ? "" : line.held.shown),
      ]
    }
    return .table(
      Table(
        [
          .init("Day", share: 1.6), .init("What", share: 5), .init("Owed", share: 1.4, isNumeric: true),
          .init("Held", share: 1.4, isNumeric: true),
        ], rows: rows))
  }

  private var closing: [Block] {
    guard balance.owed > .zero else { return [] }
    return [
      .paragraph("Pay at your next visit, send a check to the address below, or call us."),
      .paragraph("Something is not right? Call us before you pay: we look at it together."),
    ]
  }
}
