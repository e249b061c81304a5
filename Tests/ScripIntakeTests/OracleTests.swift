import Foundation
import ScripIntake
import TestSupport
import Testing

/// The perfect transcriptions of the made-up documents, read and compared with the truth.
///
/// A ratchet: the lists may get shorter, never longer. Recognised images are scored by Tests/Corpus/score.py.
@Suite struct OracleTests {
  /// `document field` of critical fields that are wrong and not flagged.
  static let knownWrong: Set<String> = []

  static let documents = (1...60).map { "D" + String(repeating: "0", count: 3 - "\($0)".count) + "\($0)" }

  @Test("No critical field of a transcription is wrong without a flag, but for the known ones")
  func critical() throws {
    var wrong: Set<String> = []
    var compared = 0
    for id in Self.documents {
      let (reading, truth) = try read(id)
      let orders = truth["orders"] as? [[String: Any]] ?? []
      guard reading.orders.count == orders.count else {
        wrong.insert("\(id) orders")
        continue
      }
      for (order, truth) in zip(reading.orders, orders) {
        for path in FieldPath.critical {
          compared += 1
          let line = order.line(path)
          if line.review == nil, !agrees(order, truth, path) { wrong.insert("\(id) \(path.rawValue)") }
        }
      }
    }
    #expect(wrong == Self.knownWrong)
    #expect(compared == 522)
  }

  @Test("Every transcription is given its class and kind")
  func classes() throws {
    for id in Self.documents {
      let (reading, truth) = try read(id)
      #expect(reading.documentClass.rawValue == truth["documentClass"] as? String, "\(id)")
      #expect(reading.kind.rawValue == truth["kind"] as? String, "\(id)")
    }
  }

  @Test("What the truth marks for review is flagged")
  func mustReview() throws {
    for id in Self.documents {
      let (reading, truth) = try read(id)
      for (order, truth) in zip(reading.orders, truth["orders"] as? [[String: Any]] ?? []) {
        for path in (truth["mustReview"] as? [String] ?? []).compactMap(FieldPath.init) {
          #expect(order.line(path).review != nil, "\(id) \(path.rawValue)")
        }
      }
    }
  }

  /// Read once for all three questions; nil where the transcription is not there.
  private static let readings: [String: DocumentReading] = documents.reduce(into: [:]) { readings, id in
    let file = Checkout.corpus.appending(path: "oracle/\(id).txt")
    readings[id] = (try? String(contentsOf: file, encoding: .utf8)).map { DocumentReading(reading: typedPages($0)) }
  }

  private func read(_ id: String) throws -> (DocumentReading, [String: Any]) {
    let data = try Data(contentsOf: Checkout.corpus.appending(path: "truth/\(id).json"))
    let truth = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return (try #require(Self.readings[id]), truth)
  }

  private func agrees(_ order: OrderReading, _ truth: [String: Any], _ path: FieldPath) -> Bool {
    let patient = truth["patient"] as? [String: Any] ?? [:]
    let prescriber = truth["prescriber"] as? [String: Any] ?? [:]
    switch path {
    case .patientName: return sameName(order.patient.name.text, patient["name"])
    case .prescriberName: return sameName(order.prescriber.name.text, prescriber["name"])
    case .dateOfBirth: return order.patient.dateOfBirth.text == patient["dateOfBirth"] as? String ?? ""
    case .orderDate: return order.orderDate.text == truth["orderDate"] as? String ?? ""
    case .signed: return order.signed.value == truth["signed"] as? Bool
    case .diagnoses:
      let codes = (truth["diagnoses"] as? [[String: Any]] ?? []).compactMap { $0["icd10"] as? String }
      return Set(codes) == Set((order.diagnoses.value ?? []).compactMap(\.icd10))
    case .frequency:
      let expected = (truth["frequency"] as? [String: Any]).flatMap(frequency)
      return order.frequency.value == expected
    case .duration:
      let span = truth["duration"] as? [String: Any]
      return order.duration.value?.value == span?["value"] as? Int
        && order.duration.value?.unit.rawValue == span?["unit"] as? String
    case .numberOfSessions:
      let expected = truth["numberOfSessions"] as? Int
      return order.numberOfSessions.value?.count == expected
        || expected == nil && order.numberOfSessions.value?.derived == true
    default: return false
    }
  }

  private func frequency(_ json: [String: Any]) -> OrderReading.Frequency? {
    guard let times = json["timesPer"] as? Int,
      let period = (json["period"] as? String).flatMap(OrderReading.Period.init)
    else { return nil }
    return OrderReading.Frequency(
      timesPer: times, timesPerMax: json["timesPerMax"] as? Int, every: json["every"] as? Int ?? 1, period: period)
  }

  private func sameName(_ read: String, _ truth: Any?) -> Bool {
    func parts(_ name: String) -> Set<String> {
      let plain = name.folding(options: .diacriticInsensitive, locale: nil)
      return Set(plain.split(separator: " ").map(String.init).filter { $0.count > 2 })
    }
    return parts(read) == parts(truth as? String ?? "")
  }
}
