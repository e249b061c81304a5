import Paper
import Testing

/// What a PDF says when another program reads it.
@Suite struct PDFTests {
  @Test("The referral form fits one page and reads as it looks")
  func form() throws {
    let pages = try Tools.pages(of: SamplePapers.referralForm.pdf())
    #expect(
      pages == [
        """
        Ballard Hands Massage  Referral for massage therapy
        Referral for massage therapy
        Please complete what applies, sign, and fax this page back.
        Patient
        Name  Beatrice Delacroix  Birth date  03/16/1992
        Plan  Regence PPO  Member ID
        Diagnosis and region
        ICD-10-CM codes
        Region and side
        Treatment ordered
        ☐ Massage therapy (97124)  ☐ Manual therapy (97140)
        ☐ Evaluate and treat  ☐ Other
        Visits  How often
        From  Until
        Why it is needed
        Findings, what it keeps the patient from doing, and the goal
        Precautions
        ☐ None known  ☐ Please note
        Prescriber
        Name  Helen Bergström, DC  NPI  1925030821
        Signature  Date
        SCRP-7K2M-Q9
        Keep this code on the page: it files the answer with the right patient.
        This form asks for a decision and makes none. A signed order is not a promise of payment by any plan.
        Fax to 206-555-0142. Questions: 206-555-0100.  Page 1 of 1
        """
      ])
  }

  @Test("The same paper gives the same bytes, printed at once on many threads")
  func reproducible() async throws {
    let first = try SamplePapers.request.pdf()
    let others = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 { group.addTask { try SamplePapers.request.pdf() } }
      return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
    }
    #expect(others.count == 8)
    #expect(others.allSatisfy { $0 == first })
  }

  @Test("Title and moment come from the paper")
  func metadata() throws {
    let facts = try Tools.output(of: "pdfinfo", ["-rawdates", "-"], given: SamplePapers.request.pdf())
    #expect(facts.contains("Title:           Request about a referral\n"))
    #expect(facts.contains("CreationDate:    20261124093000Z"))
    #expect(facts.contains("Page size:       612 x 792 pts (letter)"))
  }

  @Test("A4 is A4")
  func a4() throws {
    var paper = SamplePapers.request
    paper.size = .a4
    #expect(try Tools.output(of: "pdfinfo", ["-"], given: paper.pdf()).contains("(A4)"))
  }

  @Test("A long table repeats its headings on each page and loses no row")
  func longTable() throws {
    let pages = try Tools.pages(of: SamplePapers.statement(rows: 90).pdf())
    #expect(pages.count == 3)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("Day  Code  What  Charge"))
      #expect(page.hasSuffix("Page \(index + 1) of 3"))
    }
    let rows = pages.joined(separator: "\n").matches(of: #/visit (\d+)  97124/#).map { Int($0.1) }
    #expect(rows == (1...90).map { $0 })
    #expect(pages.last?.contains("visit 90") == true)
    #expect(pages.last?.contains("Total  $12600.00") == true)
  }

  @Test("A heading is never the last line of a page")
  func headingStays() throws {
    for rows in 30...40 {
      var paper = SamplePapers.statement(rows: rows)
      paper.blocks += [.heading("Next steps"), .paragraph("Call us."), .paragraph("Bye.")]
      let page = try #require(try Tools.pages(of: paper.pdf()).first { $0.contains("Next steps") })
      #expect(page.contains("Call us."))
    }
  }

  @Test("Blocks kept together turn the page together")
  func together() throws {
    let fill = (1...39).map { Block.paragraph("line \($0)") }
    let paper = Paper(
      title: "t", madeOn: "2026-11-24",
      blocks: fill + [.together([.paragraph("first"), .writeIn(label: "middle", lines: 4), .paragraph("last")])])
    let pages = try Tools.pages(of: paper.pdf())
    #expect(pages.count == 2)
    for word in ["first", "middle", "last"] { #expect(pages[1].contains(word)) }
  }

  @Test("A page break begins a page")
  func pageBreak() throws {
    let paper = Paper(title: "t", madeOn: "2026-11-24", blocks: [.paragraph("one"), .pageBreak, .paragraph("two")])
    let pages = try Tools.pages(of: paper.pdf())
    #expect(pages == ["one\nPage 1 of 2", "two\nPage 2 of 2"])
  }

  @Test(
    "Names of many scripts come out of the text layer as they went in",
    arguments: [
      "María Łukasz-O’Neil", "Nguyễn Thị Ánh", "Ирина Щукина", "Ελένη Παπαδοπούλου", "Ōta Şükrü Ğ", "a & <b>",
    ])
  func names(name: String) throws {
    let paper = Paper(title: name, madeOn: "2026-11-24", blocks: [.paragraph(Words(name))])
    let page = try #require(try Tools.pages(of: paper.pdf()).first)
    #expect(page == name + "\nPage 1 of 1")
  }

  @Test("A box is ticked only when the paper says so")
  func boxes() throws {
    let checks = [Check("asked"), Check("done", isTicked: true)]
    let paper = Paper(title: "t", madeOn: "2026-11-24", blocks: [.checks(checks)])
    #expect(try Tools.pages(of: paper.pdf()) == ["☐ asked\n☒ done\nPage 1 of 1"])
  }

  @Test("A picture that is no PNG leaves a line that says so")
  func badPicture() throws {
    let picture = Picture(png: [1, 2, 3], alternative: "Signature")
    let paper = Paper(title: "t", madeOn: "2026-11-24", blocks: [.picture(picture)])
    #expect(try Tools.pages(of: paper.pdf())[0].hasPrefix("[Signature: picture could not be read]"))
  }
}
