import ScripCore
import Tables
import Testing

/// The questions for the call to an insurer.
@Suite struct InsurerCallTests {
  @Test("Staff ask 25 questions; patients those they can ask, and both end with the reference")
  func table() throws {
    let call = try #require(InsurerCall(Tables.insurerCall))
    #expect(call.questions(for: .staff).map(\.id) == (1...25).map { $0 < 10 ? "Q0\($0)" : "Q\($0)" })
    let asked = call.questions(for: .patient).map(\.id)
    #expect(Set(["Q01", "Q02", "Q03", "Q04", "Q05", "Q06", "Q07", "Q08", "Q09", "Q10"]).isSubset(of: Set(asked)))
    #expect(asked.last == "Q25")
  }

  @Test("Whoever hears of billing units asks how many minutes one is")
  func minutes() throws {
    let call = try #require(InsurerCall(Tables.insurerCall))
    let question = try #require(call.questions(for: .patient).first { $0.id == "Q07" })
    #expect(question.words(for: .patient).contains("how many minutes"))
  }

  @Test(
    "A table without its columns or with a torn row is refused",
    arguments: ["", "id,field\n1,2\n", "id,field,for_staff,for_patient\nQ01\n"])
  func torn(text: String) { #expect(InsurerCall(Array(text.utf8)) == nil) }
}
