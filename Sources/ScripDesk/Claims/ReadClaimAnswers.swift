import ScripCore
import ScripSQL
import ScripStore
import ScripX12
import Seal

/// Reads what a clearinghouse or payer said about files of claims, back to each claim: TA1, 999, 277CA.
///
/// The same file read twice changes nothing new: an answer that a claim has already is not noted again. A claim that was sent
/// again is answered anew, also in the same words.
public struct ReadClaimAnswers: Act {
  public static let permission = Permission.postMoney
  /// Read once, before the transaction, which keeps others from writing; nil when it is no answer to claims.
  private let answers: [ReceivedAnswer]?
  private let addressee: String?
  private let digest: Digest

  public struct Read: Hashable, Sendable, Codable {
    /// Claims that were taken in.
    public var accepted = 0
    /// Claims that came back.
    public var rejected = 0
    /// Claims of which it says what was read before.
    public var known = 0
    /// Claims and files named in it that are not ours.
    public var unknown: [String] = []
    /// Our claims in it, in its order, at most `namedMax`.
    public var named: [Named] = []

    static let namedMax = 50

    fileprivate mutating func note(_ said: Said, of claim: ClaimID) {
      switch said {
      case .accepted: accepted += 1
      case .rejected: rejected += 1
      case .known: known += 1
      }
      if named.count < Self.namedMax { named.append(Named(claim: claim, said: said)) }
    }
  }

  public struct Named: Hashable, Sendable, Codable {
    public let claim: ClaimID
    public let said: Said
  }

  /// What was said of one claim.
  public enum Said: String, Hashable, Sendable, Codable {
    case accepted, rejected
    /// The same as before.
    case known
  }

  public init(_ bytes: [UInt8]) {
    answers = ReceivedAnswer.read(bytes)
    addressee = ReceivedAnswer.addressee(bytes)
    digest = Digest(of: bytes)
  }

  /// What makes two sendings the same: the bytes, told by their digest, for a file may have millions of them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(digest.hexadecimal, forKey: .digest)
  }

  private enum CodingKeys: String, CodingKey { case digest }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Read> {
    guard let answers, !answers.isEmpty else {
      return .refused(
        Refusal(
          .invalid, "This is no answer to claims. Take the file as it came: a 999, TA1 or 277CA.",
          faults: [.init("file", "This is no answer to claims. Choose a 999, TA1 or 277CA, as it came.")]))
    }
    // Numbers of files and claims are each practice's own: another's answer must not land on ours.
    let ours = try connection.practiceProfile()?.clearinghouse?.submitterNumber
    guard let ours, addressee == ours else {
      return .refused(
        Refusal(
          .invalid, "This answer is addressed to somebody else. Compare the number with Settings, Practice, Claims.",
          faults: [
            .init(
              "file",
              "This answer is addressed to somebody else. Choose one that is addressed to this practice: its number "
                + "stands under Settings, Practice, Claims.")
          ]))
    }
    var read = Read()
    var subjects: [Subject] = []
    for answer in answers {
      switch answer {
      case .file(let number, let isAccepted, let faults):
        let claims = try connection.claims(inFile: number)
        if claims.isEmpty { read.unknown.append("file \(number)") }
        for claim in claims {
          try connection.take(isAccepted, faults, number, for: claim, &read, &context)
          subjects.append(Subject("claim", claim))
        }
      case .claims(let replies):
        for reply in replies {
          guard let claim = try connection.claim(numbered: reply.traceNumber) else {
            read.unknown.append("claim \(reply.traceNumber.prefix(20))")
            continue
          }
          try connection.take(reply, for: claim, &read, &context)
          subjects.append(Subject("claim", claim.id))
        }
      }
    }
    return .done(read, subjects: subjects)
  }
}

extension Connection {
  /// A 999 or TA1: a file that was refused brings every claim in it back; faults that name another claim stay off this.
  fileprivate func take(
    _ isAccepted: Bool, _ faults: [ReceivedAnswer.FileFault], _ number: Int, for id: ClaimID,
    _ read: inout ReadClaimAnswers.Read, _ context: inout ActContext
  ) throws {
    guard let claim = try claim(id) else { return }
    let kind: ClaimEvent.Kind = isAccepted ? .fileAccepted : .fileRefused
    guard try !events(of: id).contains(where: { $0.event.kind == kind && $0.event.controlNumber == number }) else {
      return read.note(.known, of: id)
    }
    let own = faults.filter { $0.claim == nil || $0.claim == claim.number }.map(\.words)
    let words =
      isAccepted ? "File \(number) could be read." : "File \(number) was refused: \(own.joined(separator: "; "))"
    try tell(kind, words, of: id, controlNumber: number, &context)
    read.note(isAccepted ? .accepted : .rejected, of: id)
    if !isAccepted, claim.standing == .sent { try note(.rejected, of: id, at: context.moment) }
  }

  /// A 277CA for one claim.
  fileprivate func take(
    _ reply: ClaimStatusReply, for claim: StoredClaim, _ read: inout ReadClaimAnswers.Read, _ context: inout ActContext
  ) throws {
    let kind: ClaimEvent.Kind = reply.isRejected ? .claimRejected : .claimAccepted
    let event = ClaimEvent(kind, reply.words, payerClaimNumber: reply.payerClaimNumber)
    let day = reply.statuses.compactMap(\.day).max()
    guard try !isKnown(event, saidOn: day, of: claim.id, context) else { return read.note(.known, of: claim.id) }
    try append(event, id: context.ids.next(), of: claim.id, at: context.moment)
    read.note(reply.isRejected ? .rejected : .accepted, of: claim.id)
    guard claim.standing == .sent || claim.standing == .accepted else { return }
    try note(
      reply.isRejected ? .rejected : .accepted, of: claim.id, at: context.moment,
      payerClaimNumber: reply.payerClaimNumber)
    if reply.isOfThePayer, try isVoid(claim.id) { try closeVoid(claim.id, at: context.moment) }
  }

  /// Whether a claim has this answer already. One that was sent again may come back in the same words: what was said of it
  /// before counts only for an answer that is older than the sending.
  private func isKnown(
    _ event: ClaimEvent, saidOn day: CalendarDay?, of claim: ClaimID, _ context: ActContext
  ) throws -> Bool {
    let events = try events(of: claim)
    guard let same = events.lastIndex(where: { $0.event == event }) else { return false }
    guard let sent = events.lastIndex(where: { [.submitted, .printed].contains($0.event.kind) }), same < sent else {
      return true
    }
    return day.map { $0 < context.localDay(events[sent].at) } ?? false
  }
}
