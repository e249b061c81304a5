import ScripCore
import ScripSQL
import Seal

extension Connection {
  /// The places where this practice's documents are not as they were stored: missing parts, chunks and what they hold.
  ///
  /// Every chunk is opened, so this takes as long as reading all documents once.
  public func documentFaults(key: PracticeKey) throws -> [Fault] {
    var faults: [Fault] = []
    let parts = try map(
      "SELECT document_id, part FROM document_part WHERE practice_id = \(practice) ORDER BY document_id, part"
    ) { (document: try $0.id(0) as DocumentID, part: try $0.text(1)) }
    let whole = Set(parts.filter { $0.part == DocumentPart.original.description }.map(\.document))
    let documents: [DocumentID] = try map("SELECT id FROM document WHERE practice_id = \(practice) ORDER BY id") {
      try $0.id(0)
    }
    for id in documents where !whole.contains(id) {
      faults.append(Fault(.missing, table: "document_part", row: "\(id)/original"))
    }
    for (document, part) in parts {
      if let kind = try streamFault(part, of: document, key: key) {
        faults.append(Fault(kind, table: "document_chunk", row: "\(document)/\(part)"))
      }
    }
    return faults
  }

  private func streamFault(_ part: String, of document: DocumentID, key: PracticeKey) throws -> Fault.Kind? {
    guard let part = DocumentPart(stored: part) else { return .altered }
    do {
      _ = try read(part, of: document, key: key) { _ in }
      return nil
    } catch SealFailure.cutShort {
      return .missing
    } catch is SealFailure {
      return .altered
    }
  }
}
