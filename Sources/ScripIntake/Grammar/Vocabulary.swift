/// Words for one kind of thing, longest first, found in running text even with a letter misread.
struct Vocabulary<Meaning: Hashable & Sendable>: Sendable {
  /// A phrase as folded words, and what it means.
  private typealias Entry = (words: [String], meaning: Meaning)

  /// Longest first, under the first word of the phrase.
  private let entries: [String: [Entry]]
  /// First words long enough to be known with a letter misread.
  private let longWords: [String]

  init(_ phrases: [(String, Meaning)]) {
    let all = phrases.map { ($0.0.split(separator: " ").map { Self.plain(String($0)) }, $0.1) }
    entries = Dictionary(grouping: all.map { Entry(words: $0.0, meaning: $0.1) }) { $0.words.first ?? "" }
      .mapValues { $0.sorted { $0.words.count > $1.words.count } }
    longWords = entries.keys.filter { $0.count >= 6 }.sorted()
  }

  /// Every meaning with the words it stands on, left to right; no word is used twice.
  func all(in words: [String]) -> [(meaning: Meaning, words: Range<Int>)] {
    let folded = words.map(Self.plain)
    var found: [(Meaning, Range<Int>)] = []
    var index = 0
    while index < folded.count {
      if let entry = longest(at: index, in: folded) {
        found.append((entry.meaning, index..<index + entry.words.count))
        index += entry.words.count
      } else {
        index += 1
      }
    }
    return found
  }

  private func longest(at index: Int, in words: [String]) -> Entry? {
    let seen = words[index]
    if let entry = entries[seen]?.first(where: { Self.stands($0.words, at: index, in: words) }) { return entry }
    guard seen.count >= 5, entries[seen] == nil else { return nil }
    for word in longWords where Self.isSame(word, seen) {
      if let entry = entries[word]?.first(where: { Self.stands($0.words, at: index, in: words) }) { return entry }
    }
    return nil
  }

  func first(in text: String) -> Meaning? {
    all(in: text.split { $0.isWhitespace || $0 == "/" || $0 == "," }.map(String.init)).first?.meaning
  }

  private static func plain(_ word: String) -> String {
    word.folded.trimming { !$0.isLetter && !$0.isFigure }
  }

  private static func stands(_ phrase: [String], at index: Int, in words: [String]) -> Bool {
    guard index + phrase.count <= words.count else { return false }
    var misread = 0
    for (offset, word) in phrase.enumerated() where !isSame(word, words[index + offset]) {
      // Of a phrase of eight letters one short word may have a letter misread.
      guard offset > 0, word.count >= 3, edits(word, words[index + offset], limit: 1) == 1 else { return false }
      misread += 1
    }
    return misread == 0 || misread == 1 && phrase.reduce(0) { $0 + $1.count } >= 8
  }

  /// Short words must match; a word of six letters may have one misread, of ten two.
  static func isSame(_ word: String, _ seen: String) -> Bool {
    if word == seen { return true }
    let limit = word.count >= 10 ? 2 : word.count >= 6 ? 1 : 0
    return limit > 0 && edits(word, seen, limit: limit) <= limit
  }
}

extension Vocabulary where Meaning == OrderReading.BodyRegion {
  static let regions = Vocabulary([
    ("head", .head), ("scalp", .head), ("suboccipital", .head), ("suboccipitals", .head), ("temples", .head),
    ("neck", .neck), ("cervical", .neck), ("c-spine", .neck), ("cervical spine", .neck),
    ("shoulder", .shoulder), ("shoulders", .shoulder), ("rotator cuff", .shoulder),
    ("upper back", .upperBack), ("mid back", .upperBack), ("mid-back", .upperBack), ("thoracic", .upperBack),
    ("thoracic spine", .upperBack), ("t-spine", .upperBack), ("upper-back", .upperBack),
    ("trapezius", .upperBack),
    ("low back", .lowBack), ("lower back", .lowBack), ("lumbar", .lowBack), ("lumbar spine", .lowBack),
    ("lumbosacral", .lowBack), ("l-spine", .lowBack), ("low-back", .lowBack),
    ("hip", .hip), ("hips", .hip), ("gluteal", .gluteal), ("gluteals", .gluteal), ("glutes", .gluteal),
    ("buttock", .gluteal), ("buttocks", .gluteal), ("full body", .fullBody), ("whole body", .fullBody),
    ("full-body", .fullBody), ("total body", .fullBody), ("arm", .arm), ("arms", .arm),
    ("upper extremity", .arm),
    ("leg", .leg), ("legs", .leg), ("lower extremity", .leg), ("thigh", .thigh), ("thighs", .thigh),
    ("hamstring", .thigh), ("hamstrings", .thigh), ("quadriceps", .thigh), ("knee", .knee), ("knees", .knee),
    ("foot", .foot), ("feet", .foot), ("calf", .calf), ("calves", .calf), ("forearm", .forearm),
    ("forearms", .forearm), ("wrist", .wrist), ("wrists", .wrist), ("elbow", .elbow), ("elbows", .elbow),
    ("chest", .chest), ("pectoral", .chest), ("pectorals", .chest),
  ])
}

extension Vocabulary where Meaning == OrderReading.Laterality {
  static let sides = Vocabulary([
    ("left", .left), ("l", .left), ("lt", .left), ("right", .right), ("r", .right), ("rt", .right),
    ("bilateral", .bilateral), ("bilat", .bilateral), ("bilaterally", .bilateral), ("both sides", .bilateral),
    ("both", .bilateral), ("b/l", .bilateral), ("left and right", .bilateral), ("bil", .bilateral),
  ])
}

extension Vocabulary where Meaning == OrderReading.Modality {
  static let modalities = Vocabulary([
    ("massage therapy", .massageTherapy), ("therapeutic massage", .massageTherapy),
    ("medical massage", .massageTherapy),
    ("massage", .massageTherapy), ("massage tx", .massageTherapy),
    ("therapeutic massage therapy", .massageTherapy),
    ("medical massage therapy", .massageTherapy),
    ("manual therapy", .manualTherapy), ("manual techniques", .manualTherapy),
    ("manual therapy techniques", .manualTherapy),
    ("myofascial release", .myofascialRelease), ("myofascial", .myofascialRelease),
    ("mfr", .myofascialRelease),
    ("trigger point therapy", .triggerPointTherapy), ("trigger point release", .triggerPointTherapy),
    ("trigger-point therapy", .triggerPointTherapy), ("tpt", .triggerPointTherapy),
    ("neuromuscular therapy", .neuromuscularTherapy), ("neuromuscular massage", .neuromuscularTherapy),
    ("nmt", .neuromuscularTherapy), ("soft tissue mobilization", .softTissueMobilization),
    ("soft-tissue mobilization", .softTissueMobilization), ("stm", .softTissueMobilization),
    ("lymphatic drainage", .lymphaticDrainage), ("manual lymphatic drainage", .lymphaticDrainage),
    ("mld", .lymphaticDrainage), ("lymph drainage", .lymphaticDrainage),
    ("positional release", .positionalRelease),
    ("stretching", .stretching), ("craniosacral", .craniosacral), ("craniosacral therapy", .craniosacral),
    ("cranio-sacral", .craniosacral), ("cst", .craniosacral),
  ])
}
