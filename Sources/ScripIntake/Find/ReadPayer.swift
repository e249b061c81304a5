import ScripCore

extension OrderReader {
  mutating func readPayer() {
    for hit in form.all(.payer) {
      let place = form.beside(hit).isEmpty ? form.below(hit) : form.beside(hit)
      let words = Passage(place.words.prefix { !Self.endsPayer($0.text) })
      guard !words.isEmpty, hit.hasColon || form.rows[hit.row].startsCell(hit.words.lowerBound) else { continue }
      order.payer.name = field(Doubtful(words.text.trimming { " ,;:".contains($0) }), words, floor: 0.6)
      break
    }
    order.payer.memberID = identifier(.memberID)
    order.payer.claimNumber = identifier(.claim)
    order.payer.dateOfInjury = agreed(form.all(.injuryDate).compactMap { date(in: form.beside($0)) }, same: ==)
  }

  /// An id or the label of one ends the payer's name.
  private static func endsPayer(_ word: String) -> Bool {
    word.contains(where: \.isFigure)
      || ["member", "policy", "subscriber", "group", "id"].contains(word.folded.trimming { !$0.isLetter })
  }

  /// The first word with figures behind a label: ids are printed without spaces.
  private func identifier(_ label: Label) -> ReadField<String> {
    for hit in form.all(label) {
      let place = form.beside(hit).isEmpty ? form.below(hit) : form.beside(hit)
      guard
        let index = place.words.indices.prefix(2).first(where: { place.words[$0].text.filter(\.isFigure).count >= 3 })
      else { continue }
      let text = place.words[index].text.trimming { ",.;:".contains($0) }
      guard text.count >= 5, !text.contains("/") else { continue }
      return field(Doubtful(text), place[index...index], floor: 0.8)
    }
    return ReadField()
  }
}
