import ScripCore
import ScripSQL
import ScripStore
import ScripX12

/// A claim as it would go out now, and everything that speaks against it.
public struct ClaimCheck: Sendable {
  /// Nil when something is missing that a claim cannot be without.
  public let claim: Claim?
  public let findings: [ClaimFinding]
  /// The last day it may be filed; nil when nobody has said.
  public let fileBy: CalendarDay?

  public var standing: ClaimStanding { claim == nil || findings.stop ? .toFix : .ready }
}

extension Connection {
  /// Builds a claim from what the records say now and asks everybody: the determination of each day, the claim's own
  /// content, and the X12 checker over the file as it would be written.
  func check(_ stored: StoredClaim, on today: CalendarDay, reference: Reference) throws -> ClaimCheck {
    guard let draft = try draft(of: stored, reference: reference) else {
      let gap = ClaimFinding(
        .stops, "claim.records", "A record that the claim rests on is gone.", at: "The whole claim",
        fix: "Ask the owner to run scrip verify.")
      return ClaimCheck(claim: nil, findings: [gap], fileBy: stored.fileBy)
    }
    if case .void = draft.frequency, let content = try content(of: stored.id)?.claim {
      // What is taken back goes as it went, and is not judged again.
      let found = fileFindings(content, of: draft.practice, on: today, reference: reference)
      return ClaimCheck(
        claim: content, findings: try paidMeanwhile(stored, isVoid: true) + found, fileBy: stored.fileBy)
    }
    let built = draft.built
    // A later payer looks at the session by the rules of its own class, and its days run from the earlier one's decision.
    let isLater = try claim(before: stored.id) != nil
    var findings = built.findings
    findings += try verdicts(of: draft, in: stored, isLater: isLater, reference: reference)
    findings += try paidMeanwhile(stored, isVoid: false)
    findings += try timeFindings(of: draft.charges, by: draft.rules.counting)
    let fileBy = try filingEnds(of: stored, reference: reference)
    let clock = fileBy.map { FilingClock(serviceDay: stored.firstDay, lastDay: $0) }
    if let late = Claim.filingFinding(clock, on: today) { findings.append(late) }
    guard let claim = built.claim else { return ClaimCheck(claim: nil, findings: findings, fileBy: fileBy) }
    findings += try nothingDiffers(claim, stored)
    findings += claim.unparted(reference.codePairs)
    if try plan(stored.plan)?.wantsPaper != true {
      findings += fileFindings(claim, of: draft.practice, on: today, reference: reference)
    }
    return ClaimCheck(claim: claim, findings: findings, fileBy: fileBy)
  }

  /// Whether the claim this one follows was paid after this one was made.
  private func paidMeanwhile(_ stored: StoredClaim, isVoid: Bool) throws -> [ClaimFinding] {
    guard let earlier = try stored.replaces.flatMap({ try claim($0) }),
      let made = try events(of: stored.id).first(where: { $0.event.kind == .made })?.at
    else { return [] }
    let paid = try answers(to: [earlier.id]).filter {
      $0.content.reversedBy == nil && $0.content.reverses == nil && ($0.resolvedAt ?? $0.recordedAt) > made
    }.reduce(Money.zero) { $0 + $1.answer.paid }
    return ClaimFinding.paidMeanwhile(earlier.number, paid, isVoid: isVoid).map { [$0] } ?? []
  }

  /// Whether a correction says what the payer has already, or a new claim what it has refused already.
  private func nothingDiffers(_ claim: Claim, _ stored: StoredClaim) throws -> [ClaimFinding] {
    guard let earlier = try stored.replaces.flatMap({ try self.claim($0) }), earlier.coverage == stored.coverage,
      var sent = try content(of: earlier.id)?.claim
    else { return [] }
    sent.frequency = claim.frequency
    guard sent.renumbered(claim.controlNumber) == claim else { return [] }
    return switch claim.frequency {
    case .original: [.refusedAsItIs(earlier.number)]
    case .replacement: [.nothingDiffers(from: earlier.number)]
    case .void: []
    }
  }

  /// Whether each session's units fit into its appointment, the patient's own lines among them.
  private func timeFindings(of charges: [Charge], by rule: UnitRule) throws -> [ClaimFinding] {
    var findings: [ClaimFinding] = []
    for id in Set(charges.map(\.appointment)).sorted() {
      guard let minutes = try appointment(id)?.minutes else { continue }
      let all = try self.charges(of: id).map(\.charge)
      if let finding = ClaimFinding.time(all, in: minutes, by: rule) { findings.append(finding) }
    }
    return findings
  }

  private func fileFindings(
    _ claim: Claim, of practice: Practice, on today: CalendarDay, reference: Reference
  ) -> [ClaimFinding] {
    guard let clearinghouse = practice.clearinghouse else {
      return [
        ClaimFinding(
          .stops, "claim.clearinghouse", "There is no clearinghouse to send it to.", at: "The file",
          fix: "Enter it under Settings, Practice, or mark the plan as one that wants paper.")
      ]
    }
    let file = ClaimFile(
      [claim], of: practice, through: clearinghouse, controlNumber: 1, at: Moment(milliseconds: 0),
      offsetMinutes: 0)
    // Written at the epoch: the envelope's day is not the claim's.
    return file.findings(today: today) { code, day in reference.diagnosis(code, []).isBillable(on: day) }
  }

  /// What the determination says of each session on the claim, its own visit not held against it.
  private func verdicts(
    of draft: ClaimDraft, in stored: StoredClaim, isLater: Bool, reference: Reference
  ) throws -> [ClaimFinding] {
    guard let episode = try episode(stored.episode) else { return [] }
    let (charges, record) = (draft.charges, try record(of: episode))
    let isElsewhere = !isLater && episode.coverage != stored.coverage
    let networks = isElsewhere ? try networks(of: stored.plan).map(\.record) : []
    let classKey = isLater || isElsewhere ? draft.plan.classKey : nil
    var findings: [ClaimFinding] = []
    var seen: Set<AppointmentID> = []
    for charge in charges where seen.insert(charge.appointment).inserted {
      let own = charges.filter { $0.appointment == charge.appointment }
      var facts = record.facts(on: charge.day, reference, under: classKey).without(charge.appointment)
      if isElsewhere { facts.ask(draft.coverage, networks) }
      let proposal = Proposal(
        therapist: charge.therapist, location: charge.location, areas: own.flatMap(\.areas),
        units: own.reduce(0) { $0 + $1.units })
      for finding in determine(facts, on: charge.day, proposal: proposal).findings where finding.effect >= .questioned {
        let claimed = ClaimFinding(finding, on: charge.day)
        if !findings.contains(claimed) { findings.append(claimed) }
      }
    }
    return findings
  }
}

extension EpisodeFacts {
  /// The same visits asked of another payer than the episode's: nothing that one permitted or limited holds.
  fileprivate mutating func ask(_ other: Coverage, _ networks: [NetworkRecord]) {
    (coverage, self.networks) = (other.facts, networks)
    (authorizations, planReferral) = ([], nil)
    ledger.keepOrderLimits()
  }
}

extension ClaimFinding {
  /// A reason of the determination, with the session it is about.
  fileprivate init(_ finding: Finding, on day: CalendarDay) {
    self.init(
      finding.effect >= .selfPayOnly ? .stops : .asks, finding.rule, finding.what.shown + ".",
      at: "Session of \(day.shown)", fix: finding.fix.words.shown)
  }
}

extension Connection {
  /// All that a stored claim is made of; nil when a record is missing.
  func draft(of stored: StoredClaim, reference: Reference) throws -> ClaimDraft? {
    guard let practice = try practiceProfile(), let patient = try patient(stored.patient),
      let coverage = try coverage(stored.coverage), let plan = try plan(stored.plan)
    else { return nil }
    let rules = try reference.rules(for: plan.classKey, on: stored.firstDay, added: payerRules())
    let before = try claims(before: stored.id).compactMap { try claim($0) }
    // What the episode's payer permitted says nothing to another one that is asked in its place.
    let isElsewhere = try before.isEmpty && episode(stored.episode)?.coverage != stored.coverage
    let permissions = isElsewhere ? ClaimPermissions() : try permissions(of: stored.episode)
    let orders = try referrals(of: stored.episode).map {
      $0.version.completed(from: coverage, permissions.authorizations)
    }
    let original = try stored.replaces.flatMap { try claim($0) }
    let content = try content(of: stored.id)?.claim
    var frequency = content?.frequency ?? .original
    // A claim to another payer stands in the place of one that this payer never had.
    if let original, content == nil, original.coverage == stored.coverage {
      frequency = .replacement(of: original.payerClaimNumber ?? "")
    }
    var draft = ClaimDraft(
      controlNumber: stored.number, frequency: frequency, practice: practice, locations: try locations(),
      therapists: try therapists(), patient: patient, coverage: coverage.inTurn(of: plan), plan: plan, rules: rules,
      referral: orders.inForce(on: stored.firstDay), permissions: permissions,
      charges: try lines(of: stored.id))
    draft.waitsForAnother = try !before.isEmpty || waitsForAnother(coverage, plan, on: stored.firstDay)
    if !before.isEmpty { draft.earlier = try earlierAnswers(of: before) ?? [] }
    // What an earlier payer decided may have been put in when the claim was made, and not be in these records.
    if before.isEmpty, let content, !content.earlierPayers.isEmpty { draft.kept = content }
    return draft
  }

  func permissions(of episode: EpisodeID) throws -> ClaimPermissions {
    ClaimPermissions(
      authorizations: try authorizations(of: episode), ledger: try ledger(of: episode),
      planReferrals: try planReferrals(of: episode))
  }
}
