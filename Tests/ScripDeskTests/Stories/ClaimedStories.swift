import Foundation
import ScripCore
import TestSupport
import Testing

@testable import ScripDesk

/// From the fax to the renewed order where a payer is sent a claim. Every file and paper is kept in Golden/Stories.
@Suite struct ClaimedStories {
  @Test("In network: 45 minutes on the claim, 15 on a receipt, copays at the desk", arguments: DeskEngine.allCases)
  func inNetwork(engine: DeskEngine) async throws {
    let desk = try await StoryDesk(engine, classKey: "commercial_in_network", seed: 11) { $0.product = .ppo }
    let person = StoryPerson(
      given: "Beatrice", family: "Delacroix", born: "1992-03-16", sex: .female, member: "EVG900112233",
      diagnosis: "M54.50 Low back pain, unspecified")
    let story = StoryTeller("in_network", desk, person)
    try await story.takeOrder()
    desk.go(to: StoryDesk.day(1))
    try await story.askPayer(visitsAYear: 24)
    let days = [7, 14, 21, 28]
    let booked = try await story.book(days)
    for (index, appointment) in booked.enumerated() {
      var note = Notes.lowBack(visit: index)
      if index == 3 {
        note.outside = .init(
          areas: [.init(.hip, .left)], work: [.init(.massage, minutes: 15)],
          finding: "Left hip tight, guards on lifting",
          hasConsent: true)
      }
      try await story.treat(appointment, on: days[index], note)
      try await story.charge(appointment)
    }
    let (claim, file) = try await story.claim()
    try await story.receipt()
    try await story.answered(claim, file, by: StoryPayer(allowedPerUnit: 2_800, copay: 2_000), on: 29)
    try await story.tellAccount()
    desk.go(to: StoryDesk.day(37))
    try await story.payBalance()
    try await story.tellAccount()
    let code = try await story.report(on: 38) {
      $0.request = .init(.goOn, visits: 6, weeks: 6)
      $0.remaining = "Cannot sit longer than an hour; lifts her daughter with care."
    }
    try await story.renew(code, on: 41)
    try story.pinLog()
  }

  @Test("Washington L&I: claim number and injury day, nothing of the patient's")
  func labor() async throws {
    let desk = try await StoryDesk(classKey: "workers_comp_wa_lni", seed: 12) {
      ($0.payerName, $0.name, $0.payerNumber) = ("Labor and Industries", "", "LNIWA")
      $0.claimAddress = PostalAddress(street: "PO Box 44269", city: "Olympia", state: "WA", zip: "985044269")
    }
    var person = StoryPerson(
      given: "Amos", family: "Sato", born: "1984-07-02", sex: .male, member: nil,
      account: (claim: "AB12345", injury: "2026-08-10"),
      diagnosis: "S39.012D Strain of muscle, fascia and tendon of lower back, subsequent encounter")
    person.further = ["Claim number: AB12345", "Date of injury: 08/10/2026", "Goals: sit 60 minutes; lift 25 pounds"]
    let story = StoryTeller("wa_lni", desk, person)
    try await story.takeOrder()
    let days = [7, 14, 21]
    let booked = try await story.book(days)
    for (index, appointment) in booked.enumerated() {
      let note = Notes.lowBack(visit: index)
      if index == 2 { try await story.tryBeside(appointment, on: days[index], note, at: .neck) }
      try await story.treat(appointment, on: days[index], note)
      try await story.charge(appointment)
    }
    let (claim, file) = try await story.claim()
    try await story.answered(
      claim, file, by: StoryPayer(allowedPerUnit: 2_600, reduction: "P12"), on: 22)
    try await story.tellAccount()
    let code = try await story.report(on: 31) { $0.request = .init(.goOn, visits: 6, weeks: 6) }
    try await story.renew(code, on: 34)
    try story.pinLog()
  }

  @Test("Washington PIP: two codes apart by region, the accident's numbers, the insurer pays")
  func accident() async throws {
    let desk = try await StoryDesk(classKey: "auto_pip_wa", seed: 13) {
      ($0.payerName, $0.name, $0.payerNumber) = ("Harbor Auto", "", "HARBR")
      $0.claimAddress = PostalAddress(street: "PO Box 2301", city: "Tacoma", state: "WA", zip: "984012301")
    }
    var person = StoryPerson(
      given: "Pinar", family: "Ozturk", born: "1979-11-30", sex: .female, member: nil,
      account: (claim: "PIP-2026-118", injury: "2026-08-14"),
      diagnosis:
        "S13.4XXD Sprain of ligaments of cervical spine; S33.5XXD Sprain of ligaments of lumbar spine")
    person.treatment = "massage therapy and manual therapy"
    person.further = [
      "Claim number: PIP-2026-118", "Date of injury: 08/14/2026", "State of accident: WA", "Adjuster: Gil Prentice",
    ]
    let story = StoryTeller("wa_pip", desk, person)
    try await story.takeOrder()
    try await story.askPayer()
    let days = [7, 14, 21]
    let booked = try await story.book(days)
    for (index, appointment) in booked.enumerated() {
      try await story.treat(appointment, on: days[index], Notes.neckAndBack(visit: index))
      try await story.charge(appointment, pairModifier: "59")
    }
    let (claim, file) = try await story.claim()
    try await story.answered(claim, file, by: StoryPayer(allowedPerUnit: 3_200, reduction: "P23"), on: 22)
    try await story.tellAccount()
    let code = try await story.report(on: 31) { $0.request = .init(.goOn, visits: 6, weeks: 6) }
    try await story.renew(code, on: 34)
    try story.pinLog()
  }

  @Test("VA: nothing before the authorization, its number on the claim, the veteran is asked for nothing")
  func veteran() async throws {
    let desk = try await StoryDesk(classKey: "va_ccn", seed: 14) {
      ($0.payerName, $0.name, $0.payerNumber) = ("Veterans Care Network", "", "VACCN")
      $0.claimAddress = PostalAddress(street: "PO Box 108851", city: "Florence", state: "SC", zip: "295028851")
    }
    let person = StoryPerson(
      given: "Viktor", family: "Hale", born: "1971-02-19", sex: .male, member: "1012345678V123456",
      diagnosis: "M54.2 Cervicalgia")
    let story = StoryTeller("va", desk, person)
    try await story.takeOrder()
    let refused = try await desk.refusal(
      BookAppointment(episode: story.episode, time: story.time(7), paying: .underOrder), by: desk.rosa)
    story.tell("Before the authorization: \(refused ?? "booked")")
    try await desk.act(
      RecordAuthorization(
        episode: story.episode,
        authorization: PriorAuthorization(
          id: AuthorizationID(high: 0, low: 0), number: "VA0012345678", state: .granted, from: StoryDesk.day(0),
          to: StoryDesk.day(120), visitsAsked: 12, visitsGranted: 12, answeredOn: StoryDesk.day(0),
          answeredBy: "VA referral, by fax")), by: desk.rosa)
    let days = [7, 14, 21]
    let booked = try await story.book(days)
    for (index, appointment) in booked.enumerated() {
      let note = Notes.neck(visit: index)
      if index == 2 { try await story.tryBeside(appointment, on: days[index], note, at: .lowBack) }
      try await story.treat(appointment, on: days[index], note)
      try await story.charge(appointment)
    }
    let (claim, file) = try await story.claim()
    try await story.answered(claim, file, by: StoryPayer(allowedPerUnit: 2_700), on: 22)
    try await story.tellAccount()
    let code = try await story.report(on: 31) { $0.request = .init(.goOn, visits: 12, weeks: 12) }
    try await story.renew(code, on: 34)
    try story.pinLog()
  }

  @Test("Every pinned 837P and 835 passes pyx12")
  func peer() throws {
    let folder = try TemporaryFolder()
    let place = Checkout.root.appending(path: "Tests/ScripDeskTests/Golden/Stories")
    let files = try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
      .filter { ["837", "835"].contains($0.pathExtension) }
    #expect(files.count == 8)
    for file in files {
      try FileManager.default.copyItem(at: file, to: folder.url.appending(path: file.lastPathComponent))
    }
    let answer = try PeerValidator.ask("pyx12", about: folder.url)
    #expect(answer.status == 0, "\(answer.words)")
  }
}
