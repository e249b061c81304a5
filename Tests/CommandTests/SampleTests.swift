import Testing

/// What the text commands print, kept word for word.
@Suite struct SampleTests {
  typealias Sample = (line: String, golden: String)
  static let samples: [Sample] = [
    (line: "units --rule cms 97124=33 97140=12", golden: "units-cms.txt"),
    (line: "units --rule cpt 97124=33 97140=12 97010=10", golden: "units-cpt.txt"),
    (line: "payers", golden: "payers.txt"),
    (line: "payers workers_comp_wa_lni", golden: "payers-workers_comp_wa_lni.txt"),
    (line: "payers va_ccn --json", golden: "payers-va_ccn.json"),
    (line: "read Tests/Corpus/dev/docs/D008.txt", golden: "read-D008.txt"),
    (line: "read Tests/Corpus/dev/docs/D008.txt --json", golden: "read-D008.json"),
  ]

  @Test("A command prints what it printed before", arguments: samples)
  func sample(sample: Sample) async throws {
    let run = try await Program.run(sample.line)
    #expect(run.complaint == "")
    try Golden.expect(run.answer, is: sample.golden)
  }
}
