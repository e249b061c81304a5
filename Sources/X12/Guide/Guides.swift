import CX12Guides

/// The guides that are part of the library.
public struct Guides: Sendable {
  public let all: [Guide]
  private let dictionary: GuideDictionary

  /// The guides in Sources/C/CX12Guides, read once.
  public static let shipped: Guides = {
    do {
      return try Guides(embedded())
    } catch {
      preconditionFailure("An embedded guide cannot be read: \(error)")
    }
  }()

  /// The text of `dictionary.txt`, `codes/*.codes` and `guides/*.guide` by their paths.
  ///
  /// Throws `GuideFailure` with the line for text that is not of the form in docs/reference/x12.md.
  public init(_ files: [(path: String, text: String)]) throws(GuideFailure) {
    guard let text = files.first(where: { $0.path == "dictionary.txt" })?.text else {
      throw GuideFailure(line: 0, what: "there is no dictionary.txt")
    }
    let dictionary = try GuideDictionary(text)
    var lists: [String: CodeList] = [:]
    for file in files where file.path.hasPrefix("codes/") {
      let name = file.path.dropFirst("codes/".count).prefix { $0 != "." }
      lists[String(name)] = try CodeList(file.text)
    }
    var all: [Guide] = []
    for file in files where file.path.hasPrefix("guides/") {
      do throws(GuideFailure) {
        all.append(Guide(try GuideBuilder(file.text, dictionary: dictionary, lists: lists)))
      } catch {
        throw GuideFailure(line: error.line, what: "\(file.path): \(error.what)")
      }
    }
    self.all = all
    self.dictionary = dictionary
  }

  /// The number of the data element at a position, both from 1, such as 67 for NM109; nil for a composite as a whole.
  func dataElement(segment: String, element: Int, component: Int?) -> Int? {
    guard let layout = dictionary.segments[SegmentID(segment)], layout.references.indices.contains(element - 1)
    else { return nil }
    let number = layout.references[element - 1].number
    guard let component else { return Int(number) }
    guard let parts = dictionary.composites[number]?.references, parts.indices.contains(component - 1) else {
      return nil
    }
    return Int(parts[component - 1].number)
  }

  /// The guide of the same transaction and version whose `when` holds for a segment; the same guide when none does.
  func guide(like guide: Guide, for segment: borrowing Segment) -> Guide {
    guard let when = guide.when, when.segment == segment.id else { return guide }
    let value = segment[when.position].string
    if when.codes.contains(value) { return guide }
    for other in all where other.transaction == guide.transaction && other.name == guide.name {
      if let rule = other.when, rule.segment == segment.id, rule.codes.contains(value) { return other }
    }
    return guide
  }

  /// The guide for a functional group's version and a transaction set.
  public func guide(version: String, transaction: String) -> Guide? {
    all.first { $0.transaction == transaction && $0.versions.contains(version) }
  }

  static func embedded() -> [(path: String, text: String)] {
    (0..<cx12guides_count()).map { number in
      let file = cx12guides_files()[number]
      return (
        String(cString: file.name),
        String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
      )
    }
  }
}
