import Foundation
import ScripDesk

/// CPU of one kind of act: every call by itself, so that refused ones are counted apart.
@MainActor final class Figure {
  let name: String
  private var done: [Double] = []
  private var refused: [Double] = []
  private var refusals: [String: Int] = [:]

  init(_ name: String) { self.name = name }

  /// Nil when the desk refused.
  func measure<Answer: Sendable>(_ act: () async throws -> Answer) async throws -> Answer? {
    let begun = cpuSeconds()
    do {
      let answer = try await act()
      done.append(cpuSeconds() - begun)
      return answer
    } catch let refusal as Refusal {
      refused.append(cpuSeconds() - begun)
      refusals[refusal.sentence, default: 0] += 1
      return nil
    }
  }

  /// Milliseconds; the mean says what a thousand cost, the median what one does.
  func tell() {
    let sorted = done.sorted()
    let median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    let mean = done.reduce(0, +) / Double(max(done.count, 1))
    print(String(format: "%@: %d, mean %.3f, median %.3f ms CPU", name, done.count, mean * 1e3, median * 1e3))
    guard !refused.isEmpty else { return }
    let theirs = refused.reduce(0, +) / Double(refused.count)
    print(String(format: "  refused: %d, mean %.3f ms CPU", refused.count, theirs * 1e3))
    for (sentence, times) in refusals.sorted(by: { $0.value > $1.value }).prefix(3) {
      print("  \(times) × \(sentence)")
    }
  }
}

/// How many wanted the machine's cores over the last minute.
func loadAverage() -> Double {
  var loads = [0.0, 0.0, 0.0]
  getloadavg(&loads, 3)
  return loads[0]
}
