import Foundation
import ScripCore
import ScripPayerSim
import Testing

/// A book as a person writes one.
private let smallBook = """
  {
    "payer": {"name": "EXAMPLE HEALTH", "number": "SIM01"}, "taxNumber": "911234567",
    "plans": [{"key": "ppo", "name": "EXAMPLE PPO", "allowed": {"97124": 2500}, "copay": 1500,
      "coinsurance": {"points": 1000}}],
    "members": [
      {"memberID": "W123456789", "family": "Delacroix", "given": "Beatrice", "birthDate": "1992-03-16", "plan": "ppo"}
    ]
  }
  """

/// A book is a small JSON file that a person can write; what is wrong with one is said in a sentence.
@Suite struct BookFileTests {
  @Test("A small book holds for a claim, and is read back as it was written after it")
  func small() throws {
    let book = try BookFile.read(Data(smallBook.utf8))
    #expect(book.plans.first?.filingLimitDays == 365)
    var sim = SimSample.sim(book)
    let answers = try sim.answer(SimSample.file([SimSample.claim()]), on: SimSample.today)
    let claims = try SimSample.remittances(answers).flatMap(\.claims)
    #expect(claims.first?.paid == Money(cents: 7650))
    let written = try BookFile.write(sim.book)
    let again = try BookFile.read(written)
    #expect(again == sim.book)
    #expect(again.controlNumber == 4)
    let twice = try BookFile.write(again)
    #expect(twice == written)
  }

  @Test(
    "What is wrong with a book is said",
    arguments: [
      ("[]", "not one JSON object"), ("{}", "needs `payer`"),
      (smallBook.replacing("\"copay\"", with: "\"copays\""), "A plan has no `copays`"),
      (smallBook.replacing("\"family\": \"Delacroix\", ", with: ""), "A member needs `family`"),
      (smallBook.replacing("1992-03-16", with: "3/16/92"), "`members[0].birthDate` is missing, or not written"),
      (smallBook.replacing("2500", with: "\"25\""), "`plans[0].allowed.97124` is missing, or not written"),
    ])
  func faults(text: String, sentence: String) {
    do {
      _ = try BookFile.read(Data(text.utf8))
      Issue.record("It was read")
    } catch { #expect(error.description.contains(sentence), "\(error.description)") }
  }
}
