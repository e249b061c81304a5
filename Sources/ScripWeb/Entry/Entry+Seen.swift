import ScripDesk

/// What a form says when the record behind it was changed since it was drawn.
extension Entry {
  /// One line for each entry whose value is another one in the record now.
  func differences(between typed: FormFields, and standing: FormFields) -> [FormFault] {
    groups.flatMap(\.fields).compactMap { field in
      field.differs(typed, standing)
        ? FormFault(field: field.name, fix: "Saved meanwhile: \(field.shown(in: standing)).") : nil
    }
  }
}

extension EntryField {
  fileprivate func differs(_ typed: FormFields, _ standing: FormFields) -> Bool {
    switch kind {
    case .carried: false
    case .tick: (typed[name] == nil) != (standing[name] == nil)
    case .ticks: Set(typed.all(name)) != Set(standing.all(name))
    default: Self.plain(typed[name]) != Self.plain(standing[name])
    }
  }

  /// The value in the words of the form.
  fileprivate func shown(in standing: FormFields) -> String {
    switch kind {
    case .tick: return standing[name] == nil ? "not ticked" : "ticked"
    case .choice(let choices), .ticks(let choices):
      let chosen = choices.filter { standing.all(name).contains($0.value) }.map(\.shown)
      return chosen.isEmpty ? "nothing" : chosen.joined(separator: ", ")
    default:
      let value = Self.plain(standing[name])
      return value.isEmpty ? "nothing" : value
    }
  }

  private static func plain(_ value: String?) -> String {
    (value ?? "").split(separator: " ").joined(separator: " ").replacing("\r\n", with: "\n")
  }
}

extension FormFields {
  /// With the mark of the record that they show.
  func of(_ record: (some Encodable)?) -> FormFields {
    record.map { with(RecordMark.field, RecordMark(of: $0).text) } ?? self
  }
}

extension WebRequest {
  /// The mark of the record that the form showed; nil for a form without one.
  var seen: RecordMark? { fields[RecordMark.field].map { RecordMark($0) } }
}
