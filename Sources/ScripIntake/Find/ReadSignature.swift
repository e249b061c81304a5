extension OrderReader {
  /// Whether the order is signed, from what the words show.
  ///
  /// Ink is not a word: on a page that was recognised from an image, or laid out with pictures, no mark of a
  /// signature among the words proves nothing, and the field is left to a person.
  mutating func readSignature() {
    let rows = form.rows.map { Passage($0.words) }
    let pending = rows.first { Self.saysUnsigned($0.text.folded) }
    let electronic = form.all(.signedBy).first { hit in
      hit.words.count > 1 && hit.label == .signedBy && leadingName(form.beside(hit)) != nil
    }
    if let ink = rows.first(where: { $0.texts.contains("[signature]") }) {
      order.signed = field(Doubtful(true), ink, floor: 0)
      if pending != nil { order.signed.review = .conflicting }
    } else if let electronic {
      let words = Passage(form.rows[electronic.row].words)
      order.signed = field(Doubtful(true, Self.saysUnsigned(words.text.folded) ? .conflicting : nil), words, floor: 0.5)
    } else if let pending {
      order.signed = ReadField(false, confidence: 0.9, source: pending.source, review: .unsigned)
    } else if form.sheet.isTyped {
      order.signed = ReadField(false, confidence: 0.8, review: .unsigned)
    } else {
      order.signed = ReadField(review: .signatureUnseen)
    }
  }

  private static func saysUnsigned(_ text: String) -> Bool {
    [
      "unsigned", "pending provider signature", "pending signature", "awaiting signature", "not signed",
      "signature pending", "not yet signed", "signed copy to follow",
    ].contains { text.contains($0) }
  }
}
