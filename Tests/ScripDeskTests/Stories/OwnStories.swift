import ScripCore
import Testing

@testable import ScripDesk

/// From the order to the paper where the patient pays, and where nobody is asked to. Papers in Golden/Stories.
@Suite struct OwnStories {
  @Test("Out of network: paid at the desk, a superbill that the insurer can pay from")
  func outOfNetwork() async throws {
    let desk = try await StoryDesk(classKey: "commercial_out_of_network", seed: 21) {
      ($0.payerName, $0.name) = ("Cascade Health", "HMO")
    }
    let person = StoryPerson(
      given: "Ingrid", family: "Lindqvist", born: "1988-05-05", sex: .female, member: "CSC445566",
      diagnosis: "M54.2 Cervicalgia")
    let story = StoryTeller("out_of_network", desk, person)
    try await story.takeOrder()
    try await own(story, days: [7, 14, 21], note: Notes.neck)
    let code = try await story.report(on: 31) { $0.request = .init(.goOn, visits: 6, weeks: 6) }
    try await story.renew(code, on: 34)
    try story.pinLog()
  }

  @Test("HSA: the owner keeps the receipt with its diagnoses")
  func healthSavings() async throws {
    let desk = try await StoryDesk(classKey: "hsa", seed: 22)
    let person = StoryPerson(
      given: "Omar", family: "Abernathy", born: "1966-12-24", sex: .male,
      diagnosis: "M54.50 Low back pain, unspecified")
    let story = StoryTeller("hsa", desk, person)
    try await story.takeOrder(.alone(classKey: "hsa"))
    try await own(story, days: [7, 14], note: Notes.lowBack)
    let code = try await story.report(on: 31) { $0.request = .init(.goOn, visits: 6, weeks: 6) }
    try await story.renew(code, on: 34)
    try story.pinLog()
  }

  @Test("FSA: the letter is on file, the receipt keeps its diagnoses to itself")
  func flexibleSpending() async throws {
    let desk = try await StoryDesk(classKey: "fsa", seed: 23)
    let person = StoryPerson(
      given: "Noor", family: "Kowalczyk", born: "1995-09-09", sex: .female,
      diagnosis: "M79.18 Myalgia, other site")
    let story = StoryTeller("fsa", desk, person)
    try await story.takeOrder(.alone(classKey: "fsa"))
    try await desk.act(
      RecordLetter(
        patient: story.patient, account: .fsa, signedOn: StoryDesk.day(-1), prescriberName: "Helen Bergstrom, MD"),
      by: desk.rosa)
    try await own(story, days: [7, 14], note: Notes.lowBack)
    let code = try await story.report(on: 31) { $0.request = .init(.goOn, visits: 6, weeks: 6) }
    try await story.renew(code, on: 34)
    try story.pinLog()
  }

  @Test("Maintenance that the patient pays: no order, no report, a plain receipt")
  func maintenance() async throws {
    let desk = try await StoryDesk(classKey: "self_pay_medical", seed: 24)
    let person = StoryPerson(
      given: "Celia", family: "Nakamura", born: "1958-01-11", sex: .female,
      diagnosis: "")
    let story = StoryTeller("self_pay_maintenance", desk, person)
    try await story.openWithoutOrder(problem: "stiff shoulders from desk work", care: .maintenanceByChoice)
    try await own(story, days: [7, 35], note: Notes.neck)
    let reports = try await desk.ask(ShowReports(episode: story.episode), by: desk.sam)
    #expect(reports.due == nil)
    try story.pinLog()
  }

  /// Agreed, treated, charged, paid with a receipt: the patient's own sessions.
  private func own(_ story: StoryTeller, days: [Int], note: (Int) -> SessionNote) async throws {
    let shown = try await story.desk.ask(ShowEpisode(episode: story.episode), by: story.desk.rosa)
    let isOrdered = shown.payer.orderDocument == .referral
    let booked = try await story.book(days, paying: isOrdered ? .underOrder : .selfPay(noticeSignedOn: nil))
    for (index, appointment) in booked.enumerated() {
      try await story.treat(appointment, on: days[index], note(index))
      try await story.charge(appointment)
    }
    try await story.receipt()
    try await story.tellAccount()
  }

  static let refused = ["auto_pip_fl", "medicare_original"]

  @Test("Florida PIP and Medicare refuse before anybody is treated, and say why", arguments: refused)
  func refuse(key: String) async throws {
    let desk = try await StoryDesk(classKey: key, seed: 30) {
      ($0.payerName, $0.name) = key == "auto_pip_fl" ? ("Sunshine Auto", "PIP") : ("Medicare", "")
    }
    let person = StoryPerson(
      given: "Dario", family: "Moreno", born: "1950-04-04", sex: .male, member: "M1",
      account: key == "auto_pip_fl" ? (claim: "FL-1", injury: "2026-08-14") : nil,
      diagnosis: "M54.2 Cervicalgia")
    let story = StoryTeller("refused_\(key)", desk, person)
    try await story.takeOrder()
    let sentence = try await desk.refusal(
      BookAppointment(episode: story.episode, time: story.time(7), paying: .underOrder), by: desk.rosa)
    story.tell("Under the order: \(sentence ?? "booked")")
    let unsigned = try await desk.refusal(
      BookAppointment(episode: story.episode, time: story.time(7), paying: .selfPay(noticeSignedOn: nil)),
      by: desk.rosa)
    story.tell("As self-pay without a notice: \(unsigned ?? "booked")")
    let days = [7]
    let booked = try await story.book(days, paying: .selfPay(noticeSignedOn: StoryDesk.day(0)))
    try await story.treat(booked[0], on: 7, Notes.neck(visit: 0))
    try await story.charge(booked[0])
    let claimed = try await desk.refusal(MakeClaims(episode: story.episode), by: desk.wim)
    story.tell("A claim: \(claimed ?? "made")")
    try story.pinLog()
  }
}
