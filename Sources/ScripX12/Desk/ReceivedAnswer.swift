import ScripCore
import X12

/// What a receiver said about a file of claims, without a word of X12: TA1, 999, 277CA.
public enum ReceivedAnswer: Hashable, Sendable {
  /// TA1 or 999: whether the file with this number could be read.
  case file(controlNumber: Int, isAccepted: Bool, faults: [FileFault])
  /// 277CA: what became of the claims.
  case claims([ClaimStatusReply])

  /// One thing the receiver could not read.
  public struct FileFault: Hashable, Sendable {
    /// CLM01 of the claim it is about, if the receiver named it.
    public let claim: String?
    /// `NM1 in loop 2310A: needed and missing`.
    public let words: String
  }

  /// Everything in a received file; nil when it cannot be read at all.
  public static func read(_ bytes: [UInt8]) -> [ReceivedAnswer]? {
    guard let transactions = try? TransactionReader.read(bytes) else { return nil }
    var answers: [ReceivedAnswer] = []
    for transaction in transactions {
      switch transaction.content {
      case .acknowledgement(let groups): answers += groups.compactMap(Self.init)
      case .claimAcknowledgement(let report): answers.append(.claims(report.claims))
      default: continue
      }
    }
    return answers + interchanges(bytes)
  }

  /// ISA08: to whom the file is addressed, as its clearinghouse calls them. Nil when it does not begin as X12.
  public static func addressee(_ bytes: [UInt8]) -> String? {
    guard let start = bytes.firstIndex(of: UInt8(ascii: "I")), bytes.count >= start + 69,
      bytes[start..<(start + 3)].elementsEqual("ISA".utf8)
    else { return nil }
    let text = String(decoding: bytes[(start + 54)..<(start + 69)], as: UTF8.self)
    return String(text.prefix { $0 != " " })
  }

  private static func interchanges(_ bytes: [UInt8]) -> [ReceivedAnswer] {
    let read = bytes.withUnsafeBytes { buffer in
      do throws(Failure) { return try AcknowledgementReader.read(buffer).interchanges } catch { return [] }
    }
    return read.compactMap { answer in
      guard let number = Int(answer.controlNumber) else { return nil }
      let fault = FileFault(claim: nil, words: "the envelope was refused, note \(answer.note)")
      let isAccepted = answer.verdict != .refused
      return .file(controlNumber: number, isAccepted: isAccepted, faults: isAccepted ? [] : [fault])
    }
  }

  private init?(_ group: GroupAnswer) {
    guard group.kind == "HC", let number = Int(group.controlNumber) else { return nil }
    let faults = group.sets.flatMap { set in
      set.faults.map { fault in
        let place = fault.loop.map { "\(fault.segment) in loop \($0)" } ?? fault.segment
        let elements = fault.elements.map { "element \($0.element), code \($0.code)" }.joined(separator: "; ")
        return FileFault(
          claim: fault.claim, words: elements.isEmpty ? "\(place), code \(fault.code)" : "\(place): \(elements)")
      }
    }
    self = .file(controlNumber: number, isAccepted: group.verdict != .refused, faults: faults)
  }
}

extension ClaimStatusReply {
  /// What the payer said of the claim, in words with the codes after them:
  /// `Refused: information is wrong: NPI of the therapist (A7 562 82)`.
  public var words: String {
    statuses.flatMap { status in
      status.codes.map(\.words) + [status.message].compactMap(\.self)
    }.joined(separator: "; ")
  }
}

extension ClaimStatus.Code {
  var words: String {
    let codes = [category, status, entity].compactMap(\.self).joined(separator: " ")
    guard let about = Words.claimStatus(status) else { return "\(Words.category(category)) (\(codes))" }
    let whose = entity.flatMap(Words.party).map { " \($0)" } ?? ""
    return "\(Words.category(category)): \(about)\(whose) (\(codes))"
  }
}
