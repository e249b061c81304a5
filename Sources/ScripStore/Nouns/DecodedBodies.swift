import Synchronization

/// Bodies decoded lately, found by their own text: the same text gives the same value, so nothing grows stale.
///
/// One act reads an order or a patient several times, and the desk stays with one patient for several pages. Decoding
/// was half of what a signature does within its transaction.
final class DecodedBodies: Sendable {
  static let shared = DecodedBodies(countMax: 1_024, byteMax: 16_384)

  private struct Key: Hashable {
    let type: ObjectIdentifier
    let text: String
  }

  /// Two generations: what is asked for again moves to the young one, and what lies in the old one when the young one
  /// is full is forgotten.
  private struct Generations {
    var young: [Key: any Sendable] = [:]
    var old: [Key: any Sendable] = [:]
  }

  private let generations = Mutex(Generations())
  private let countMax: Int
  private let byteMax: Int

  /// `countMax` a generation; a text longer than `byteMax` is decoded every time.
  init(countMax: Int, byteMax: Int) {
    self.countMax = countMax
    self.byteMax = byteMax
  }

  /// The value of `text`, by `decode` when it is not known.
  func value<Value: Sendable>(of text: String, _ decode: (String) throws -> Value) rethrows -> Value {
    guard text.utf8.count <= byteMax else { return try decode(text) }
    let key = Key(type: ObjectIdentifier(Value.self), text: text)
    if let known = known(key) as? Value { return known }
    let value = try decode(text)
    generations.withLock { keep(value, as: key, in: &$0) }
    return value
  }

  private func known(_ key: Key) -> (any Sendable)? {
    generations.withLock { generations in
      if let known = generations.young[key] { return known }
      guard let known = generations.old.removeValue(forKey: key) else { return nil }
      keep(known, as: key, in: &generations)
      return known
    }
  }

  private func keep(_ value: any Sendable, as key: Key, in generations: inout Generations) {
    if generations.young.count >= countMax {
      generations.old = generations.young
      generations.young = [:]
    }
    generations.young[key] = value
  }
}
