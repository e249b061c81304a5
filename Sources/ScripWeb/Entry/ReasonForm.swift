/// The form that asks only why something is taken back.
struct ReasonForm: WebForm {
  let reason: String

  init?(reading reader: inout FormReader) {
    guard let reason = reader.text("reason", label: "why", max: 400) else { return nil }
    self.reason = reason
  }
}
