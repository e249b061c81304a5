import ScripCore

extension OrderReader {
  /// Order date, last day, and the date beside the signature.
  mutating func readDates() {
    let dated = form.all(.date).map { (hit: $0, isSigning: isSigningDate($0)) }
    let named = form.all(.orderDate).compactMap { date(in: form.beside($0)) ?? date(in: form.below($0)) }
    let plain = dated.filter { !$0.isSigning }.compactMap {
      date(in: form.beside($0.hit)) ?? date(in: form.below($0.hit))
    }
    order.orderDate = agreed(named + plain, same: ==)
    order.expirationDate = agreed(
      form.all(.expires).compactMap { date(in: form.beside($0)) ?? date(in: form.below($0)) }, same: ==)
    order.signatureDate = agreed(signingDates(dated.filter(\.isSigning).map(\.hit)), same: ==)
    if order.orderDate.value == nil, named.isEmpty, plain.isEmpty {
      if let letter = letterDate() {
        order.orderDate = letter
      } else if order.signatureDate.value != nil, form.all(.orderDate).isEmpty,
        form.all(.date).allSatisfy(isSigningDate),
        order.diagnoses.value != nil || order.modalities.value != nil
      {
        // The only date of the form counts as the day of the order.
        order.orderDate = order.signatureDate
        order.orderDate.review = order.orderDate.review ?? .unlabelled
        order.signatureDate = ReadField()
      }
    }
    compareDates()
  }

  /// A "Date" that belongs to the signature: on its row, or on the row next to it.
  private func isSigningDate(_ hit: LabelHit) -> Bool {
    (hit.row - 1...hit.row).contains { index in
      guard form.hits.indices.contains(index), form.rows[index].page == form.rows[hit.row].page else { return false }
      let signs = form.hits[index].contains { $0.label == .signature } || form.rows[index].texts.contains("[signature]")
      return signs && (index == hit.row || hit.words.lowerBound == 0)
    }
  }

  private func signingDates(_ hits: [LabelHit]) -> [ReadField<CalendarDay>] {
    let labelled = hits.compactMap { date(in: form.beside($0)) ?? date(in: form.above($0)) ?? date(in: form.below($0)) }
    let beside = form.rows.filter { $0.texts.contains("[signature]") }.compactMap { date(in: Passage($0.words)) }
    let electronic = form.all(.signedBy).compactMap { date(in: form.beside($0)) }
    return electronic + beside + labelled
  }

  /// A date alone on its row in the upper half of a letter.
  private func letterDate() -> ReadField<CalendarDay>? {
    for row in form.rows.prefix(max(4, form.rows.count / 2)) where row.words.count <= 4 {
      if let dates = DatePhrase.all(in: row.texts).first, dates.words.count == row.words.count {
        return date(in: Passage(row.words))
      }
    }
    return nil
  }

  /// What the dates say about each other: births before orders, signatures soon after them.
  private mutating func compareDates() {
    if let ordered = order.orderDate.value, let signed = order.signatureDate.value {
      // Two months is longer than any practice waits for its own signature.
      if !(0...60).contains(ordered.days(until: signed)) {
        order.orderDate.review = order.orderDate.review ?? .conflicting
        order.signatureDate.review = order.signatureDate.review ?? .conflicting
      }
    }
    if let ordered = order.orderDate.value, let last = order.expirationDate.value, last < ordered {
      order.flag(.expirationDate, .conflicting)
    }
    guard var birth = order.patient.dateOfBirth.value else { return }
    let reference = order.orderDate.value ?? order.signatureDate.value
    if yearHadTwoFigures(order.patient.dateOfBirth) {
      if let reference, birth >= reference {
        birth = birth.adding(months: -1200)
        order.patient.dateOfBirth.value = birth
      }
      // A child of this century or a very old person: the paper does not tell.
      if birth.components.year >= 2000 || reference.map({ birth.days(until: $0) > 36_525 }) ?? false {
        order.flag(.dateOfBirth, .century)
      }
    }
    if let reference, !(0...40_177).contains(birth.days(until: reference)) { order.flag(.dateOfBirth, .unlikely) }
  }
}
