import Foundation
import Paper
import ScripCore
import ScripForms
import ScripStore
import TestSupport
import Testing
import X12

@testable import ScripDesk

/// Tells one story act by act, and keeps what a clerk would have on the desk at its end: a log and the papers.
final class StoryTeller {
  let desk: StoryDesk
  let person: StoryPerson
  let name: String
  private(set) var log: [String] = []
  private(set) var episode: EpisodeID!
  private(set) var patient: PatientID!
  private(set) var coverage: Coverage?

  init(_ name: String, _ desk: StoryDesk, _ person: StoryPerson) {
    self.name = name
    self.desk = desk
    self.person = person
  }

  func tell(_ line: String) { log.append(line) }

  /// Compares a paper or file with the kept one, or keeps it under `SCRIP_RECORD`.
  func pin(_ text: String, _ kind: String) throws {
    let kept = try Golden.kept(at: "Tests/ScripDeskTests/Golden/Stories/\(name).\(kind)", recording: text)
    #expect(kept == text, "Read the difference, then run make golden")
  }

  func pinLog() throws { try pin(log.joined(separator: "\n") + "\n", "story.txt") }

  // MARK: The order

  /// The order arrives, is read, and signed off for a new chart, which the front desk completes.
  func takeOrder(_ payment: SignOffReferral.PaymentChoice? = nil) async throws {
    let intake = try await desk.receive(person.order(signedOn: StoryDesk.day(-1)))
    let review = try #require(try await desk.ask(ShowReview(intake: intake), by: desk.rosa).review)
    let choice = try #require(payment ?? desk.plan.map { .newCoverage(plan: $0, memberID: person.member) })
    let filed = try await desk.act(
      SignOffReferral(
        intake: intake, order: 0, entries: ReviewEntries(fields: [:], particulars: review.particulars[0]),
        patient: .new(givenName: person.given, familyName: person.family, birthDate: person.birthDate),
        payment: choice, episode: nil), by: desk.rosa)
    episode = filed.episode
    try await completeChart()
    let check = try await desk.ask(CheckReferral(referral: filed.referral), by: desk.rosa)
    tell("Order of \(StoryDesk.day(-1).shown) for \(check.payerName): \(check.determination.level.rawValue)")
    tellFindings(check.determination)
  }

  private func completeChart() async throws {
    let story = try await desk.ask(ShowEpisode(episode: episode), by: desk.rosa)
    (patient, coverage) = (story.patient.id, story.coverage)
    try await desk.act(
      SavePatient(
        id: patient, givenName: person.given, familyName: person.family, birthDate: person.birthDate,
        phone: PhoneNumber("206-555-0101"),
        address: PostalAddress(street: "5 Elm St", city: "Seattle", state: "WA", zip: "98107"), sex: person.sex),
      by: desk.rosa)
    guard let account = person.account, var covered = coverage else { return }
    covered.claimNumber = account.claim
    covered.injuryDate = CalendarDay(account.injury)
    covered.injuryState = "WA"
    try await desk.act(SaveCoverage(covered, isNew: false), by: desk.rosa)
  }

  func tellFindings(_ determination: Determination) {
    for finding in determination.findings where finding.effect >= .warns {
      tell("  \(finding.effect) \(finding.rule): \(finding.what.shown). \(finding.fix.words.shown)")
    }
    if let left = determination.visitsLeft.tightest { tell("  \(left.visits) visits left: \(left.limit.shown)") }
  }

  /// The chart of somebody who comes without an order.
  func openWithoutOrder(problem: String, care: CareKind) async throws {
    patient = try await desk.act(
      SavePatient(
        id: nil, givenName: person.given, familyName: person.family, birthDate: person.birthDate,
        phone: PhoneNumber("206-555-0101"),
        address: PostalAddress(street: "5 Elm St", city: "Seattle", state: "WA", zip: "98107"), sex: person.sex),
      by: desk.rosa)
    episode = try await desk.act(
      OpenEpisode(patient: patient, coverage: nil, problem: problem, location: desk.location, care: care),
      by: desk.rosa)
  }

  /// The payer's answer to the call, a day after the order.
  func askPayer(visitsAYear: Int? = nil) async throws {
    var answer = BenefitFacts()
    answer.covered = true
    answer.answeredOn = StoryDesk.day(0)
    answer.answeredBy = "call, ref. 8841, spoke with Dana"
    let year = visitsAYear.map {
      RecordBenefits.PlanYear(
        visits: $0, used: 0, from: CalendarDay("2026-01-01")!, to: CalendarDay("2026-12-31")!)
    }
    try await desk.act(
      RecordBenefits(coverage: try #require(coverage).id, answer: answer, planYear: year), by: desk.rosa)
    tell("Payer asked: covered\(visitsAYear.map { ", \($0) visits a year" } ?? "")")
  }

  // MARK: Sessions

  func time(_ later: Int) -> TimeAsked {
    TimeAsked(
      therapist: desk.therapist, location: desk.location, day: StoryDesk.day(later), start: ClockTime(minutes: 600),
      minutes: 60)
  }

  func book(_ days: [Int], paying: Appointment.Paying = .underOrder) async throws -> [AppointmentID] {
    var booked: [AppointmentID] = []
    for later in days {
      booked.append(
        try await desk.act(BookAppointment(episode: episode, time: time(later), paying: paying), by: desk.rosa))
    }
    let story = try await desk.ask(ShowEpisode(episode: episode), by: desk.rosa)
    let left = story.determination.visitsLeft.tightest.map { ", \($0.visits) visits left" } ?? ""
    tell("Booked \(days.map { StoryDesk.day($0).shown }.joined(separator: ", "))\(left)")
    return booked
  }

  /// The patient comes, is treated, and the note is signed.
  func treat(_ appointment: AppointmentID, on later: Int, _ note: SessionNote) async throws {
    desk.go(to: StoryDesk.day(later), at: 600)
    try await desk.act(MarkArrived(appointment: appointment, isHere: true), by: desk.rosa)
    desk.go(to: StoryDesk.day(later), at: 665)
    try await desk.act(SignNote(appointment: appointment, revisionSeen: 0, note: note), by: desk.sam)
    let opened = try await desk.ask(ShowNote(appointment: appointment), by: desk.sam)
    for question in opened.signed?.note.openQuestions ?? [] { tell("  open question: \(question.what)") }
  }

  /// Work beside the order, where its patient must not be billed: the note is not signed, and says why.
  func tryBeside(
    _ appointment: AppointmentID, on later: Int, _ note: SessionNote, at region: BodyRegion
  ) async throws {
    desk.go(to: StoryDesk.day(later), at: 660)
    var wider = note
    wider.outside = .init(
      areas: [.init(region)], work: [.init(.massage, minutes: 15)], finding: "Tight as well", hasConsent: true)
    let refusal = try await desk.refusal(
      SignNote(appointment: appointment, revisionSeen: 0, note: wider), by: desk.sam)
    tell("15 minutes beside the order: \(refusal ?? "signed")")
  }

  /// Charges the session; tells the working.
  func charge(_ appointment: AppointmentID, pairModifier: String? = nil) async throws {
    let charged = try await desk.act(
      ChargeSession(appointment: appointment, pairModifier: pairModifier), by: desk.wim)
    let sheet = try await desk.ask(ShowEpisodeMoney(episode: episode), by: desk.wim)
    for id in charged.charges {
      guard let line = sheet.charges.first(where: { $0.charge.id == id })?.charge else { continue }
      let codes = line.diagnoses.map(\.description).joined(separator: " ")
      tell(
        "Charged \(line.day.shown): \(line.code) \(line.modifiers.joined(separator: " ")) \(line.units) units "
          + "\(line.amount.shown) \(line.payer.rawValue) (\(line.working.joined(separator: " "))) \(codes)")
    }
    for rest in charged.unbilled { tell("  not billed: \(rest.minutes) minutes. \(rest.why)") }
  }

  // MARK: Money

  /// Makes the claim, sends it, and pins the file and the form.
  func claim() async throws -> (claim: ClaimID, file: [UInt8]) {
    let claims = try await desk.act(MakeClaims(episode: episode), by: desk.wim)
    #expect(claims.count == 1)
    let opened = try await desk.ask(ShowClaim(claim: claims[0]), by: desk.wim)
    tell("Claim \(opened.claim.number): \(opened.claim.standing), file by \(opened.claim.fileBy?.shown ?? "no limit")")
    for finding in opened.findings { tell("  \(finding.level) \(finding.rule): \(finding.what) \(finding.fix)") }
    let content = try #require(opened.content)
    let form = CMS1500(claim: content, patientPhone: opened.patient.phone, madeOn: opened.today)
    try pin(form.text, "cms1500.txt")
    let sent = try await desk.act(SubmitClaims(), by: desk.wim)
    #expect(sent.sent == 1 && sent.leftToFix == 0)
    let file = try #require(try await desk.base.desk.waitingClaimFiles().first)
    try await desk.base.desk.noteHandedOver(file)
    try pin(String(decoding: file.bytes, as: UTF8.self), "837")
    let reference = desk.base.desk.reference
    let found = try file.bytes.withUnsafeBytes { buffer in
      try Checker.check(
        buffer,
        CheckOptions(
          today: opened.today.number,
          isDiagnosisValid: { code, digits in
            guard let code = ICD10Code(code) else { return false }
            return reference.diagnosis(code, []).isBillable(
              on: CalendarDay(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100) ?? opened.today)
          }))
    }
    #expect(found.findings.isEmpty, "\(found.findings)")
    return (claims[0], file.bytes)
  }

  /// The file is acknowledged, the claim taken, and paid.
  func answered(_ claim: ClaimID, _ file: [UInt8], by payer: StoryPayer, on later: Int) async throws {
    desk.go(to: StoryDesk.day(later))
    let day = StoryDesk.day(later)
    _ = try await desk.act(ReadClaimAnswers(try payer.acknowledgement(of: file, on: day)), by: desk.wim)
    _ = try await desk.act(ReadClaimAnswers(try payer.taken(file, on: day)), by: desk.wim)
    desk.go(to: StoryDesk.day(later + 7))
    let payment = try payer.payment(for: file, on: StoryDesk.day(later + 7))
    try pin(String(decoding: payment, as: UTF8.self), "835")
    let posted = try await desk.post(payment)
    #expect(posted.reason == nil && posted.remittances.allSatisfy { $0.held == nil }, "\(posted)")
    #expect(try await desk.post(payment).isDuplicate)
    let opened = try await desk.ask(ShowClaim(claim: claim), by: desk.wim)
    for event in opened.events { tell("  \(event.event.kind): \(event.event.words)") }
    tell(
      "Claim \(opened.claim.number): \(opened.claim.standing), payer's number \(opened.claim.payerClaimNumber ?? "-")")
  }

  /// Gives a receipt for what is the patient's, paid at the desk, and pins the paper.
  func receipt(paying method: Receipt.Payment.Method = .card, _ kind: String = "receipt.txt") async throws {
    let sheet = try await desk.ask(ShowEpisodeMoney(episode: episode), by: desk.wim)
    let due = try #require(sheet.nextReceipt).due
    let id = try await desk.act(
      IssueReceipt(episode: episode, payments: [.init(amount: due, method: method, day: sheet.today)]), by: desk.wim)
    let opened = try await desk.ask(ShowReceipt(receipt: id), by: desk.wim)
    let paper = ReceiptPaper(
      receipt: opened.receipt, patient: opened.patient, practice: opened.practice, location: opened.location,
      therapist: opened.therapist, order: opened.order, letters: opened.letters)
    tell("Receipt \(opened.receipt.number): \(opened.receipt.kind.rawValue) \(opened.receipt.charged.shown)")
    try pin(try PrintedText.of(pdf: try paper.paper.pdf()), kind)
  }

  func payBalance() async throws {
    let owed = try await desk.ask(ShowAccount(patient: patient), by: desk.wim).balance.owed
    guard owed > .zero else { return }
    try await desk.act(TakePatientPayment(patient: patient, amount: owed, method: .card), by: desk.rosa)
  }

  /// What the patient's account says, line by line.
  func tellAccount() async throws {
    let account = try await desk.ask(ShowAccount(patient: patient), by: desk.wim)
    tell(
      "Account: owed \(account.balance.owed.shown), held \(account.balance.credit.shown), "
        + "payers \(account.payers.shown)")
    for line in account.lines {
      tell(
        "  \(line.posting.day.shown) \(line.posting.cause.rawValue) \(line.claimNumber ?? "-"): "
          + "owed \(line.owed.shown), held \(line.credit.shown), payers \(line.payers.shown)")
    }
  }

  // MARK: Report and renewal

  /// Writes, signs and sends the report, and pins its page; answers the code at its foot.
  func report(on later: Int, by writing: (inout ReportWords) -> Void) async throws -> ReturnCode {
    desk.go(to: StoryDesk.day(later))
    let before = try await desk.ask(ShowReports(episode: episode), by: desk.sam)
    tell("Report due: \(before.due.map { "\($0.day.shown), \($0.reason.shown(before.payer))" } ?? "not yet")")
    var words = before.proposed
    writing(&words)
    let id = try await desk.act(DraftReport(episode: episode, words: words), by: desk.sam)
    try await desk.act(SignReport(report: id, versionSeen: 1), by: desk.sam)
    let shown = try await desk.ask(ShowReports(episode: episode), by: desk.sam)
    let report = try #require(shown.current).report
    let letterhead = Letterhead(
      name: shown.profile?.tradeName ?? "", address: shown.location?.address, phone: shown.profile?.phone,
      fax: shown.profile?.fax)
    let paper = ProgressPaper(
      report: report, letterhead: letterhead, patientName: shown.patient.shown, birthDate: shown.patient.birthDate,
      order: shown.order, lastReportOn: shown.lastReport(before: report.id))
    let pdf = try paper.paper.pdf()
    try pin(try PrintedText.of(pdf: pdf), "report.txt")
    try await desk.act(SendReport(report: id, way: .fax, to: "206-555-0177", page: pdf), by: desk.rosa)
    tell("Report sent: \(report.request.shown)")
    return report.returnCode
  }

  /// The page comes back and is signed off as the order's next version.
  func renew(_ code: ReturnCode, on later: Int) async throws {
    desk.go(to: StoryDesk.day(later))
    let page = person.renewal(signedOn: StoryDesk.day(later - 1), code: code.description)
    let intake = try await desk.receive(page, ticked: "Go")
    let standing = try await desk.ask(ShowEpisode(episode: episode), by: desk.rosa).episode
    let opened = try await desk.ask(ShowReview(intake: intake), by: desk.rosa)
    let review = try #require(opened.review)
    let returned = try #require(review.returned)
    #expect(returned.episode == episode && returned.decision == .asOrdered)
    _ = try await desk.act(
      SignOffReferral(
        intake: intake, order: 0, entries: ReviewEntries(fields: [:], particulars: review.particulars[0]),
        patient: .existing(patient),
        payment: standing.coverage.map { .coverage($0) } ?? .alone(classKey: standing.classKey),
        episode: episode), by: desk.rosa)
    let story = try await desk.ask(ShowEpisode(episode: episode), by: desk.rosa)
    let version = try #require(story.referrals.last)
    #expect(version.version.version == 2)
    tell("Renewed: version \(version.version.version), \(story.determination.level.rawValue)")
    tellFindings(story.determination)
    let reports = try await desk.ask(ShowReports(episode: episode), by: desk.sam)
    #expect(reports.current?.state == .renewed)
  }
}
