import Paper

/// Made-up papers that use every block the way a practice would.
enum SamplePapers {
  /// A blank referral form: nothing clinical is ticked or filled in.
  static let referralForm = Paper(
    title: "Referral for massage therapy", madeOn: "2026-11-24",
    header: .init(left: "Ballard Hands Massage", right: "Referral for massage therapy"),
    footer: "Fax to 206-555-0142. Questions: 206-555-0100.",
    blocks: [
      .title("Referral for massage therapy"),
      .paragraph("Please complete what applies, sign, and " + .bold("fax this page back") + "."),
      .heading("Patient"),
      .pairs(
        [
          Pair("Name", "Beatrice Delacroix"), Pair("Birth date", "03/16/1992"), Pair("Plan", "Regence PPO"),
          Pair("Member ID", nil),
        ], columns: 2),
      .heading("Diagnosis and region"),
      .pairs([Pair("ICD-10-CM codes", nil), Pair("Region and side", nil)]),
      .heading("Treatment ordered"),
      .checks(
        [
          Check("Massage therapy (97124)"), Check("Manual therapy (97140)"), Check("Evaluate and treat"),
          Check("Other", hasLine: true),
        ], columns: 2),
      .pairs(
        [Pair("Visits", nil), Pair("How often", nil), Pair("From", nil), Pair("Until", nil)], columns: 2),
      .heading("Why it is needed"),
      .writeIn(label: "Findings, what it keeps the patient from doing, and the goal", lines: 3),
      .heading("Precautions"),
      .checks([Check("None known"), Check("Please note", hasLine: true)], columns: 2),
      .together([
        .heading("Prescriber"),
        .pairs([Pair("Name", "Helen Bergström, DC"), Pair("NPI", "1925030821")], columns: 2),
        .signature([
          SignatureField("Signature", share: 3), SignatureField("Date", share: 1),
        ]),
      ]),
      .code(
        returnCode),
      .smallPrint(
        "This form asks for a decision and makes none. A signed order is not a promise of payment by any plan."),
    ])

  /// One question to a prescriber, to be answered in a minute.
  static let request = Paper(
    title: "Request about a referral", madeOn: "2026-11-24T09:30:00Z",
    header: .init(left: "Ballard Hands Massage", right: "Request about a referral"),
    footer: "Fax to 206-555-0142",
    blocks: [
      .title("One question about your order"),
      .pairs(
        [Pair("Patient", "Beatrice Delacroix"), Pair("Born", "03/16/1992"), Pair("Your order of", "27 Jun 2026")],
        columns: 2),
      .paragraph("Regence PPO wants " + .bold("a number of visits") + ". Your order gives a frequency and a duration:"),
      .picture(
        Picture(
          png: SamplePictures.cutOut, alternative: "Frequency: once every two weeks for 3 months",
          caption: "From page 1 of your order")),
      .heading("Please tick one"),
      .checks([
        Check("I order this number of visits:", hasLine: true), Check("The patient needs a visit with me first"),
        Check("Not my patient, or I decline"),
      ]),
      .signature([
        SignatureField("Signature", share: 3), SignatureField("Printed name", share: 2), SignatureField("Date"),
      ]),
      .heading("What was measured", level: .subsection),
      .table(progress),
      .list(["Keep the first page of your order as it is.", "Only this page is needed back."], numbered: true),
      .code(
        returnCode),
    ])

  static let returnCode = PrintedCode(
    "SCRP-7K2M-Q9", caption: "Keep this code on the page: it files the answer with the right patient.")

  static let progress = Table(
    [
      .init("Measure", share: 3), .init("At first", isNumeric: true), .init("Now", isNumeric: true),
      .init("Goal", isNumeric: true),
    ],
    rows: [["Sits without pain, minutes", "20", "45", "60"], ["Pain at worst, of 10", "7", "4", "3"]])

  /// A table that reaches over several pages.
  static func statement(rows: Int) -> Paper {
    Paper(
      title: "Statement", madeOn: "2026-11-24", header: .init(left: "Ballard Hands Massage", right: "Statement"),
      footer: "Statement",
      blocks: [
        .title("Statement"),
        .table(
          Table(
            [.init("Day", share: 2), .init("Code"), .init("What", share: 4), .init("Charge", isNumeric: true)],
            rows: (1...rows).map { ["visit \($0)", "97124", "Massage therapy, 60 minutes", "$140.00"] },
            total: ["", "", "Total", "$\(rows * 140).00"])),
        .smallPrint("Thank you."),
      ])
  }
}
