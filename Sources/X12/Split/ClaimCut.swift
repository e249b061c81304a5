/// Cuts one 837 set into sets of a few claims. Each begins like the whole and repeats the levels its claims stand under.
///
/// The bytes stay as they were but for HL01, HL02, HL04 and SE01, which count anew.
struct ClaimCut {
  private struct Level {
    /// 0 billing provider, 1 subscriber, 2 patient.
    var depth: Int
    /// HL03, and whether HL04 was sent.
    var code: [UInt8]
    var saysChildren: Bool
    /// The segments between the HL and the first claim, then the claims that are kept here.
    var bytes: [UInt8] = []
    var segments = 0
    var claims = 0
  }

  private let most: Int
  private let delimiters: Delimiters
  /// ST02.
  private let control: [UInt8]
  /// ST to the first HL.
  private var head: [UInt8]
  private var headSegments = 1
  /// The levels around the next claim, without claims.
  private var open: [Level] = []
  /// The levels of the piece that is gathered, in order.
  private var levels: [Level] = []
  private var claims = 0
  private var isInClaim = false
  /// The SE of the whole has come; a set that was cut off shows it.
  var isEnded = false

  /// - Parameter most: claims in a piece, at least 1.
  init(_ header: borrowing Segment, most: Int) {
    self.most = max(most, 1)
    delimiters = header.delimiters
    control = Array(header[2].buffer)
    head = Splitter.line(header)
  }

  /// Takes the next segment; gives a whole set when the claim that begins here is one too many for it.
  mutating func take(_ segment: borrowing Segment) -> [UInt8]? {
    switch segment.id.number {
    case SegmentName.HL:
      openLevel(segment)
      return nil
    case SegmentName.CLM where !levels.isEmpty:
      var full: [UInt8]?
      if claims == most {
        full = finish(isWhole: false)
        levels = open
        claims = 0
      }
      isInClaim = true
      claims += 1
      levels[levels.count - 1].claims += 1
      append(segment)
      return full
    default:
      append(segment)
      return nil
    }
  }

  private mutating func openLevel(_ segment: borrowing Segment) {
    isInClaim = false
    let code = segment[3]
    let depth = code == "23" ? 2 : code == "22" ? 1 : 0
    while let last = open.last, last.depth >= depth { open.removeLast() }
    let level = Level(depth: depth, code: Array(code.buffer), saysChildren: !segment[4].isEmpty)
    open.append(level)
    levels.append(level)
  }

  private mutating func append(_ segment: borrowing Segment) {
    let line = Splitter.line(segment)
    guard let last = levels.indices.last else {
      head += line
      headSegments += 1
      return
    }
    levels[last].bytes += line
    levels[last].segments += 1
    if !isInClaim, let around = open.indices.last {
      open[around].bytes += line
      open[around].segments += 1
    }
  }

  /// The set that was gathered, with its SE unless the whole has none.
  ///
  /// - Parameter isWhole: keeps levels at the end that have no claim, as they were sent; else they belong to the next.
  mutating func finish(isWhole: Bool = true) -> [UInt8] {
    var levels = levels
    if !isWhole { while levels.last?.claims == 0 { levels.removeLast() } }
    var bytes = head
    var count = headSegments
    // The last level of each depth so far.
    var last: [Int?] = [nil, nil, nil]
    for (index, level) in levels.enumerated() {
      let parent = last[..<level.depth].compactMap(\.self).max()
      last[level.depth] = index
      let hasChildren = index + 1 < levels.count && levels[index + 1].depth > level.depth
      put(
        &bytes, "HL",
        [Array(String(index + 1).utf8), parent.map { Array(String($0 + 1).utf8) } ?? [], level.code]
          + (level.saysChildren ? [[hasChildren ? 0x31 : 0x30]] : []))
      bytes += level.bytes
      count += 1 + level.segments
    }
    if isWhole, !isEnded { return bytes }
    put(&bytes, "SE", [Array(String(count + 1).utf8), control])
    return bytes
  }

  private func put(_ bytes: inout [UInt8], _ name: String, _ elements: [[UInt8]]) {
    bytes += Array(name.utf8)
    for element in elements {
      bytes.append(delimiters.element)
      bytes += element
    }
    bytes.append(delimiters.segment)
  }
}
