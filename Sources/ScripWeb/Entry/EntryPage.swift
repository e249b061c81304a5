/// A form with what was typed and what has to be corrected.
struct EntryPage: Answering, Equatable {
  let entry: Entry
  let typed: FormFields
  let faults: [FormFault]
  let frame: StaffLayout.Frame
  let requestKey: String

  func answer() -> Answer { .html(bytes, status: faults.isEmpty ? .ok : .unprocessableContent) }

  func fix(for field: String) -> String? { faults.first { $0.field == field }?.fix }
}
