import TestSupport
import Testing

/// What the text commands print, kept word for word.
@Suite struct SampleTests {
  typealias Sample = (line: String, golden: String)
  static let samples: [Sample] = [
    (line: "units --rule cms 97124=33 97140=12", golden: "units-cms.txt"),
    (line: "units --rule cpt 97124=33 97140=12 97010=10", golden: "units-cpt.txt"),
    (
      line: "check Tests/Corpus/dev/docs/D008.txt --payer commercial_in_network --on 2026-04-20",
      golden: "check-D008-commercial_in_network.txt"
    ),
    (line: "check Tests/Corpus/dev/docs/D008.txt --payer hsa --on 2026-04-20 --json", golden: "check-D008-hsa.json"),
    (
      line: "check Tests/Corpus/dev/docs/D028.txt --payer self_pay_wellness --on 2026-04-20",
      golden: "check-D028-self_pay_wellness.txt"
    ),
    (line: "codes icd m54.5 --on 2026-04-01 --limit 4", golden: "codes-icd-m54.5.txt"),
    (line: "codes icd low back pain --on 2027-01-01 --limit 4", golden: "codes-icd-words.txt"),
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
