import Testing

/// The exit codes that other programs rely on. One row is one way of calling.
@Suite struct ExitCodeTests {
  typealias Call = (line: String, code: Int32, complaint: String)
  static let calls: [Call] = [
    (line: "units --rule cms 97124=60", code: 0, complaint: ""),
    (line: "units --rule cms", code: 64, complaint: "Missing expected argument"),
    (line: "units 97124=60", code: 64, complaint: "Missing expected argument"),
    (line: "units --rule eights 97124=60", code: 64, complaint: "'cms' and 'cpt'"),
    (line: "units --rule cpt 97124", code: 64, complaint: "invalid"),
    (line: "units --rule cpt 97124=-5", code: 64, complaint: "invalid"),
    (line: "units --rule cpt 97124=1441", code: 64, complaint: "invalid"),
    (line: "units --rule cpt 97124=99999999999999999999", code: 64, complaint: "invalid"),
    (line: "units --rule cpt 9712=15", code: 64, complaint: "invalid"),
    (line: "payers", code: 0, complaint: ""),
    (line: "payers self_pay_medical", code: 0, complaint: ""),
    (line: "payers nobody", code: 64, complaint: "scrip payers lists them"),
    (line: "read", code: 64, complaint: "Missing expected argument"),
    (line: "read no/such/file.pdf", code: 64, complaint: "Nothing is at no/such/file.pdf"),
    (line: "read Tests/Corpus/dev/docs/D008.txt -o somewhere", code: 64, complaint: "add --json"),
    (line: "read Tests/Corpus/dev/docs/D008.txt", code: 0, complaint: ""),
    (
      line: "read Tests/Corpus/dev/docs/D008.txt Sources/C/CTables/data/icd10cm.bin", code: 2,
      complaint: "icd10cm.bin: "
    ),
    (line: "nonsense", code: 64, complaint: "Unexpected argument"),
    (line: "--nonsense", code: 64, complaint: "Unknown option"),
  ]

  @Test("A call ends with the code for what it came to", arguments: calls)
  func code(call: Call) async throws {
    let run = try await Program.run(call.line)
    #expect(run.code == call.code)
    #expect(call.complaint.isEmpty ? run.complaint.isEmpty : run.complaint.contains(call.complaint))
    if call.code == 64 { #expect(run.answer == "", "what went wrong belongs on standard error") }
  }
}
