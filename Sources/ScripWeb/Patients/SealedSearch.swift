import HTML
import Seal

/// What was typed into the search as it stands in an address: sealed, so that Back leads to what was found and no
/// history, proxy or log holds a name (docs/decisions/0007-sealed-search.md).
///
/// Promises: it opens in the sign-in that it was sealed in and in no other, on any server of the installation, and
/// nothing of it is stored. Its length tells the name's to 64 bytes only.
struct SealedSearch: Sendable {
  /// Scalars that are searched for; the rest of what was typed is left out, and no address grows beyond 1 KB.
  private static let scalarsMax = 100
  static let queryName = "found"
  private static let paddedByteCount = 64
  private static let context = Array("patients".utf8)

  private let key: Key<SealedSearch>

  /// `formToken`: the secret of the sign-in, which ends with it.
  init(formToken: String) {
    guard let key = Key<SealedSearch>(bytes: Digest(of: Array("search \(formToken)".utf8)).bytes) else {
      preconditionFailure("A digest has the length of a key; see Digest.byteCount")
    }
    self.key = key
  }

  /// Where what was found for `typed` is shown.
  func address(of typed: String) -> LocalPath {
    let clear = Array(String(typed.unicodeScalars.prefix(Self.scalarsMax)).utf8)
    let room = -clear.count & (Self.paddedByteCount - 1)
    let sealed = key.seal(clear + [UInt8](repeating: 0, count: room), context: Self.context)
    return "/patients?\(Self.queryName)=\(sealed.hexadecimal)"
  }

  /// What was typed; nil when the text was sealed in another sign-in, or is not as it was sealed.
  func typed(from text: String) -> String? {
    guard let sealed = [UInt8](hexadecimal: text.utf8) else { return nil }
    return (try? key.open(sealed, context: Self.context)).map {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
