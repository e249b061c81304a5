import Paper
import ScripCore

/// One page that asks the prescriber for what only they can decide about an order they signed.
///
/// Promises: findings that others can settle are left out, and no answer is filled in.
public struct PrescriberRequest: Sendable {
  let letterhead: Letterhead
  /// Who signed the order and where they are reached, as it stands there.
  let prescriber: Prescriber
  /// The patient's name and date of birth: two identifiers, so that the office finds the chart.
  let patientName: String
  let birthDate: CalendarDay?
  let orderSignedOn: CalendarDay?
  let questions: [Question]
  let returnCode: String?
  let madeOn: CalendarDay

  /// What is asked, with the words or the cut-out of the page it rests on.
  public struct Question: Hashable, Sendable {
    public let element: ReferralElement?
    public let what: String
    /// Addressed to the prescriber: `How many visits do you order?`
    public let asks: String
    /// `Page 1: “once every two weeks for 3 months”`.
    public let evidence: String?
    /// PNG.
    public let cutout: [UInt8]?

    public init(element: ReferralElement?, what: String, asks: String, evidence: String? = nil, cutout: [UInt8]? = nil)
    {
      self.element = element
      self.what = what
      self.asks = asks
      self.evidence = evidence
      self.cutout = cutout
    }

    /// Nil when somebody else than the prescriber settles it.
    public init?(_ finding: Finding, cutout: [UInt8]? = nil) {
      guard finding.fix.by == .prescriber else { return nil }
      let words = finding.evidence.flatMap { $0.words.isEmpty ? nil : "Page \($0.page): “\($0.words)”" }
      self.init(
        element: Self.answered(finding), what: finding.what.shown, asks: Self.asked(finding) ?? Self.unforeseen,
        evidence: words, cutout: cutout)
    }
  }

  /// Nil when nothing is to be asked.
  public init?(
    questions: [Question], letterhead: Letterhead, to prescriber: Prescriber, patientName: String,
    birthDate: CalendarDay?, orderSignedOn: CalendarDay?, returnCode: String? = nil, madeOn: CalendarDay
  ) {
    guard !questions.isEmpty else { return nil }
    self.questions = questions
    self.letterhead = letterhead
    self.prescriber = prescriber
    self.patientName = patientName
    self.birthDate = birthDate
    self.orderSignedOn = orderSignedOn
    self.returnCode = returnCode
    self.madeOn = madeOn
  }

  public var paper: Paper {
    Paper(
      title: "Request to the prescriber", madeOn: madeOn.description,
      header: letterhead.margin("Request to the prescriber"), footer: letterhead.line,
      blocks: opening + questions.enumerated().map { block($1, number: $0 + 1) } + [answer])
  }

  private var opening: [Block] {
    [
      .title(questions.count == 1 ? "One question about your order" : "\(questions.count) questions about your order"),
      .pairs(
        [
          Pair("To", Words(prescriber.signedName ?? "the prescriber of this order")),
          to("Office", prescriber.practiceName),
          to("Fax", prescriber.shownFax), to("Telephone", prescriber.shownPhone),
          Pair("Patient", Words(patientName)), Pair("Date of birth", Words(birthDate?.shown ?? "not known to us")),
          Pair("Your order of", Words(orderSignedOn?.shown ?? "no date on the page")),
          Pair("Sent", Words(madeOn.shown)),
        ], columns: 2),
      .paragraph("Only you can decide what is asked here. Write it in, sign, and this page amends your order."),
    ]
  }

  /// What the order does not say is looked up by whoever sends the page.
  private func to(_ label: String, _ value: String?) -> Pair { Pair(label, Words(value ?? "not on your order")) }

  private func block(_ question: Question, number: Int) -> Block {
    var blocks: [Block] = [
      .heading("\(number)  \(question.what)", level: .subsection), .paragraph(Words(question.asks)),
    ]
    if let cutout = question.cutout {
      blocks.append(.picture(Picture(png: cutout, alternative: question.evidence ?? "From your order")))
    }
    if let evidence = question.evidence { blocks.append(.smallPrint(Words(evidence))) }
    return .together(blocks + Self.entry(for: question.element))
  }

  private var answer: Block {
    .together([
      .heading("Your answer"),
      .checks(
        [
          Check("Signed: amended as written above"), Check("Declined: my order stays as it is"),
          Check("Needs a visit first"), Check("Not my patient"),
        ], columns: 2),
      .signature([
        SignatureField("Signature", share: 3), SignatureField("Printed name, credential", share: 3),
        SignatureField("Date", share: 1.4),
      ]),
      letterhead.returnBlock(returnCode),
    ])
  }
}
