/// Puts wrong codewords right: Reed–Solomon over GF(256) with x⁸ + x⁴ + x³ + x² + 1, as QR symbols use it.
enum ReedSolomon {
  /// The powers of 2, twice over, so that sums of logarithms need no remainder.
  private static let powers: [UInt8] = {
    var (powers, value) = ([UInt8](), 1)
    for _ in 0..<510 {
      powers.append(UInt8(value))
      value <<= 1
      if value > 255 { value ^= 0x11D }
    }
    return powers
  }()

  private static let logarithms: [Int] = {
    var logarithms = Array(repeating: 0, count: 256)
    for power in 0..<255 { logarithms[Int(powers[power])] = power }
    return logarithms
  }()

  private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
    one == 0 || other == 0 ? 0 : powers[logarithms[Int(one)] + logarithms[Int(other)]]
  }

  private static func quotient(_ one: UInt8, _ other: UInt8) -> UInt8 {
    one == 0 ? 0 : powers[logarithms[Int(one)] + 255 - logarithms[Int(other)]]
  }

  /// The word with at most `checks / 2` wrong codewords put right; nil when more are wrong.
  static func corrected(_ word: [UInt8], checks: Int) -> [UInt8]? {
    let sums = syndromes(word, checks)
    guard sums.contains(where: { $0 != 0 }) else { return word }
    guard let locator = locator(sums), locator.count - 1 <= checks / 2 else { return nil }
    // Places where the locator is zero; the last codeword is place 0.
    let places = (0..<word.count).filter { place in
      value(of: locator, at: powers[(255 - place) % 255]) == 0
    }
    guard places.count == locator.count - 1 else { return nil }
    let evaluator = (0..<checks).map { degree in
      (0...min(degree, locator.count - 1)).reduce(UInt8(0)) { $0 ^ product(locator[$1], sums[degree - $1]) }
    }
    var mended = word
    for place in places {
      let root = powers[(255 - place) % 255]
      // The derivative keeps the odd terms.
      let slope = stride(from: 1, to: locator.count, by: 2).reduce(UInt8(0)) { sum, degree in
        sum ^ product(locator[degree], power(root, degree - 1))
      }
      guard slope != 0 else { return nil }
      let size = product(powers[place % 255], quotient(value(of: evaluator, at: root), slope))
      mended[word.count - 1 - place] ^= size
    }
    return syndromes(mended, checks).contains { $0 != 0 } ? nil : mended
  }

  private static func power(_ base: UInt8, _ exponent: Int) -> UInt8 {
    exponent == 0 ? 1 : base == 0 ? 0 : powers[logarithms[Int(base)] * exponent % 255]
  }

  private static func value(of polynomial: [UInt8], at point: UInt8) -> UInt8 {
    polynomial.reversed().reduce(0) { product($0, point) ^ $1 }
  }

  private static func syndromes(_ word: [UInt8], _ checks: Int) -> [UInt8] {
    (0..<checks).map { power in word.reduce(0) { product($0, powers[power]) ^ $1 } }
  }

  /// Berlekamp and Massey: the shortest recurrence of the sums, lowest degree first.
  private static func locator(_ sums: [UInt8]) -> [UInt8]? {
    var (current, previous): ([UInt8], [UInt8]) = ([1], [1])
    var (length, gap, last): (Int, Int, UInt8) = (0, 1, 1)
    for index in sums.indices {
      var difference = sums[index]
      for degree in 1..<max(1, length + 1) where degree < current.count {
        difference ^= product(current[degree], sums[index - degree])
      }
      guard difference != 0 else {
        gap += 1
        continue
      }
      let factor = quotient(difference, last)
      let before = current
      if current.count < previous.count + gap {
        current += Array(repeating: 0, count: previous.count + gap - current.count)
      }
      for degree in previous.indices { current[degree + gap] ^= product(factor, previous[degree]) }
      if 2 * length <= index {
        (length, previous, last, gap) = (index + 1 - length, before, difference, 1)
      } else {
        gap += 1
      }
    }
    while current.last == 0 { current.removeLast() }
    return current.count - 1 == length ? current : nil
  }
}
