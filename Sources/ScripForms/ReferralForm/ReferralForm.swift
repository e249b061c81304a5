import Paper
import ScripCore

/// The referral form for one payer class: asks for what that payer wants to see and decides nothing clinical.
///
/// Promises: no box is ticked and no diagnosis, number, frequency or period is filled in. Required elements carry `*`,
/// recommended ones `+`. Sources: domain.md S0-5, C1, C2; which element is asked for is `PayerRules`.
public struct ReferralForm: Sendable {
  /// What the practice knows of the patient; everything else is a line to write on.
  public struct Person: Hashable, Sendable {
    public var name: String?
    public var birthDate: CalendarDay?
    public var claimNumber: String?
    public var injuryDate: CalendarDay?
    public var injuryState: String?
    public var adjuster: String?

    public init(name: String? = nil, birthDate: CalendarDay? = nil) {
      self.name = name
      self.birthDate = birthDate
    }
  }

  let rules: PayerRules
  let letterhead: Letterhead
  let person: Person
  /// Printed as text and as a QR symbol.
  let returnCode: String?
  let madeOn: CalendarDay

  /// Nil for a payer that wants no referral: it pays no massage, its own authorization is the order, or nobody asks.
  public init?(
    rules: PayerRules, letterhead: Letterhead, person: Person = Person(), returnCode: String? = nil,
    madeOn: CalendarDay
  ) {
    guard Self.isAsked(by: rules) else { return nil }
    self.rules = rules
    self.letterhead = letterhead
    self.person = person
    self.returnCode = returnCode
    self.madeOn = madeOn
  }

  /// Whether a prescriber's form makes sense for this payer.
  public static func isAsked(by rules: PayerRules) -> Bool {
    rules.massagePayable && rules.orderDocument == .referral && rules.requirements.level(of: .signature) != nil
  }

  public var paper: Paper {
    Paper(
      title: "Referral for massage therapy", madeOn: madeOn.description,
      header: letterhead.margin("Referral · \(rules.name)"), footer: letterhead.line,
      blocks: opening + patientBlocks + orderBlocks + reasonBlocks + signing)
  }

  private var opening: [Block] {
    let needs = level(.required) ? "Marked *: the payer refuses an order without it." : ""
    let asks = level(.recommended) ? " Marked +: the payer is likely to ask for it." : ""
    return [
      .title("Referral for massage therapy"),
      .paragraph(.bold("Paid by: ") + Words("\(rules.name). \(needs)\(asks)")),
    ]
  }

  private func level(_ level: Requirements.Level) -> Bool {
    ReferralElement.allCases.contains { rules.requirements.level(of: $0) == level }
  }

  /// The label with the mark that says how strongly this payer asks.
  func label(_ words: String, _ element: ReferralElement) -> String {
    switch rules.requirements.level(of: element) {
    case .required: words + " *"
    case .recommended: words + " +"
    default: words
    }
  }

  func asks(_ element: ReferralElement) -> Bool {
    guard let level = rules.requirements.level(of: element) else { return false }
    return level != .mustNotAsk
  }
}
