import ScripCore
import ScripDesk
import ScripIntake

/// How one life of the demonstration's year went, as events on their days.
final class DemoCourse {
  let life: DemoLife
  let year: DemoYear
  /// What pays after the plan of a life that has two.
  private let secondPlan: PlanID
  private(set) var episode: EpisodeID?
  private(set) var patient: PatientID?
  /// What pays for the episode.
  private var coverage: CoverageID?
  /// The visits, and behind them those that were not kept.
  private(set) var booked: [AppointmentID] = []
  private var code: ReturnCode?
  /// Claims made of charged visits, in their order.
  private(set) var made: [ClaimID] = []
  private var files: [[UInt8]] = []

  init(life: DemoLife, year: DemoYear, secondPlan: PlanID) {
    self.life = life
    self.year = year
    self.secondPlan = secondPlan
  }

  var acts: DemoActs { year.acts }
  private var rules: String { life.classKey ?? "self_pay_medical" }
  private var isClaimed: Bool {
    ["commercial_in_network", "workers_comp_wa_lni", "auto_pip_wa", "va_ccn"].contains(rules)
  }

  var events: [DemoYear.Event] {
    var events = [
      event(life.orderedBefore - 2, at: 560) { try await self.arrive() },
      event(life.orderedBefore - 3, at: 580) { try await self.book() },
    ]
    for (visit, before) in life.visits.enumerated() {
      events.append(
        event(year.visitDay(before).days(until: year.today), at: life.start + 62) { try await self.treat(visit) })
    }
    guard let last = life.visits.last else { return events }
    if life.secondMember != nil {
      events += twoPayers
    } else if isClaimed {
      events += money(after: last)
    } else {
      events.append(event(last - 1, at: 1_085) { try await self.giveReceipt() })
    }
    return events + absences + reports
  }

  func event(_ before: Int, at minutes: Int, _ work: @escaping () async throws -> Void) -> DemoYear.Event {
    DemoYear.Event(daysBefore: max(0, before), minutes: minutes, work: work)
  }

  // MARK: The order and its visits

  private func arrive() async throws {
    let made = try await acts.perform(
      SavePatient(
        id: nil, givenName: life.given, familyName: life.family, birthDate: life.birthDate,
        phone: life.phone,
        address: PostalAddress(street: "\(life.start) Elm St", city: "Seattle", state: "WA", zip: "98107"),
        sex: life.sex))
    patient = made
    guard let key = life.classKey, let plan = year.plans[key] else {
      episode = try await acts.perform(
        OpenEpisode(
          patient: made, coverage: nil, problem: "stiff neck from desk work", location: year.location,
          care: .maintenanceByChoice))
      return
    }
    var first = Coverage(id: CoverageID(high: 0, low: 0), patient: made, plan: plan)
    if let accident = life.accident {
      first.claimNumber = accident.claim
      first.injuryDate = year.today.adding(days: -accident.before)
      first.injuryState = "WA"
      first.adjuster = "Gil Prentice"
    } else {
      first.memberID = life.memberID
    }
    let saved = try await acts.perform(SaveCoverage(first, isNew: true))
    coverage = saved
    if let member = life.secondMember {
      let second = Coverage(
        id: CoverageID(high: 0, low: 0), patient: made, plan: secondPlan, memberID: member, rank: 2)
      try await acts.perform(SaveCoverage(second, isNew: true))
    }
    try await signOff(
      life.order(signedOn: year.today.adding(days: -life.orderedBefore), year.today), payment: .coverage(saved))
    if isClaimed || rules == "commercial_out_of_network" { try await askPayer(saved) }
    if rules == "va_ccn" { try await authorize() }
    if rules == "fsa" || rules == "hsa" {
      try await acts.perform(
        RecordLetter(
          patient: made, account: rules == "fsa" ? .fsa : .hsa,
          signedOn: year.today.adding(days: -life.orderedBefore), prescriberName: "Helen Bergstrom, MD"))
    }
  }

  private func signOff(_ text: String, payment: SignOffReferral.PaymentChoice) async throws {
    guard let patient else { return }
    let received = try await acts.receive(Array(text.utf8), via: .email, named: nil, mediaType: "text/plain")
    let page = DemoOrder.page(text)
    let reading = DocumentReading(reading: [page])
    try await acts.record(.read(reading, pages: [page]), of: received)
    guard let first = reading.orders.first else { return }
    let filed = try await acts.perform(
      SignOffReferral(
        intake: received, order: 0, entries: ReviewEntries(fields: [:], particulars: Review.Particulars(first)),
        patient: .existing(patient), payment: payment, episode: episode))
    episode = filed.episode
  }

  private func askPayer(_ coverage: CoverageID) async throws {
    var answer = BenefitFacts()
    answer.covered = true
    answer.answeredOn = year.today.adding(days: -life.orderedBefore + 2)
    answer.answeredBy = "call, ref. \(8_700 + life.start / 60), spoke with “Dana”"
    try await acts.perform(RecordBenefits(coverage: coverage, answer: answer, planYear: nil))
  }

  private func authorize() async throws {
    guard let episode else { return }
    try await acts.perform(
      RecordAuthorization(
        episode: episode,
        authorization: PriorAuthorization(
          id: AuthorizationID(high: 0, low: 0), number: "VA0026\(life.start)411", state: .granted,
          from: year.today.adding(days: -life.orderedBefore), to: year.today.adding(days: 60), visitsAsked: 12,
          visitsGranted: 12, answeredOn: year.today.adding(days: -life.orderedBefore + 1),
          answeredBy: "VA referral, by fax")))
  }

  private func book() async throws {
    guard let episode else { return }
    let times = (life.visits + life.missed).map { year.time(year.visitDay($0), at: life.start, with: year.therapist) }
    if life.classKey == nil {
      for time in times {
        booked.append(
          try await acts.perform(
            BookAppointment(episode: episode, time: time, paying: .selfPay(noticeSignedOn: nil))))
      }
    } else {
      booked = try await acts.perform(
        BookSeries(episode: episode, dates: times.map { .init(time: $0, varianceReason: nil) }))
    }
  }

  private func treat(_ visit: Int) async throws {
    guard booked.indices.contains(visit) else { return }
    try await acts.perform(MarkArrived(appointment: booked[visit], isHere: true))
    try await acts.perform(
      SignNote(appointment: booked[visit], revisionSeen: 0, note: life.note(visit)), by: year.sol)
    try await acts.perform(ChargeSession(appointment: booked[visit]))
  }

  // MARK: Money

  /// Two files of claims in the course of the visits, each answered eight days later.
  private func money(after last: Int) -> [DemoYear.Event] {
    let middle = life.visits[life.visits.count / 2]
    var events: [DemoYear.Event] = []
    for (number, before) in [middle - 1, last - 1].enumerated() where before > 0 {
      events.append(event(before, at: 1_085) { try await self.claim() })
      events.append(event(before - 1, at: 600) { try await self.acknowledge(number) })
      // The VA has not paid the last one yet; L&I never pays on the day it is asked.
      if rules == "va_ccn", number == 1 { continue }
      events.append(event(before - 9, at: 600) { try await self.settle(number) })
    }
    if rules == "commercial_in_network" {
      events.append(event(last - 11, at: 615) { try await self.pay() })
      if life.outside > 0 { events.append(event(last - 1, at: 1_090) { try await self.giveReceipt() }) }
      if life.family == "Holloway" { events.append(event(6, at: 600) { try await self.takeBack() }) }
    }
    return events
  }

  func claim() async throws {
    guard let episode else { return }
    made += try await acts.perform(MakeClaims(episode: episode))
    try await send()
  }

  /// Puts what is ready into a file of its own.
  func send() async throws {
    _ = try await acts.perform(SubmitClaims())
    files += try await acts.desk.waitingClaimFiles().map(\.bytes)
    try await year.carry()
  }

  func acknowledge(_ number: Int) async throws {
    guard files.indices.contains(number) else { return }
    let payer = DemoPayer()
    for bytes in payer.receipts(for: files[number], on: day, number: fileNumber(number)) {
      _ = try await acts.perform(ReadClaimAnswers(bytes))
    }
  }

  func settle(_ number: Int) async throws {
    guard files.indices.contains(number),
      let bytes = payer.remittance(for: files[number], mood(number), on: day, number: fileNumber(number) + 2)
    else { return }
    try await acts.post(bytes)
  }

  /// Long after it paid, the payer takes its last answer back.
  private func takeBack() async throws {
    guard let last = files.last, let bytes = payer.takeback(of: last, on: day, number: fileNumber(files.count - 1) + 3)
    else { return }
    try await acts.post(bytes)
  }

  private var day: CalendarDay { year.clock.day }

  private func fileNumber(_ number: Int) -> Int { life.start * 10 + number * 5 }

  private var payer: DemoPayer {
    switch rules {
    case "workers_comp_wa_lni": DemoPayer(allowedPerUnit: 2_600, reduction: "P12")
    case "auto_pip_wa": DemoPayer(allowedPerUnit: 3_200, reduction: "P23")
    case "va_ccn": DemoPayer(allowedPerUnit: 2_700)
    default: DemoPayer(allowedPerUnit: 2_800, copay: 2_000)
    }
  }

  /// One claim is refused, one is sent on to the next payer, one payment brings a stranger's claim along.
  private func mood(_ number: Int) -> DemoPayer.Mood {
    switch (life.family, number) {
    case ("Brandvold", 1): .denies(.contractual, "197", remarks: [])
    case ("Castellano", 1): .paysAndStrays
    case ("Zander", 1): .sendsOn(DemoMoney.secondPayer)
    default: .pays
    }
  }

  private func pay() async throws {
    guard let patient else { return }
    let share = Money(cents: 2_000 * life.visits.count)
    // Who is still under treatment has not paid everything yet.
    let paid = life.family == "Ashdown" ? Money(cents: 4_000) : share
    try await acts.perform(TakePatientPayment(patient: patient, amount: paid, method: .card))
  }

  private func giveReceipt() async throws {
    guard let episode else { return }
    // Four units of the price a patient pays, or what was done beside the order.
    let units = life.outside > 0 ? life.outside / 15 : life.minutes / 15 * life.visits.count
    try await acts.perform(
      IssueReceipt(
        episode: episode,
        payments: [.init(amount: Money(cents: 3_000 * units), method: .card, day: day)]))
  }

  // MARK: Report and renewal

  private var reports: [DemoYear.Event] {
    switch life.family {
    case "Holloway":
      [
        event(280, at: 700) { try await self.report() },
        event(274, at: 560) { try await self.renew(isSignedOff: true) },
      ]
    case "Castellano":
      [
        event(12, at: 700) { try await self.report() },
        event(1, at: 560) { try await self.renew(isSignedOff: false) },
      ]
    // Of those whose visits are behind them; of Ruth Ashdown's care a report is due.
    case "Ferreira", "Grunwald", "Okonjo", "Brandvold", "Whitaker":
      [event(20 - life.start / 60 % 6, at: 700) { try await self.report() }]
    default: []
    }
  }

  private func report() async throws {
    guard let episode else { return }
    let words = ReportWords(
      done: "Massage, \(life.area.shown), \(life.minutes) minutes a visit.",
      remaining: "Can \(life.activity) for a short while only.", selfCare: "Walks ten minutes twice a day.",
      adverse: "", request: .init(.goOn, visits: 6, weeks: 6), therapist: year.therapist)
    let id = try await acts.perform(DraftReport(episode: episode, words: words), by: year.sol)
    try await acts.perform(SignReport(report: id, versionSeen: 1), by: year.sol)
    let shown = try await acts.desk.ask(ShowReports(episode: episode), by: year.sol)
    code = shown.current?.report.returnCode
    try await acts.perform(SendReport(report: id, way: .carried, to: nil, page: []))
  }

  private func renew(isSignedOff: Bool) async throws {
    guard let code, let patient, let episode else { return }
    let text = life.renewal(signedOn: day.adding(days: -1), code: code.description)
    let received = try await acts.receive(
      Array(text.utf8), via: .fax, named: "206-555-0147", mediaType: "text/plain")
    var page = DemoOrder.page(text)
    if let word = page.words.first(where: { $0.text == "Go" }) {
      page.marks.append(
        PageMark(.ticked, box: PageBox(x: word.box.x - 20, y: word.box.y, width: 14, height: 14)))
    }
    let reading = DocumentReading(reading: [page])
    try await acts.record(.read(reading, pages: [page]), of: received)
    guard isSignedOff, let review = try await acts.desk.ask(ShowReview(intake: received), by: year.sol).review
    else { return }
    try await acts.perform(
      SignOffReferral(
        intake: received, order: 0, entries: ReviewEntries(fields: [:], particulars: review.particulars[0]),
        patient: .existing(patient), payment: coverage.map { .coverage($0) } ?? .alone(classKey: rules),
        episode: episode))
  }
}
