/// One implementation guide as flat tables: what the checker walks, without a string on its way.
///
/// Loops, segments and elements are numbered; a loop's children, a segment's elements and an element's components are
/// ranges of those numbers. Text is kept only for findings.
public final class Guide: Sendable {
  enum Usage: UInt8, Sendable {
    case required, situational
  }

  struct Loop: Sendable {
    var name: LoopName
    var title: String
    var parent: Int
    var depth: Int
    var usage: Usage
    /// `Int.max` for any number.
    var most: Int
    /// Indices into `items`.
    var items: Range<Int>
    /// The item of the segment that opens the loop.
    var trigger: Int
    /// Indices into `required`.
    var required: Range<Int> = 0..<0
  }

  /// A child of a loop: a segment or another loop.
  struct Item: Sendable {
    /// The segment, or for a loop the one that opens it.
    var segment: Int
    /// The loop that it opens; -1 for a plain segment.
    var opens: Int
    var loop: Int
    /// Where it stands among its siblings; a lower one after a higher is out of order.
    var order: Int
    var usage: Usage
    var most: Int
  }

  struct SegmentUse: Sendable {
    var id: SegmentID
    var title: String
    var usage: Usage
    /// Indices into `elements`, by position from 1, without gaps up to the standard's last position.
    var elements: Range<Int>
    /// The last position that must be sent; 0 for none.
    var lastRequired = 0
    /// What tells this use from its siblings: a set at a position and component; -1 for none.
    var qualifierSet: Int
    var qualifierPosition: Int
    var qualifierComponent: Int
    var notes: Range<Int>
  }

  /// Thirty-two bytes: a check looks at one for each element.
  struct ElementUse: Sendable {
    /// Whether the guide uses this position at all.
    var isUsed: Bool
    var isRequired: Bool
    var type: DataType
    /// 1250 says how the next 1251 is written; 782 is money.
    var role: Role
    var least: Int32
    var most: Int32
    var repeats: Int32
    /// Index into `sets`; -1 for no list.
    var set: Int32
    private var firstComponent: Int32 = 0
    private var componentCount: Int32 = 0
    var name: Int32

    init(
      isUsed: Bool, isRequired: Bool, type: DataType, role: Role, lengths: (least: Int, most: Int), repeats: Int,
      set: Int, name: Int
    ) {
      self.isUsed = isUsed
      self.isRequired = isRequired
      self.type = type
      self.role = role
      least = Int32(clamping: lengths.least)
      most = Int32(clamping: lengths.most)
      self.repeats = Int32(clamping: repeats)
      self.set = Int32(set)
      self.name = Int32(name)
    }

    /// Indices into `components`; empty for a simple element.
    var components: Range<Int> {
      get { Int(firstComponent)..<Int(firstComponent &+ componentCount) }
      set {
        firstComponent = Int32(newValue.lowerBound)
        componentCount = Int32(newValue.count)
      }
    }

    enum Role: UInt8, Sendable { case plain, dateFormat, formattedDate, money }
  }

  public let name: String
  public let title: String
  /// ST01.
  public let transaction: String
  /// GS01.
  public let group: String
  /// GS08 and ST03 values that this guide reads, its own first.
  public let versions: [String]
  /// What tells it from another guide of the same transaction and version; nil when there is none.
  let when: When?

  let loops: [Loop]
  let items: [Item]
  /// The items that must come, those of a loop together.
  let required: [Int]
  let segments: [SegmentUse]
  let elements: [ElementUse]
  let components: [ElementUse]
  let notes: [SyntaxNote]
  let sets: CodeSets
  let names: [String]
  /// Segment names in the order of their index.
  let index: SegmentIndex
  /// For each loop and segment index, the range in `candidates`.
  let candidateStarts: [Int32]
  let candidates: [Int32]

  init(_ builder: GuideBuilder) {
    name = builder.name
    title = builder.title
    transaction = builder.transaction
    group = builder.group
    versions = [builder.name] + builder.reads
    when = builder.when
    var loops = builder.loops
    var required: [Int] = []
    for loop in loops.indices {
      let first = required.count
      required += loops[loop].items.filter { builder.items[$0].usage == .required }
      loops[loop].required = first..<required.count
    }
    self.loops = loops
    self.required = required
    items = builder.items
    segments = builder.segments
    elements = builder.elements
    components = builder.components
    notes = builder.notes
    sets = builder.sets
    names = builder.names
    let index = SegmentIndex(builder.segments.map(\.id))
    self.index = index
    var starts: [Int32] = []
    var candidates: [Int32] = []
    for loop in builder.loops {
      for id in index.ids {
        starts.append(Int32(candidates.count))
        for item in loop.items where builder.segments[builder.items[item].segment].id == id {
          candidates.append(Int32(item))
        }
      }
    }
    starts.append(Int32(candidates.count))
    candidateStarts = starts
    self.candidates = candidates
  }

  /// The children of a loop that a segment of this name could be.
  @inline(__always)
  func candidates(loop: Int, segment: Int) -> Range<Int> {
    let slot = loop &* index.ids.count &+ segment
    return Int(candidateStarts[slot])..<Int(candidateStarts[slot &+ 1])
  }
}

extension Guide {
  /// `when BHT02 {11}`: the guide is for sets whose first such segment after ST has one of these values.
  struct When: Sendable {
    var segment: SegmentID
    var position: Int
    var codes: [String]

    init(_ text: Substring, _ line: Int) throws(GuideFailure) {
      let words = text.split { " {}".contains($0) }
      guard words.count > 2, let position = Int(words[1].suffix(2)) else {
        throw GuideFailure(line: line, what: "when SEGMENT and position {codes}")
      }
      segment = SegmentID(words[1].dropLast(2))
      self.position = position
      codes = words[2...].map(String.init)
    }
  }
}
