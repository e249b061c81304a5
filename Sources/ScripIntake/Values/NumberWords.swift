/// Whole numbers as people write them on orders: `12`, `twelve`, `once`.
enum NumberWords {
  /// The number a folded word stands for, 0...9999; nil for anything else.
  static func value(of word: String) -> Int? {
    if !word.isEmpty, word.utf8.count <= 4, word.allSatisfy(\.isFigure) { return Int(word) }
    if let small = words[word] { return small }
    let parts = word.split(separator: "-")
    if parts.count == 2, let tens = words[String(parts[0])], tens >= 20, tens % 10 == 0,
      let ones = words[String(parts[1])], (1...9).contains(ones)
    {
      return tens + ones
    }
    return nil
  }

  /// `once`, `twice` and `thrice` already mean "times".
  static let adverbs = ["once": 1, "twice": 2, "thrice": 3]

  private static let words: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
  ]
}
