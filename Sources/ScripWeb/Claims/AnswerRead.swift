import HTML
import ScripCore
import ScripDesk

/// The words about a file of answers that was read: what it did, with the way to each claim.
struct AnswerRead: Equatable, Sendable {
  let words: String
  let claims: [Line]
  /// Claims that are not listed.
  let more: Int

  struct Line: Equatable, Sendable {
    let words: String
    let path: LocalPath?
  }

  init(_ opened: ShowReadAnswer.Opened) {
    let read = opened.read
    var parts: [String] = []
    if read.accepted > 0 { parts.append("\(Self.claims(read.accepted)) taken in") }
    if read.rejected > 0 { parts.append("\(Self.claims(read.rejected)) came back") }
    if read.known > 0 { parts.append("\(Self.claims(read.known)) answered alike before") }
    if !read.unknown.isEmpty { parts.append("\(read.unknown.count) in it not of this practice") }
    let isOld = read.accepted + read.rejected == 0 && read.known > 0
    words = (isOld ? "Read before, nothing changed: " : "Read: ") + parts.joined(separator: ", ") + "."
    claims = opened.claims.map { line in
      Line(words: line.words, path: LocalPath(checking: "/claims/\(line.claim.id)"))
    }
    more = read.accepted + read.rejected + read.known - opened.claims.count
  }

  private static func claims(_ count: Int) -> String { count == 1 ? "1 claim" : "\(count) claims" }

  var node: Node {
    div(.role(.status)) {
      p { words }
      if !claims.isEmpty {
        ul {
          for claim in claims {
            li { if let path = claim.path { a(.href(path)) { claim.words } } else { claim.words } }
          }
          if more > 0 { li { "and \(more) more" } }
        }
      }
    }
  }
}

extension ShowReadAnswer.Line {
  /// `Claim 1019, taken in`. A claim that came back and stands otherwise was answered before: somebody has to ask.
  fileprivate var words: String {
    switch said {
    case .accepted: "Claim \(claim.number), taken in"
    case .known: "Claim \(claim.number), as before"
    case .rejected where claim.standing == .rejected: "Claim \(claim.number), came back"
    case .rejected:
      "Claim \(claim.number), refused, and it stands as \(claim.standing.shown): ask the payer which counts"
    }
  }
}
