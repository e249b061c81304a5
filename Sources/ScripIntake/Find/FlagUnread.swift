extension OrderReader {
  /// On a recognised page an empty field may only be unread: where its label stands with something beside it, where
  /// every order has it, and where its neighbours are doubtful, a person is asked.
  mutating func flagWhatWasNotUnderstood() {
    let labelled: [(Label, FieldPath)] = [
      (.npi, .npi), (.fax, .prescriberFax), (.officePhone, .prescriberPhone), (.patientPhone, .patientPhone),
      (.expires, .expirationDate), (.memberID, .memberID), (.payer, .payerName), (.minutes, .sessionMinutes),
      (.side, .laterality), (.practice, .practice), (.goals, .goals), (.necessity, .medicalNecessity),
      (.address, .patientAddress), (.modality, .modalities), (.regions, .bodyRegions), (.claim, .claimNumber),
      (.injuryDate, .dateOfInjury),
    ]
    for (label, path) in labelled where isEmpty(path) && form.all(label).contains(where: hasWords) {
      order.flag(path, .hardToRead)
    }
    if isEmpty(.patientPhone), isEmpty(.prescriberPhone), form.all(.phone).contains(where: hasWords) {
      order.flag(.patientPhone, .hardToRead)
    }
    // What a referral has as a rule.
    for path in [FieldPath.npi, .prescriberPhone, .prescriberFax, .credential, .bodyRegions, .modalities]
    where isEmpty(path) {
      order.flag(path, .notFound)
    }
    // A letterhead stands over a prescriber who needs no label.
    if isEmpty(.practice), form.all(.prescriber).isEmpty { order.flag(.practice, .notFound) }
    flagNeighbours()
  }

  /// A side belongs to regions, minutes to a schedule, procedure codes to treatments, a date to a signature.
  private mutating func flagNeighbours() {
    let isPlaceDoubtful = order.bodyRegions.review != nil || order.bodyRegions.confidence < 0.85
    if isEmpty(.laterality), isPlaceDoubtful { order.flag(.laterality, .notFound) }
    let isScheduleDoubtful = [FieldPath.frequency, .duration, .numberOfSessions].contains {
      order.line($0).review == .hardToRead || order.line($0).review == .repaired || isEmpty($0)
    }
    if isEmpty(.sessionMinutes), isScheduleDoubtful { order.flag(.sessionMinutes, .notFound) }
    let hasOptions = form.rows.contains { row in row.words.contains { Mark($0.text) != nil } }
    if isEmpty(.cptCodes), order.modalities.review != nil || hasOptions && order.modalities.value == nil {
      order.flag(.cptCodes, .notFound)
    }
    if isEmpty(.signatureDate), order.signed.value != false, !form.all(.signature).isEmpty || form.all(.date).count > 1
    {
      order.flag(.signatureDate, .notFound)
    }
  }

  private func isEmpty(_ path: FieldPath) -> Bool {
    let line = order.line(path)
    return line.text.isEmpty && line.review == nil
  }

  /// Something stands beside or, where nothing does, below the label.
  private func hasWords(_ hit: LabelHit) -> Bool {
    let beside = form.beside(hit)
    let words = beside.isEmpty ? form.below(hit) : beside
    return words.text.filter { $0.isLetter || $0.isFigure }.count >= 3
  }
}
