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
    (line: "units --rule cpt 97124=-5", code: 64, complaint: "whole minutes from 0 to 1440"),
    (line: "units --rule cpt 97124=1441", code: 64, complaint: "whole minutes from 0 to 1440, such as 97124=45"),
    (line: "units --rule cpt 97124=99999999999999999999", code: 64, complaint: "invalid"),
    (line: "units --rule cpt 9712=15", code: 64, complaint: "a code of five letters or digits"),
    (line: "units --rule cpt 97124=45.5", code: 64, complaint: "whole minutes from 0 to 1440"),
    (line: "units --rule cpt 99999=10", code: 0, complaint: "99999 is none of the codes that Scrip knows"),
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
    (line: "check Tests/Corpus/dev/docs/D008.txt --payer hsa --on 2026-04-20", code: 1, complaint: ""),
    (line: "check Tests/Corpus/dev/docs/D008.txt --payer self_pay_wellness --on 2026-04-20", code: 0, complaint: ""),
    (line: "check Tests/Corpus/dev/docs/D008.txt --payer nobody", code: 64, complaint: "scrip payers lists them"),
    (line: "check Tests/Corpus/dev/docs/D008.txt --payer hsa --on 4/20/26", code: 64, complaint: "invalid"),
    (line: "check Tests/Corpus/dev/docs/D008.txt", code: 64, complaint: "--payer"),
    (line: "check Sources/C/CTables/data/icd10cm.bin --payer hsa", code: 2, complaint: "icd10cm.bin: "),
    (line: "check SECURITY.md --payer hsa", code: 2, complaint: "not a referral"),
    (line: "check Tests/Corpus/dev/docs --payer hsa", code: 64, complaint: "Give one document"),
    (line: "x12 check", code: 64, complaint: "Missing expected argument"),
    (line: "x12 check no/such.edi", code: 64, complaint: "Nothing is at no/such.edi"),
    (line: "x12 check SECURITY.md", code: 2, complaint: "begin with an ISA segment"),
    (line: "x12 check Tests/X12Tests/Broken/999-20-AK1_missing.edi", code: 1, complaint: ""),
    (line: "x12 check Tests/X12Tests/Broken/999-00-env_SE01_count_wrong.edi --tolerant", code: 0, complaint: ""),
    (line: "x12 stats Tests/X12Tests/Broken/999-20-AK1_missing.edi --json", code: 0, complaint: ""),
    (line: "x12 stats SECURITY.md", code: 2, complaint: "begin with an ISA segment"),
    (line: "x12 ack", code: 64, complaint: "Missing expected argument"),
    (line: "x12 ack SECURITY.md", code: 2, complaint: "begin with an ISA segment"),
    (line: "x12 ack Tests/X12Tests/Broken/270-18-gender_Q.edi", code: 1, complaint: ""),
    (line: "x12 ack Tests/X12Tests/Broken/270-00-env_SE01_count_wrong.edi", code: 0, complaint: ""),
    (line: "x12 ack Tests/X12Tests/Broken/270-00-env_SE01_count_wrong.edi --strict", code: 1, complaint: ""),
    (line: "x12 ack Tests/X12Tests/Broken/270-18-gender_Q.edi --at 2560", code: 64, complaint: "invalid"),
    (line: "x12 ack Tests/X12Tests/Broken/270-18-gender_Q.edi --control-number 0", code: 64, complaint: "between 1"),
    (
      line: "x12 ack Tests/X12Tests/Broken/270-18-gender_Q.edi -o no/such/a.edi", code: 70,
      complaint: "cannot be written"
    ),
    (line: "x12 json", code: 64, complaint: "Missing expected argument"),
    (line: "x12 json Tests/X12Tests/Broken/270-18-gender_Q.edi", code: 0, complaint: ""),
    (line: "x12 json SECURITY.md", code: 2, complaint: "begin with an ISA segment"),
    (line: "x12 json --back SECURITY.md", code: 2, complaint: "At byte"),
    (line: "x12 json Tests/X12Tests/Broken", code: 64, complaint: "Give one file"),
    (line: "x12 show", code: 64, complaint: "Missing expected argument"),
    (line: "x12 show Tests/X12Tests/Broken/270-18-gender_Q.edi", code: 0, complaint: ""),
    (line: "x12 show SECURITY.md", code: 2, complaint: "begin with an ISA segment"),
    (line: "x12 split Tests/X12Tests/Broken/270-18-gender_Q.edi", code: 64, complaint: "--output"),
    (
      line: "x12 split Tests/X12Tests/Broken/270-18-gender_Q.edi -o Package.swift/x", code: 64,
      complaint: "cannot be made"
    ),
    (line: "payer-sim", code: 64, complaint: "Name files"),
    (line: "payer-sim SECURITY.md", code: 64, complaint: "Name files"),
    (line: "payer-sim no/such.edi -o Package.swift/x", code: 64, complaint: "Nothing is at no/such.edi"),
    (line: "payer-sim SECURITY.md --folder no/such", code: 64, complaint: "leave one of them out"),
    (line: "payer-sim --folder no/such", code: 64, complaint: "Nothing is at no/such"),
    (line: "form --payer va_ccn -o form.pdf", code: 1, complaint: "wants no referral form"),
    (line: "form --payer hsa -o form.txt", code: 64, complaint: "FILE.pdf or FILE.docx"),
    (line: "form --payer hsa -o no/such/folder/form.pdf", code: 70, complaint: "cannot be written"),
    (
      line: "read Tests/Corpus/dev/docs/D008.txt --json -o Package.swift/readings", code: 64,
      complaint: "cannot be made"
    ),
    (line: "form --payer hsa", code: 64, complaint: "--output"),
    (line: "codes icd zzzzzz --on 2026-04-01", code: 1, complaint: ""),
    (line: "codes icd m54.5 --limit 0", code: 64, complaint: "between 1 and 1000"),
    (line: "verify", code: 64, complaint: "--data"),
    (line: "verify --data no/such/folder", code: 64, complaint: "There is no database at no/such/folder"),
    (line: "doctor --data no/such/folder", code: 64, complaint: "There is no database at no/such/folder"),
    (line: "user list --data no/such/folder", code: 64, complaint: "There is no database at no/such/folder"),
    (line: "user disable a@example.org --data no/such/folder", code: 64, complaint: "There is no database"),
    (line: "backup new.backup --data .", code: 64, complaint: "There is no database at ."),
    (line: "restore no.backup --data no/such/folder", code: 64, complaint: "Add --sheet"),
    (
      line: "restore no.backup --data no/such/folder --sheet", code: 64, complaint: "No backup can be read at no.backup"
    ),
    (line: "restore --data no/such/folder --sheet", code: 64, complaint: "There is no database at no/such/folder"),
    (line: "serve --data no/such/folder --port 99999", code: 64, complaint: "Ports are 0 to 65535"),
    (line: "demo --today 2026-02-30", code: 64, complaint: "There is no such day as 2026-02-30."),
    (line: "demo --today 2026-02-30", code: 64, complaint: "Usage: scrip demo"),
    (line: "demo --today 2/3/26", code: 64, complaint: "Write the day as 2026-11-24."),
    (line: "demo --time 25:00", code: 64, complaint: "Write the time as 09:00."),
    (line: "demo --port=-1", code: 64, complaint: "Ports are 0 to 65535"),
    (line: "demo --port 65536", code: 64, complaint: "Ports are 0 to 65535"),
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
