import ScripCore
import ScripDesk

/// What a person decides about a parked claim.
struct ParkedClaimForm: WebForm {
  let decision: ResolveParkedClaim.Decision
  let reason: String
  /// What was asked about the claim, and is meant.
  let meant: Set<PostingDoubt>

  init?(reading reader: inout FormReader) {
    meant = Set(PostingDoubt.allCases.filter { reader.isTicked($0.rawValue) })
    let what = reader.text("decision", label: "what to do")
    let reason = reader.text("reason", label: "why", max: 400)
    switch what {
    case "post":
      let number = reader.text("claim", label: "the claim’s number", max: 20)
      let contractual = reader.signedDollars("contractual", label: "what the contract forgoes") ?? .zero
      let toPatient = reader.signedDollars("toPatient", label: "the patient’s share") ?? .zero
      guard let number, let reason, reader.faults.isEmpty else { return nil }
      decision = .post(
        controlNumber: number, contractual: contractual, toPatient: toPatient,
        takingBack: reader.all("takeBack").compactMap { PostingID($0) })
      self.reason = reason
      return
    case "keep": decision = .keep
    case "return": decision = .returnMoney
    case "close": decision = .close
    default:
      if what != nil { reader.fault("decision", "Choose what to do from the list.") }
      return nil
    }
    guard let reason, reader.faults.isEmpty else { return nil }
    self.reason = reason
  }

  /// - Parameter doubts: what speaks against the claim that was written, and is asked about.
  static func entry(
    _ claim: ShowRemittance.Claim, of bench: ShowRemittance.Bench, at path: Entry.Path, doubts: [PostingDoubt] = []
  ) -> Entry {
    let answer = claim.answer.answer
    let said = answer.adjustmentWords(bench.reasons)
    let named = answer.patient.map { "for \($0.shown) " } ?? ""
    let words =
      "\(claim.answer.content.reason?.sentence ?? "") \(claim.answer.content.reason?.fix ?? "") The payer names a "
      + "charge of \(answer.charge.shown) \(named)and paid \(answer.paid.shown)"
      + (said.isEmpty ? "." : "; it took off \(said.joined(separator: ", ")).")
    return Entry(
      title: "Claim \(answer.controlNumber) waits with \(answer.paid.shown)", current: .money,
      back: "/money/remittances/\(bench.line.remittance.id.description)", action: path,
      groups: [
        EntrySheet(
          "What to do", note: words,
          [
            EntryField(
              "decision", "Decision",
              .choice([
                EntryChoice("", "choose one"), EntryChoice("post", "post it to a claim of ours"),
                EntryChoice("keep", "keep the money in suspense"),
                EntryChoice("return", "the money went back to the payer"),
                EntryChoice("close", "close it: no money came with it"),
              ])), EntryField("reason", "Why", hint: "For whoever looks at it later."),
          ]),
        EntrySheet(
          "If it is posted",
          note: "What the payer paid is settled; say how the rest is divided. What is left stays open.",
          [
            EntryField("claim", "Claim number", hint: "Box 26 of the claim.")
          ] + doubts.map { EntryField($0.rawValue, $0.tick, .tick) } + [
            EntryField("contractual", "Forgone by the contract"), EntryField("toPatient", "The patient’s share"),
          ] + earlier(claim)),
      ])
  }

  /// What was decided of the claim before the payer answered anew.
  private static func earlier(_ claim: ShowRemittance.Claim) -> [EntryField] {
    guard !claim.decisions.isEmpty else { return [] }
    let choices = claim.decisions.map { posting in
      let amount = -posting.entries.filter { $0.amount < .zero }.total
      let place = posting.claim == nil ? " on the patient’s account" : ""
      return EntryChoice(
        posting.id.description, "\(posting.cause.shown)\(place), \(posting.day.shown): \(amount.shown)")
    }
    return [
      EntryField(
        "takeBack", "Take back first", .ticks(choices),
        hint: "What was given up or asked of the patient and the payer pays now, as after an appeal that was won.")
    ]
  }

  static func typed(_ claim: ShowRemittance.Claim) -> FormFields {
    FormFields([
      ("claim", claim.answer.claim == nil ? nil : claim.answer.answer.controlNumber),
      ("contractual", "0.00"), ("toPatient", "0.00"),
    ])
  }
}

extension PostingDoubt {
  /// What a person says who means it.
  fileprivate var tick: String {
    switch self {
    case .otherPayer: "It is the same payer under another name"
    case .otherPatient: "The patient’s name differs, and this claim is meant"
    }
  }
}

/// Why what was decided by hand is taken back.
enum HandPostingBack {
  static func entry(_ claim: ShowRemittance.Claim, of bench: ShowRemittance.Bench, at path: Entry.Path) -> Entry {
    let again = "\(claim.answer.answer.paid.shown) waits with its payment again, until it is decided anew."
    let isPosted = claim.answer.state == .byHand
    return Entry(
      title: isPosted ? "Take it off claim \(claim.claimNumber ?? "")" : "Take it back: \(claim.decision)",
      current: .money, back: "/money/remittances/\(bench.line.remittance.id.description)", action: path,
      groups: [
        EntrySheet(
          isPosted ? "It was another claim’s, or divided wrongly" : "It was decided wrongly",
          note: isPosted ? "\(again) The claim is as it was before." : again,
          [EntryField("reason", "Why", hint: "For whoever looks at it later.")])
      ], save: "Take it back")
  }
}
