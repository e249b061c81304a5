extension OrderReader {
  /// Whether the order is signed, from what the words show.
  ///
  /// Ink is not a word: on a page that was recognised from an image, or laid out with pictures, no mark of a
  /// signature among the words proves nothing, and the field is left to a person.
  mutating func readSignature() {
    let rows = form.rows.map { Passage($0.words) }
    let pending = rows.first { Self.saysUnsigned($0.text.folded) }
    let electronic = form.all(.signedBy).first { hit in
      hit.words.count > 1 && form.beside(hit).text.filter(\.isLetter).count >= 4
    }
    if let ink = rows.first(where: { $0.texts.contains("[signature]") }) {
      let words = Passage(ink.words.filter { $0.text == "[signature]" })
      order.signed = field(Doubtful(true), words, floor: 0)
      if pending != nil { order.signed.review = .conflicting }
    } else if let electronic {
      let words = Passage(form.rows[electronic.row].words)
      let doubt: ReviewReason? =
        Self.saysUnsigned(words.text.folded)
        ? .conflicting : leadingName(form.beside(electronic)) == nil ? .hardToRead : nil
      order.signed = field(Doubtful(true, doubt), words, floor: 0)
    } else if let pending {
      order.signed = ReadField(false, confidence: 0.9, source: pending.source, review: .unsigned)
    } else if form.sheet.isTyped {
      order.signed = ReadField(false, confidence: 0.8, review: .unsigned)
    } else if form.sheet.signature == .blank {
      order.signed = ReadField(false, confidence: 0.8, review: .unsigned)
    } else if let name = nameAboveSignature() {
      // The prescriber's name over the rule is most likely ink that was recognised; only the page can tell.
      order.signed = ReadField(true, confidence: 0.5, source: name.source, review: .signatureUnseen)
    } else if form.sheet.signature == .unclear {
      order.signed = ReadField(true, confidence: 0.4, review: .signatureUnseen)
    } else {
      order.signed = ReadField(review: .signatureUnseen)
    }
  }

  /// The prescriber's family name, as far as it could be read, on the row above a signature label.
  private func nameAboveSignature() -> Passage? {
    guard let family = order.prescriber.name.value?.family.folded, family.count > 3 else { return nil }
    // A printed name with its label there is no ink.
    let free = form.all(.signature).filter { $0.row > 0 && form.hits[$0.row - 1].isEmpty }
    return free.map { form.above($0) }.first { line in
      line.texts.contains { edits($0.folded.trimming { !$0.isLetter }, family, limit: 2) <= 2 }
    }
  }

  private static func saysUnsigned(_ text: String) -> Bool {
    [
      "unsigned", "pending provider signature", "pending signature", "awaiting signature", "not signed",
      "signature pending", "not yet signed", "signed copy to follow",
    ].contains { text.contains($0) }
  }
}
