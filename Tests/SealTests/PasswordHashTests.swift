import Seal
import Testing

@Suite struct PasswordHashTests {
  private static let quick = PasswordHash.Cost(passes: 1, memoryByteCount: 8 << 20)

  @Test("A password fits its own hash and no other does")
  func fits() {
    let hash = PasswordHash(of: "pine needle oil 4", cost: Self.quick)
    #expect(hash.text.hasPrefix("$argon2id$v=19$m=8192,t=1,p=1$"))
    #expect(PasswordHash(text: hash.text).fits("pine needle oil 4"))
    for other in ["pine needle oil 5", "pine needle oil 4 ", "", "Pine needle oil 4"] { #expect(!hash.fits(other)) }
  }

  @Test("The same password never hashes alike")
  func salted() {
    #expect(PasswordHash(of: "pine", cost: Self.quick) != PasswordHash(of: "pine", cost: Self.quick))
  }

  @Test("Long and accented passwords count to their last letter")
  func nothingCut() {
    let long = String(repeating: "ä", count: 200)
    let hash = PasswordHash(of: long + "1", cost: Self.quick)
    #expect(hash.fits(long + "1"))
    #expect(!hash.fits(long + "2"))
  }

  @Test("What is no hash fits nothing", arguments: ["", "$argon2id$", "plain"])
  func noHash(text: String) { #expect(!PasswordHash(text: text).fits(text)) }

  @Test("The standard cost is at least 19 MiB")
  func cost() { #expect(PasswordHash.Cost.standard.memoryByteCount >= 19 << 20) }
}
