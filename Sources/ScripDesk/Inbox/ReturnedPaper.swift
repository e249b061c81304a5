import ScripCore
import ScripIntake
import ScripSQL
import ScripStore

/// What a document turned out to be by the code on it: a paper of ours that came back.
public struct ReturnedPaper: Hashable, Sendable, Codable {
  public var episode: EpisodeID
  public var patient: PatientID
  /// The report it is the renewal of; nil for a referral form or a question to the prescriber.
  public var report: ReportID?
  /// What is ticked under the report; nil when nothing was, or when it cannot be told.
  public var decision: Decision?

  public enum Decision: String, Hashable, Sendable, CaseIterable, Codable { case asOrdered, changed, stop }
}

extension Connection {
  /// The episode that the pages' own code leads to; nil when no code on them is one of this practice's.
  func returnedPaper(_ pages: [DecodedPage]) throws -> ReturnedPaper? {
    for text in pages.flatMap(\.printedCodes) {
      if let code = ReturnCode(text), let found = try report(returning: code),
        let episode = try episode(found.report.episode)
      {
        return ReturnedPaper(
          episode: episode.id, patient: episode.patient, report: found.report.id, decision: .init(ticked: pages))
      }
      if let referral = ReferralID(text), let id = try episode(ofReferral: referral), let episode = try episode(id) {
        return ReturnedPaper(episode: episode.id, patient: episode.patient)
      }
    }
    return nil
  }
}

extension ReturnedPaper.Decision {
  /// The one box that is ticked among the three under a report. Nil when none or several are.
  init?(ticked pages: [DecodedPage]) {
    let ticked = Self.allCases.filter { decision in
      pages.contains { page in
        page.marks.contains { mark in mark.kind == .ticked && page.says(decision.word, beside: mark.box) }
      }
    }
    guard ticked.count == 1 else { return nil }
    self = ticked[0]
  }

  /// The word beside the box that stands beside no other of the three.
  private var word: String {
    switch self {
    case .asOrdered: "ordered"
    case .changed: "changed"
    case .stop: "stop"
    }
  }
}

extension DecodedPage {
  /// Whether a word stands at the right of a box, on its height, within its own column of the form.
  fileprivate func says(_ expected: String, beside box: PageBox) -> Bool {
    let middle = box.y + box.height / 2
    return words.contains { word in
      word.box.y <= middle && middle <= word.box.y + word.box.height && word.box.x > box.x
        && word.box.x < box.x + 250 && word.text.lowercased().filter(\.isLetter) == expected
    }
  }
}

extension OrderReading {
  /// A renewal: what the order before says, with what was read on the page that came back.
  ///
  /// The page repeats who it is about and what is treated; number, frequency, period, date and signature are the
  /// prescriber's own writing, and only what was read of them stands here.
  init(renewing order: ReferralVersion, read: OrderReading?) {
    self.init()
    let kept: [(FieldPath, String?)] = [
      (.patientName, order.patientName), (.dateOfBirth, order.patientBirthDate?.shown),
      (.prescriberName, order.prescriber.name), (.credential, order.prescriber.credential?.rawValue),
      (.npi, order.prescriber.npi), (.prescriberPhone, order.prescriber.phone),
      (.prescriberFax, order.prescriber.fax), (.practice, order.prescriber.practiceName),
      (.diagnoses, order.diagnosesWritten), (.bodyRegions, BodyRegions(order.regions).written),
      (.laterality, order.side?.rawValue),
      (.modalities, order.modalities.map(\.shown).joined(separator: "; ")),
      (.sessionMinutes, order.minutesPerSession.map { "\($0)" }), (.medicalNecessity, order.medicalNecessity),
      (.goals, order.goals.isEmpty ? nil : order.goals.joined(separator: "; ")),
      (.claimNumber, order.claimNumber), (.dateOfInjury, order.injuryDate?.shown),
    ]
    for (path, text) in kept {
      guard let text, !text.isEmpty else { continue }
      _ = correct(path, to: text)
    }
    guard let read else { return }
    pages = read.pages
    signed = read.signed
    signatureDate = read.signatureDate
    orderDate = read.orderDate
    if read.numberOfSessions.value?.derived == false { numberOfSessions = read.numberOfSessions }
    frequency = read.frequency
    duration = read.duration
  }
}

extension ReferralVersion {
  /// As a clerk would type them: `M54.50 Low back pain; M62.838`.
  fileprivate var diagnosesWritten: String {
    diagnoses.map { [$0.code?.description, $0.text].compactMap(\.self).joined(separator: " ") }.joined(separator: "; ")
  }
}

extension BodyRegions {
  fileprivate var written: String { members.map(\.shown).joined(separator: "; ") }
}
