import HTML
import Synchronization

/// The paths of all GET routes: the only places `next=` may lead to.
final class KnownPages: Sendable {
  private let paths = Mutex<[[Substring]]>([])

  func add(_ path: String) { paths.withLock { $0.append(Self.parts(Substring(path))) } }

  func knows(_ path: LocalPath) -> Bool {
    let asked = Self.parts(path.pathOnly)
    return paths.withLock { paths in
      paths.contains { parts in
        parts.count == asked.count
          && zip(parts, asked).allSatisfy { part, text in part == text || (part.hasPrefix("{") && !text.isEmpty) }
      }
    }
  }

  /// The page that somebody wanted, as typed into an address; nil when it is none of ours.
  func page(at text: String?) -> LocalPath? {
    text.flatMap(LocalPath.init(checking:)).flatMap { knows($0) ? $0 : nil }
  }

  private static func parts(_ path: Substring) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: false)
  }
}
