import Foundation
import Tables
import Testing

@testable import ScripCore

/// What a note is made of, what it lacks, and what it hands to the money side.
@Suite struct SessionNoteTests {
  static let outcomes = OutcomeTable(measures: Tables.outcomeMeasures, norms: Tables.romNorms)!
  static let insured = NoteNeeds(care: .therapeutic, payer: Sample.payer("commercial_in_network"))

  /// 45 minutes inside and 15 outside the order, with nothing missing.
  static func note(_ change: (inout SessionNote) -> Void = { _ in }) -> SessionNote {
    var note = SessionNote()
    note.health = .noChange
    note.areas = [.init(.lowBack)]
    note.work = [.init(.massage, minutes: 45)]
    note.outside = .init(
      areas: [.init(.hip, .left)], work: [.init(.massage, minutes: 15)], finding: "Left hip tight on rotation",
      hasConsent: true)
    note.findings = "Guarding at L4 to S1"
    note.response = "Less pain on standing"
    note.measures = [
      Measurement(.pain, Score(5), about: "now"), Measurement(rating: [.init("sit an hour", 4)])!,
    ]
    change(&note)
    return note
  }

  @Test(
    "45 minutes inside and 15 outside the order are 3 units on the claim and 1 on the receipt",
    arguments: [
      UnitRule.cms, .cpt,
    ])
  func segments(rule: UnitRule) {
    let note = Self.note()
    #expect(note.units(.ordered, rule: rule, ordered: [.massage]).units == 3)
    #expect(note.units(.outsideOrder, rule: rule, ordered: []).units == 1)
    #expect(note.minutes(.outsideOrder) == [TreatedMinutes(.massage, minutes: 15)])
  }

  @Test("Assessment takes minutes and earns no unit")
  func assessment() {
    let note = Self.note { $0.work.append(.init(.muscleTesting, minutes: 15)) }
    #expect(note.units(.ordered, rule: .cms, ordered: []).units == 3)
  }

  typealias Row = (name: String, change: @Sendable (inout SessionNote) -> Void, fields: [NoteGap.Field])
  static let rows: [Row] = [
    ("whole", { _ in }, []),
    ("health not asked", { $0.health = nil }, [.health]),
    ("changed, but what", { $0.health = .changed }, [.safety]),
    (
      "no work at all",
      {
        $0.work = []; $0.outside = nil
      }, [.work]
    ),
    (
      "only outside the order",
      {
        $0.work = []; $0.areas = []
      }, []
    ),
    ("nowhere", { $0.areas = [] }, [.areas]),
    ("too long", { $0.work[0].minutes = 481 }, [.work]),
    ("no minutes", { $0.work[0].minutes = 0 }, [.work]),
    ("400 minutes in an hour", { $0.work[0].minutes = 400 }, [.ranLonger]),
    ("a minute more than the hour, with the work beside the order", { $0.outside?.work[0].minutes = 16 }, [.ranLonger]),
    ("a minute less", { $0.work[0].minutes = 44 }, []),
    (
      "longer, and said why",
      {
        $0.work[0].minutes = 60
        $0.ranLonger = "The next patient did not come"
      }, []
    ),
    ("outside without a finding", { $0.outside?.finding = "" }, [.outsideFinding]),
    ("outside without consent", { $0.outside?.hasConsent = false }, [.outsideConsent]),
    ("outside nowhere", { $0.outside?.areas = [] }, [.outsideAreas]),
    ("outside without minutes", { $0.outside?.work = [] }, [.outsideWork]),
    ("no findings", { $0.findings = "" }, [.findings]),
    ("no response", { $0.response = "" }, [.response]),
    ("no pain", { $0.measures.removeFirst() }, [.pain]),
    ("no function", { $0.measures.removeLast() }, [.function]),
    ("pain beyond its scale", { $0.measures[0].value = Score(11) }, [.pain]),
    ("a questionnaire is function", { $0.measures[1] = Measurement(.ndi, Score(20)) }, []),
    ("sleep beyond a day", { $0.measures.append(Measurement(.sleep, Score(25))) }, [.measures]),
  ]

  @Test("What is missing is named by its field", arguments: rows.indices)
  func gaps(index: Int) {
    let row = Self.rows[index]
    let gaps = Self.note(row.change).gaps(Self.insured, within: 60, outcomes: Self.outcomes)
    #expect(gaps.map(\.field) == row.fields, "\(row.name)")
    for gap in gaps { #expect(gap.fix.hasSuffix(".")) }
  }

  @Test("Work that makes no unit is asked about once, and says whether it uses a visit")
  func noUnit() {
    let short = Self.note { $0.work[0].minutes = 7 }
    let asked = short.unitGap(units: 0, outside: 1)
    #expect(asked?.field == .makesNoUnit && asked?.fix.hasPrefix("7 minutes make no unit") == true)
    #expect(asked?.fix.contains("a visit is used") == true)
    #expect(short.unitGap(units: 1, outside: 0) == nil)
    let confirmed = Self.note { $0.makesNoUnit = true }
    #expect(confirmed.unitGap(units: 0, outside: 0) == nil)
    let beside = Self.note { $0.work = [] }
    #expect(beside.unitGap(units: 0, outside: 0)?.fix.contains("visit") == false)
    #expect(beside.unitGap(units: 0, outside: 1) == nil)
    #expect(SessionNote().unitGap(units: 0, outside: 0) == nil)
  }

  @Test("A note that was signed before anybody asked about its length reads as before")
  func olderNote() throws {
    let body = try JSONEncoder().encode(Self.note())
    #expect(String(decoding: body, as: UTF8.self).contains("ranLonger") == false)
    #expect(String(decoding: body, as: UTF8.self).contains("makesNoUnit") == false)
    #expect(try JSONDecoder().decode(SessionNote.self, from: body) == Self.note())
    let longer = Self.note { $0.ranLonger = "Talked about the home exercises" }
    #expect(try JSONDecoder().decode(SessionNote.self, from: JSONEncoder().encode(longer)) == longer)
  }

  @Test("More minutes than the appointment has are said with both numbers, and with the two ways out")
  func overrun() throws {
    let gaps = Self.note { $0.work[0].minutes = 55 }.gaps(Self.insured, within: 60, outcomes: Self.outcomes)
    let fix = try #require(gaps.first?.fix)
    #expect(fix.hasPrefix("70 minutes of work in a 60-minute appointment: correct the minutes, or tick"))
  }

  @Test("An absolute flag leaves stopping as the only way")
  func absolute() {
    let fever = SafetyFinding(flag: "fever", shown: "Fever", level: .absolute, advice: "Rest; see a doctor.")
    let note = Self.note {
      $0.health = .changed
      $0.safety = [fever]
    }
    #expect(note.gaps(Self.insured, within: 60, outcomes: Self.outcomes).map(\.field) == [.safety])
  }

  @Test(
    "Maintenance and wellness ask for no measures; wellness for no findings",
    arguments: [
      (CareKind.therapeutic, "commercial_in_network", [NoteGap.Field.findings, .pain, .function]),
      (.therapeutic, "self_pay_wellness", [.findings]), (.maintenanceByNecessity, "self_pay_medical", [.findings]),
      (.maintenanceByChoice, "commercial_in_network", [.findings]), (.wellness, "self_pay_wellness", []),
    ])
  func needs(care: CareKind, payer: String, fields: [NoteGap.Field]) {
    let note = Self.note {
      $0.measures = []
      $0.findings = ""
    }
    let needs = NoteNeeds(care: care, payer: Sample.payer(payer))
    #expect(note.gaps(needs, within: 60, outcomes: Self.outcomes).map(\.field) == fields)
  }

  @Test("A repeat visit begins where the last one worked, and never with what was found or measured")
  func repeating() {
    let draft = SessionNote(repeating: Self.note { $0.pressure = .firm })
    #expect(draft.areas == [.init(.lowBack)] && draft.work == [.init(.massage, minutes: 45)])
    #expect(draft.pressure == nil)
    #expect(draft.health == nil && draft.outside == nil && draft.findings.isEmpty && draft.measures.isEmpty)
    #expect(draft.response.isEmpty && draft.factors.isEmpty && draft.advice.isEmpty && draft.safety.isEmpty)
  }

  @Test("A session that ends before treatment keeps what was asked, found and advised, and no work")
  func endedEarly() {
    let fever = SafetyFinding(flag: "fever", shown: "Fever", level: .absolute, advice: "Rest; see a doctor.")
    let typed = Self.note {
      $0.pressure = .firm
      $0.advice = ["See a doctor today"]
      $0.factors = ["Slept badly"]
      $0.agreedToPlan = true
      $0.ranLonger = "No reason"
    }
    let kept = typed.stopped(by: fever)
    #expect(kept.health == .changed && kept.safety == [fever])
    #expect(kept.findings == typed.findings && kept.advice == typed.advice && kept.factors == typed.factors)
    #expect(kept.measures == typed.measures)
    #expect(kept.work.isEmpty && kept.areas.isEmpty && kept.outside == nil && kept.ranLonger == nil)
    #expect(kept.pressure == nil && kept.response.isEmpty && !kept.agreedToPlan)
    #expect(kept.stopped(by: fever) == kept, "the same finding stands once")
  }

  static func signed(_ note: SessionNote, ending: SignedNote.Ending = .delivered) -> SignedNote {
    let appointment = Appointment(
      id: AppointmentID(high: 1, low: 1), episode: EpisodeID(high: 1, low: 2), patient: PatientID(high: 1, low: 3),
      therapist: Sample.therapist, location: Sample.ballard, day: Sample.today, start: ClockTime(minutes: 600),
      minutes: 60, paying: .underOrder, state: .booked)
    return SignedNote(
      id: NoteID(high: 4, low: 4), appointment: appointment,
      therapist: Therapist(id: Sample.therapist, name: "Lee Ann Moss"), licence: nil, order: Sample.order(),
      unitRule: .cpt, ending: ending, note: note, openQuestions: [], signedAt: Moment(milliseconds: 0),
      signedBy: MembershipID(high: 7, low: 7))
  }

  @Test("A signed note hands over its work by segment, where it was done, and under which order")
  func delivered() throws {
    let session = try #require(Self.signed(Self.note { $0.work.append(.init(.muscleTesting, minutes: 5)) }).delivered)
    #expect(session.work.map(\.segment) == [.ordered, .ordered, .outsideOrder])
    #expect(session.work.map(\.code) == [.massage, nil, .massage])
    #expect(session.work.map(\.areas) == [[.init(.lowBack)], [.init(.lowBack)], [.init(.hip, .left)]])
    #expect(session.referral == Sample.order().referral && session.referralVersion == 1)
    #expect(session.diagnoses.map(\.description) == ["M54.50"])
    #expect(UnitCount(session.minutes(.ordered), rule: .cpt).units == 3)
    #expect(UnitCount(session.minutes(.outsideOrder), rule: .cpt).units == 1)
  }

  @Test("A session that was stopped hands over nothing")
  func stopped() {
    let fever = SafetyFinding(flag: "fever", shown: "Fever", level: .absolute, advice: "Rest; see a doctor.")
    #expect(Self.signed(Self.note(), ending: .stopped(fever)).delivered == nil)
  }

  @Test("Work agreed as the patient's own is asked about as outside the order")
  func selfPay() throws {
    let proposal = try #require(
      Self.note().proposal(
        .ordered, by: Sample.therapist, at: Sample.ballard, rule: .cpt, agreedSelfPay: true))
    #expect(proposal.segment == .outsideOrder && proposal.hasConsent && proposal.hasFinding)
    #expect(
      determine(Sample.facts("va_ccn"), on: Sample.today, proposal: proposal).verdict == .blocked,
      "whom nobody may bill cannot agree to pay")
  }

  @Test("Two windows' drafts differ by the fields that differ")
  func differing() {
    let draft = NoteDraft(
      appointment: AppointmentID(high: 1, low: 1), revision: 2,
      fields: [.init("findings", "tight"), .init("areas", "neck"), .init("areas", "jaw")],
      savedAt: Moment(milliseconds: 0), savedBy: MembershipID(high: 1, low: 1))
    #expect(draft.differing(from: draft.fields) == [])
    #expect(
      draft.differing(from: [.init("findings", "loose"), .init("areas", "neck"), .init("advice", "walk")])
        == ["findings", "areas", "advice"])
  }
}
