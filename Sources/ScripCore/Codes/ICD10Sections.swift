/// How `icd10cm.bin` is laid out: a header, then the place and length of each section, little-endian throughout.
struct Sections {
  let firstDay: CalendarDay
  let lastDay: CalendarDay
  let count: Int
  private let bytes: UnsafeRawBufferPointer

  /// Nil for bytes of another kind or shape, or with a section that lies outside them.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 24, bytes.prefix(8).elementsEqual("SCRIPICD".utf8),
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)) == 1
    else { return nil }
    firstDay = CalendarDay(
      daysSinceEpoch: Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: Int32.self)))
    lastDay = CalendarDay(
      daysSinceEpoch: Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: 16, as: Int32.self)))
    count = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 20, as: UInt32.self)))
    self.bytes = bytes
    guard count <= 64, bytes.count >= 24 + 8 * count else { return nil }
    for index in 0..<count where !(0...bytes.count).contains(place(index).upperBound) { return nil }
  }

  subscript(index: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[place(index)]) }

  private func place(_ index: Int) -> Range<Int> {
    let entry = 24 + 8 * index
    let start = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: entry, as: UInt32.self)))
    let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: entry + 4, as: UInt32.self)))
    return start..<start + length
  }
}

/// Records of one type in a row. Every machine that Scrip runs on is little-endian, as the file is.
struct Column<Record: BitwiseCopyable> {
  let count: Int
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    count = bytes.count / MemoryLayout<Record>.stride
  }

  subscript(index: Int) -> Record {
    precondition(index >= 0 && index < count, "A table refers beyond its own end; write it anew with make-icd")
    return bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Record>.stride, as: Record.self)
  }

  /// The first place whose record is not below what is looked for, by a test that is true first and false then.
  func firstPlace(notBelow isBelow: (Record) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBelow(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Texts in a row, with the offset of each and one past the last.
struct Strings {
  let offsets: Column<UInt32>
  let text: UnsafeRawBufferPointer

  var count: Int { max(offsets.count - 1, 0) }

  /// The first place whose text is not below what is looked for, by a test that is true first and false then.
  func firstPlace(notBelow isBelow: (Slice<UnsafeRawBufferPointer>) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBelow(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  subscript(index: Int) -> Slice<UnsafeRawBufferPointer> { text[Int(offsets[index])..<Int(offsets[index + 1])] }
}
