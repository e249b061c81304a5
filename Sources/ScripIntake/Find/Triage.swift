/// What a document is, by its vocabulary.
struct Triage {
  private(set) var documentClass: DocumentClass
  private(set) var kind: DocumentKind
  private(set) var flags: [DocumentFlag] = []

  init(_ pages: [DecodedPage], hadCover: Bool, hadSpecks: Bool) {
    guard !pages.isEmpty else {
      (documentClass, kind) = hadCover ? (.notReferral, .coverSheet) : (.blank, .blank)
      if hadSpecks { flags = [DocumentFlag(path: "*", reason: .uncertainKind)] }
      return
    }
    let text = Self.text(of: pages)
    let misread = pages.flatMap(\.words).contains { Vocabulary<Bool>.isSame("massage", $0.text.folded) }
    let treatment = Self.count(Self.treatmentWords, in: text) + (misread ? 1 : 0)
    let order = Self.count(Self.orderWords, in: text)
    let other = Self.otherPapers.map { (kind: $0.kind, score: Self.count($0.words, in: text)) }
      .max { $0.score < $1.score }
    let isFragment = pages.allSatisfy { PageRole($0) == .continuation }
    let otherScore = other?.score ?? 0
    let isText = pages.allSatisfy { $0.source != .recognized }
    if treatment > 0, order >= 2, otherScore < 4 || treatment + order > 2 * otherScore {
      documentClass = isFragment ? .fragment : .referral
      kind = Self.referralKind(text, pages)
    } else if let other, otherScore >= 3 || isText && treatment == 0 {
      documentClass = .notReferral
      kind = other.score >= 2 ? other.kind : .otherReferral
      // Only what names another paper clearly is set aside without a look.
      if otherScore < 4 { flags.append(DocumentFlag(path: "documentClass", reason: .uncertainKind)) }
    } else {
      // Hardly anything could be read, or nothing tells what it is: keep what was read and ask.
      documentClass = isFragment ? .fragment : order >= 1 || treatment >= 1 ? .referral : .notReferral
      kind = documentClass == .notReferral ? .otherReferral : Self.referralKind(text, pages)
      flags.append(DocumentFlag(path: "*", reason: .uncertainKind))
    }
    if documentClass == .notReferral, treatment > 0, flags.isEmpty {
      flags.append(DocumentFlag(path: "documentClass", reason: .uncertainKind))
    }
  }

  private static func text(of pages: [DecodedPage]) -> String {
    " "
      + pages.flatMap(\.words).map { $0.text.folded.trimming { !$0.isLetter && !$0.isFigure } }
      .filter { !$0.isEmpty }.joined(separator: " ") + " "
  }

  /// How many of the phrases stand in the text, as whole words.
  private static func count(_ phrases: [String], in text: String) -> Int {
    phrases.reduce(0) { $0 + (text.contains(" \($1) ") ? 1 : 0) }
  }

  private static let treatmentWords = [
    "massage", "massage therapy", "manual therapy", "myofascial", "myofascial release", "trigger point", "97124",
    "97140", "soft tissue",
    "neuromuscular",
  ]
  private static let orderWords = [
    "patient", "name", "dob", "date of birth", "diagnosis", "dx", "rx", "referral", "referring", "prescription",
    "prescriber", "frequency", "signature", "signed", "npi", "weeks", "visits", "sessions", "medical necessity",
    "treatment", "order", "md", "diagnoses", "icd-10", "provider",
  ]
  private static let otherPapers: [(kind: DocumentKind, words: [String])] = [
    (
      .labReport,
      [
        "laboratory", "lab", "result", "results", "reference", "units", "collected", "specimen", "hemoglobin",
        "glucose", "wbc", "mg/dl",
      ]
    ),
    (
      .invoice,
      [
        "invoice", "amount due", "balance", "total due", "bill to", "statement", "payment", "remit", "subtotal", "qty",
        "balance due",
      ]
    ),
    (
      .imagingReport,
      [
        "radiology", "mri", "x-ray", "ct", "impression", "findings", "technique", "comparison", "imaging", "contrast",
        "radiologist",
      ]
    ),
    (
      .appointmentReminder,
      [
        "reminder", "appointment", "arrive", "confirm", "reschedule", "cancel", "check in", "scheduled",
        "your appointment",
      ]
    ),
    (
      .otherReferral,
      [
        "physical therapy", "cardiology", "dermatology", "gastroenterology", "neurology consult", "consult",
        "consultation",
        "orthopedic surgery", "podiatry", "ophthalmology", "endocrinology", "psychology", "sleep study",
        "evaluate and treat", "urology",
      ]
    ),
  ]

  private static func referralKind(_ text: String, _ pages: [DecodedPage]) -> DocumentKind {
    func has(_ phrases: String...) -> Bool { phrases.contains { text.contains(" \($0) ") } }
    let isTyped = pages.allSatisfy { $0.source == .typed }
    let words = pages.reduce(0) { $0 + $1.words.count }
    if has("letter of medical necessity", "statement of medical necessity") { return .letterOfMedicalNecessity }
    if has(
      "workers compensation", "workers' compensation", "worker's compensation", "injured worker", "l i claim",
      "workers comp")
    {
      return .workersComp
    }
    if has(
      "pip", "personal injury protection", "motor vehicle accident", "auto accident", "date of accident",
      "date of loss", "mva")
    {
      return .autoPIP
    }
    if has("veteran", "veterans affairs", "seoc", "community care", "va authorization") { return .vaAuthorization }
    if has("order set") { return .orderSet }
    if has("to whom it may concern", "sincerely", "dear", "regards") { return .letter }
    if has("ambulatory referral", "electronically signed by", "ordering provider", "order status", "mrn") {
      return .ehrOrder
    }
    if has("physical therapy", "occupational therapy"), has("massage") { return .therapyReferral }
    if words < 90, has("thanks", "thank you", "hi", "hello", "this is the office") { return .message }
    if isTyped, words < 60, !has("rx", "prescription", "signature", "page") { return .message }
    return .prescription
  }
}
