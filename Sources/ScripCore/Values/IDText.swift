/// The bytes and letters of an id, whatever it identifies: apart from the generic type, for a page reads hundreds.
enum IDText {
  static func bytes(_ high: UInt64, _ low: UInt64) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 16) { bytes, count in
      for index in 0..<8 {
        let shift = UInt64(56 - index * 8)
        bytes[index] = UInt8(truncatingIfNeeded: high >> shift)
        bytes[index + 8] = UInt8(truncatingIfNeeded: low >> shift)
      }
      count = 16
    }
  }

  static func words(bytes: [UInt8]) -> (high: UInt64, low: UInt64)? {
    guard bytes.count == 16 else { return nil }
    var (high, low): (UInt64, UInt64) = (0, 0)
    for index in 0..<8 {
      high = high << 8 | UInt64(bytes[index])
      low = low << 8 | UInt64(bytes[index + 8])
    }
    return (high, low)
  }

  static func text(_ high: UInt64, _ low: UInt64) -> String {
    String(unsafeUninitializedCapacity: 26) { letters in
      var (upper, lower) = (high, low)
      for index in stride(from: 25, through: 0, by: -1) {
        letters[index] = alphabet[Int(lower & 31)]
        lower = lower >> 5 | upper << 59
        upper >>= 5
      }
      return 26
    }
  }

  static func words(text: String) -> (high: UInt64, low: UInt64)? {
    var (upper, lower, count): (UInt64, UInt64, Int) = (0, 0, 0)
    for letter in text.utf8 {
      let value = values[Int(letter)]
      // The first letter holds three bits: 26 of them are 130.
      guard value < 32, count < 26, count > 0 || value < 8 else { return nil }
      upper = upper << 5 | lower >> 59
      lower = lower << 5 | UInt64(value)
      count += 1
    }
    return count == 26 ? (upper, lower) : nil
  }

  /// Crockford's base32.
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// What each byte stands for in either case; 255 stands for nothing.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, letter) in alphabet.enumerated() {
      values[Int(letter)] = UInt8(value)
      if letter >= UInt8(ascii: "A") { values[Int(letter) + 32] = UInt8(value) }
    }
    return values
  }()
}
