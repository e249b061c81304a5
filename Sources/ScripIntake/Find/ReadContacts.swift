/// Telephone numbers among words, with the words they stand on.
enum DigitGroups {
  /// Ten figures in one to three neighbouring words.
  static func phones(in passage: Passage) -> [(PhoneNumber, Passage)] {
    var found: [(PhoneNumber, Passage)] = []
    var index = 0
    while index < passage.words.count {
      var taken = 1
      for length in 1...3 where index + length <= passage.words.count {
        let words = passage[index..<index + length]
        let text = words.texts.joined().trimming { ",;|".contains($0) }
        guard text.contains(where: \.isFigure), text.count >= 10 else { continue }
        // Without any separator ten figures may be an NPI.
        guard text.contains(where: { "-(.".contains($0) }) || length > 1 else { continue }
        if let phone = PhoneNumber.reading(text) {
          found.append((phone.value, words))
          taken = length
          break
        }
      }
      index += taken
    }
    return found
  }
}

extension OrderReader {
  /// Whose number it is follows from its label, else from where it stands.
  mutating func readContacts() {
    let patientRows = Set(form.all(.patientName).map(\.row) + form.all(.dateOfBirth).map(\.row))
    let firstPatientRow = patientRows.min() ?? 0
    for hits in form.hits {
      for hit in hits {
        guard let (phone, words) = DigitGroups.phones(in: form.beside(hit)).first else { continue }
        let read = field(Doubtful(phone), words, floor: 0.7)
        switch hit.label {
        case .patientPhone: keep(read, in: \.patient.phone)
        case .officePhone: keep(read, in: \.prescriber.phone)
        case .fax: keep(read, in: \.prescriber.fax)
        case .phone:
          let besideFax = hits.contains { $0.label == .fax }
          let besidePrescriber = hits.contains { $0.label == .npi || $0.label == .prescriber }
          let nearPatient = patientRows.contains { abs($0 - hit.row) <= 2 } && hit.row >= firstPatientRow
          if besideFax || besidePrescriber || !nearPatient {
            keep(read, in: \.prescriber.phone)
          } else {
            keep(read, in: \.patient.phone)
          }
        default: continue
        }
      }
    }
    // A message gives its sender's number behind the name, without a label.
    if order.prescriber.phone.value == nil, let source = order.prescriber.name.source,
      let row = form.rows.first(where: { Passage($0.words).text.contains(source.words) && $0.page == source.page }),
      let (phone, words) = DigitGroups.phones(in: Passage(row.words)).first, order.patient.phone.value != phone,
      order.prescriber.fax.value != phone
    {
      order.prescriber.phone = field(Doubtful(phone), words, floor: 0.7)
    }
  }

  private mutating func keep(
    _ read: ReadField<PhoneNumber>, in place: WritableKeyPath<OrderReading, ReadField<PhoneNumber>>
  ) {
    if order[keyPath: place].value == nil { order[keyPath: place] = read }
  }
}
