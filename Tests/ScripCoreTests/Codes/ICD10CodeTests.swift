import ScripCore
import Testing

/// The form of a code: read in any case, with or without its dot; everything else is refused.
@Suite struct ICD10CodeTests {
  @Test(
    "A typed code becomes its proper form",
    arguments: [
      ("m54.50", "M54.50"), ("M5450", "M54.50"), (" s13.4xxa\n", "S13.4XXA"), ("M54", "M54"), ("c4a.0", "C4A.0"),
    ])
  func reads(typed: String, proper: String) {
    #expect(ICD10Code(typed)?.description == proper)
  }

  @Test(
    "What has not the form of a code is none",
    arguments: [
      "", "M5", "M54.", "M54.5-", "54.50", "MM4.5", "M5.450", "M54..5", "M54.50000", "M54.5é", "M 54.5", "Ｍ54",
    ])
  func refuses(typed: String) {
    #expect(ICD10Code(typed) == nil)
  }

  @Test("A code knows what it stands below and what comes first")
  func order() throws {
    let code = try #require(ICD10Code("M54.50"))
    let header = try #require(ICD10Code("M54.5"))
    #expect(code.parent == header)
    #expect(code.category.description == "M54")
    #expect(code.category.parent == nil)
    #expect(code.isAtOrBelow(header) && code.isAtOrBelow(code))
    #expect(!header.isAtOrBelow(code))
    let codes = ["M54.50", "M54", "M54.5", "G56.01"].compactMap { ICD10Code($0) }
    #expect(codes.sorted().map(\.description) == ["G56.01", "M54", "M54.5", "M54.50"])
  }
}
