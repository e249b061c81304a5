import ScripCore

/// The sentences that a patient ticked on the safety page.
struct GuideSafetyForm: WebForm {
  let yes: Set<String>
  /// Whether anything was ticked, be it that none of the sentences is true: an empty form is no answer.
  let isAnswered: Bool

  init?(reading reader: inout FormReader) {
    yes = Set(reader.all("yes"))
    isAnswered = !yes.isEmpty || reader.isTicked("none")
  }
}

/// What a patient wants to tell the doctor. An empty field is fine.
struct GuideWordsForm: WebForm {
  let payer: String
  let words: DoctorWords

  init?(reading reader: inout FormReader) {
    var words = DoctorWords()
    for question in GuideWordsPage.questions {
      words[keyPath: question.answer] =
        reader.optionalText(question.name, label: "the answer", max: GuideWordsPage.answerMax) ?? ""
    }
    guard let payer = reader.text("payer", label: "who will pay", max: 40) else { return nil }
    self.payer = payer
    self.words = words
  }
}
