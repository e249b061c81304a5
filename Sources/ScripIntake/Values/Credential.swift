/// The letters behind a prescriber's name that say what they are licensed as.
public enum Credential: String, Hashable, Sendable, Codable, CaseIterable {
  case md = "MD"
  case physicianDO = "DO"
  case np = "NP"
  case dc = "DC"
  case pa = "PA-C"
  case nd = "ND"
  case dpm = "DPM"
  case dds = "DDS"

  /// The credential a word spells, in any punctuation: `M.D.`, `ARNP`, `FNP-BC`, `PA-C`.
  static func spelled(_ word: String) -> Credential? {
    let letters = word.uppercased().filter(\.isLetter)
    // Prose is full of "do", "pa" and "nd"; a credential is printed in capitals.
    guard word.first?.isUppercase == true, word.filter(\.isLetter).allSatisfy(\.isUppercase) else {
      return nil
    }
    return spellings[letters]
  }

  /// The words without credentials at the end.
  static func droppingTrailing(_ words: [String]) -> [String] {
    var rest = words
    while rest.count > 1, let last = rest.last, spelled(last) != nil || also.contains(last.filter(\.isLetter)) {
      rest.removeLast()
    }
    return rest
  }

  private static let spellings: [String: Credential] = [
    "MD": .md, "DO": .physicianDO, "NP": .np, "ARNP": .np, "APRN": .np, "FNP": .np, "FNPC": .np, "FNPBC": .np,
    "CRNP": .np, "DNP": .np, "AGNP": .np, "NPC": .np, "CNP": .np, "DC": .dc, "PA": .pa, "PAC": .pa, "ND": .nd,
    "NMD": .nd, "DPM": .dpm, "DDS": .dds, "DMD": .dds,
  ]
  /// Degrees and fellowships that stand beside a credential and are none of the kinds above.
  private static let also: Set<String> = [
    "PHD", "PhD", "MPH", "FACP", "FAAFP", "MS", "MSN", "BSN", "RN", "MBA", "Esq",
  ]
}

extension Credential: WrittenValue {
  public var written: String { rawValue }

  public static func reading(_ text: String) -> Doubtful<Credential>? {
    spelled(text.uppercased()).map { Doubtful($0) }
  }
}
