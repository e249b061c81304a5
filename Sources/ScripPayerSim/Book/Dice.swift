/// Numbers from a seed and what they are about: the same question gets the same answer, whatever was asked before.
///
/// Source: FNV-1a over the words, then SplitMix64; both public domain.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64, about words: String...) {
    state = 0xCBF2_9CE4_8422_2325 ^ seed
    for word in words {
      for byte in word.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
      state = (state ^ 0xFF) &* 0x100_0000_01B3
    }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &self) }

  mutating func one<Element>(of list: [Element]) -> Element { list[number(0...list.count - 1)] }
}
