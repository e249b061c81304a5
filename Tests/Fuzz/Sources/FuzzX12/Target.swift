import ScripX12
import X12

/// One thing that takes bytes from strangers.
struct Target: Sendable {
  let name: String
  let run: @Sendable ([UInt8]) -> Void

  static let all: [Target] =
    [
      Target(name: "tokenizer", run: tokenizer), Target(name: "checker", run: checker),
      Target(name: "json", run: jsonRoundTrip), Target(name: "unjson", run: jsonDecoder),
    ] + Kind.all.map { kind in Target(name: kind.name) { read(kind.enclosing($0)) } }

  /// Blocks give the segments of the whole, at the same places.
  @Sendable private static func tokenizer(_ bytes: [UInt8]) {
    struct Seen: Equatable {
      var text: [UInt8]
      var place: Place
      var elements: [Int]
    }
    func segments(in blocks: Int) -> ([Seen], Failure?) {
      var seen: [Seen] = []
      var tokenizer = Tokenizer()
      var from = 0
      var failure: Failure?
      repeat {
        let end = min(from + blocks, bytes.count)
        bytes[from..<end].withUnsafeBytes { block in
          do throws(Failure) {
            try tokenizer.read(block, isLast: end == bytes.count) { segment in
              let elements = segment.count < 1 ? [] : (1...segment.count).map { segment[$0].count }
              seen.append(Seen(text: Array(segment.bytes.buffer), place: segment.place, elements: elements))
            }
          } catch { failure = error }
        }
        from = end
      } while from < bytes.count && failure == nil
      return (seen, failure)
    }
    let whole = segments(in: max(bytes.count, 1))
    // One byte at a time joins each segment anew for each byte: for short inputs only.
    for size in bytes.count < 400 ? [1, 7, 64] : [61, 128] {
      let blocks = segments(in: size)
      precondition(blocks == whole, "Blocks of \(size) give other segments than the whole")
    }
  }

  /// The checker, and the answer that follows from what it finds; the answer can be read.
  @Sendable private static func checker(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      _ = try? Checker.check(buffer, CheckOptions(today: 2026_11_25, mostFindings: 100))
      guard let replies = try? Acknowledger.answer(buffer) else { return }
      for reply in replies {
        let answer = reply.written(controlNumber: 1, at: EnvelopeTime(day: 2026_11_25, time: 905))
        if answer.isEmpty { continue }
        let isClean = answer.withUnsafeBytes { (try? Checker.check($0, CheckOptions(today: 2026_11_25))) }
        precondition(isClean?.errors == 0, "An answer is not clean")
      }
    }
  }

  /// X12 as JSON comes back byte for byte.
  @Sendable private static func jsonRoundTrip(_ bytes: [UInt8]) {
    guard let json = bytes.withUnsafeBytes({ try? X12JSONEncoder.encode($0) }) else { return }
    let back = json.withUnsafeBytes { try? X12JSONDecoder.decode($0) }
    precondition(back == bytes, "JSON does not give the bytes back")
  }

  /// Any bytes as JSON; what they give is X12 or is not.
  @Sendable private static func jsonDecoder(_ bytes: [UInt8]) {
    guard let decoded = bytes.withUnsafeBytes({ try? X12JSONDecoder.decode($0) }) else { return }
    jsonRoundTrip(decoded)
  }

  /// Checked, read into the core's values, told as a letter, and answered.
  @Sendable private static func read(_ bytes: [UInt8]) {
    guard let transactions = try? TransactionReader.read(bytes) else { return }
    for transaction in transactions {
      _ = Letter.lines(transaction)
      if case .remittance(let remittance) = transaction.content { _ = remittance.imbalances }
    }
    checker(bytes)
  }
}
