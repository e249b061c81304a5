/// Reads the text of one guide into the arrays that `Guide` keeps.
struct GuideBuilder {
  var name = ""
  var title = ""
  var transaction = ""
  var group = ""
  var reads: [String] = []
  var when: Guide.When?
  var loops: [Guide.Loop] = []
  var items: [Guide.Item] = []
  var segments: [Guide.SegmentUse] = []
  var elements: [Guide.ElementUse] = []
  var components: [Guide.ElementUse] = []
  var notes: [SyntaxNote] = []
  var sets = CodeSets()
  var names: [String] = []

  let dictionary: GuideDictionary
  private let lists: [String: CodeList]

  /// A child of a loop while the text is read; children of one loop are not together in the text.
  private struct Child {
    var segment: Int
    var opens: Int
    var order: Int
    var usage: Guide.Usage
    var most: Int
  }
  private var children: [[Child]] = []

  init(_ text: String, dictionary: GuideDictionary, lists: [String: CodeList]) throws(GuideFailure) {
    self.dictionary = dictionary
    self.lists = lists
    var open: [Int] = []
    for (number, line) in GuideText.lines(text) {
      let words = line.text.split(separator: " ")
      switch words[0] {
      case "guide":
        guard words.count > 2 else { throw GuideFailure(line: number, what: "guide NAME title") }
        name = String(words[1])
        title = words[2...].joined(separator: " ")
      case "transaction":
        guard words.count == 3 else { throw GuideFailure(line: number, what: "transaction ST01 GS01") }
        (transaction, group) = (String(words[1]), String(words[2]))
      case "reads": reads += words.dropFirst().map(String.init)
      case "when": when = try Guide.When(line.text, number)
      case "loop":
        while open.count > line.depth { open.removeLast() }
        open.append(try openLoop(words, parent: open.last ?? -1, number))
      default:
        while open.count > line.depth { open.removeLast() }
        guard let loop = open.last else { throw GuideFailure(line: number, what: "a segment stands in a loop") }
        try readSegment(line.text, loop: loop, number)
      }
    }
    try gather()
    dropIdleQualifiers()
  }

  private mutating func openLoop(_ words: [Substring], parent: Int, _ line: Int) throws(GuideFailure) -> Int {
    guard words.count >= 4, let usage = Self.usage(words[2]), let most = Self.most(words[3]) else {
      throw GuideFailure(line: line, what: "loop NAME R|S REPEAT title")
    }
    guard let name = LoopName(words[1]) else {
      throw GuideFailure(line: line, what: "the name of a loop has eight characters at most")
    }
    let number = loops.count
    loops.append(
      Guide.Loop(
        name: name, title: words[4...].filter { !$0.hasPrefix("@") }.joined(separator: " "), parent: parent,
        depth: parent < 0 ? 0 : loops[parent].depth + 1, usage: usage, most: most, items: 0..<0, trigger: -1))
    children.append([])
    if parent >= 0 {
      let order = words.dropFirst(4).first.flatMap { $0.hasPrefix("@") ? Int($0.dropFirst()) : nil }
      children[parent].append(Child(segment: -1, opens: number, order: order ?? -1, usage: usage, most: most))
    }
    return number
  }

  private static func usage(_ word: some StringProtocol) -> Guide.Usage? {
    word == "R" ? .required : word == "S" ? .situational : nil
  }

  private static func most(_ word: some StringProtocol) -> Int? {
    word == ">1" ? .max : Int(word)
  }

  private mutating func readSegment(_ text: Substring, loop: Int, _ line: Int) throws(GuideFailure) {
    var parts = text.split(separator: "|").map { Substring($0) }
    var noteWords: [Substring] = []
    if let last = parts.last, let cut = last.firstIndex(of: ";") {
      noteWords = last[last.index(after: cut)...].split(separator: " ")
      parts[parts.count - 1] = last[..<cut]
    }
    let head = parts[0].split(separator: " ")
    guard head.count >= 3, let usage = Self.usage(head[1]), let most = Self.most(head[2]) else {
      throw GuideFailure(line: line, what: "SEGMENT R|S REPEAT [@position] title | elements")
    }
    let id = SegmentID(head[0])
    guard let layout = dictionary.segments[id] else {
      throw GuideFailure(line: line, what: "the dictionary has no segment \(head[0])")
    }
    let order = head.count > 3 && head[3].hasPrefix("@") ? Int(head[3].dropFirst()) : nil
    let title = head[3...].filter { !$0.hasPrefix("@") }.joined(separator: " ")
    let uses = try parts.dropFirst().map { part throws(GuideFailure) in try ElementText(part, line: line) }
    let first = notes.count
    notes += layout.notes
    for word in noteWords {
      let note = try SyntaxNote(word, line: line)
      if !notes[first...].contains(note) { notes.append(note) }
    }
    var segment = Guide.SegmentUse(
      id: id, title: title, usage: usage, elements: 0..<0, qualifierSet: -1, qualifierPosition: 0,
      qualifierComponent: 0, notes: first..<notes.count)
    try readElements(uses, of: layout, into: &segment, line)
    children[loop].append(
      Child(segment: segments.count, opens: -1, order: order ?? -1, usage: usage, most: most))
    segments.append(segment)
  }

  private mutating func readElements(
    _ uses: [ElementText], of layout: GuideDictionary.Layout, into segment: inout Guide.SegmentUse, _ line: Int
  ) throws(GuideFailure) {
    let first = elements.count
    for (offset, reference) in layout.references.enumerated() {
      let use = uses.first { $0.position == offset + 1 }
      var element = try element(reference, use: use, line)
      if let composite = dictionary.composites[reference.number] {
        let start = components.count
        for (inner, part) in composite.references.enumerated() {
          let inside = use?.components.first { $0.position == inner + 1 }
          // A composite that the guide lists without its components is used as the standard has it.
          let isOpen = use != nil && use!.components.isEmpty
          var component = try self.element(part, use: inside, line)
          if isOpen {
            component.isUsed = true
            component.isRequired = part.isMandatory
          }
          components.append(component)
          if component.set >= 0, segment.qualifierSet < 0, element.isRequired, component.isRequired {
            segment.qualifierSet = Int(component.set)
            segment.qualifierPosition = offset + 1
            segment.qualifierComponent = inner + 1
          }
        }
        element.components = start..<components.count
      } else if element.set >= 0, segment.qualifierSet < 0, use?.isRequired == true {
        segment.qualifierSet = Int(element.set)
        segment.qualifierPosition = offset + 1
      }
      elements.append(element)
    }
    if let stray = uses.first(where: { $0.position > layout.references.count }) {
      throw GuideFailure(line: line, what: "\(segment.id) has no position \(stray.position)")
    }
    segment.elements = first..<elements.count
    if let last = segment.elements.last(where: { elements[$0].isRequired }) { segment.lastRequired = last - first + 1 }
  }

  private mutating func element(
    _ reference: GuideDictionary.Reference, use: ElementText?, _ line: Int
  ) throws(GuideFailure) -> Guide.ElementUse {
    let fact = dictionary.elements[reference.number]
    if fact == nil, dictionary.composites[reference.number] == nil {
      throw GuideFailure(line: line, what: "the dictionary has no element \(reference.number)")
    }
    var set = -1
    if let codes = use?.codes {
      set = sets.add(CodeList(codes: codes.map { String($0).replacing("_", with: " ") }))
    } else if let list = use?.list {
      guard let codes = lists[list] else { throw GuideFailure(line: line, what: "there is no list \(list)") }
      set = sets.add(codes)
    }
    names.append(fact?.name ?? "")
    return Guide.ElementUse(
      isUsed: use != nil, isRequired: use?.isRequired ?? false, type: fact?.type ?? .text,
      role: Self.role(reference.number),
      lengths: (max(fact?.least ?? 0, use?.least ?? 0), min(fact?.most ?? .max, use?.most ?? .max)),
      repeats: use?.repeats ?? reference.repeats, set: set, name: names.count - 1)
  }

  private static func role(_ number: String) -> Guide.ElementUse.Role {
    switch number {
    case "782": .money
    case "1250": .dateFormat
    case "1251": .formattedDate
    default: .plain
    }
  }

  /// A set of codes tells uses apart only where there are several of one name that differ in it.
  private mutating func dropIdleQualifiers() {
    var first: [SegmentID: Guide.SegmentUse] = [:]
    var varied: Set<SegmentID> = []
    for segment in segments {
      guard let other = first[segment.id] else {
        first[segment.id] = segment
        continue
      }
      let isAlike =
        other.qualifierSet == segment.qualifierSet && other.qualifierPosition == segment.qualifierPosition
        && other.qualifierComponent == segment.qualifierComponent
      if !isAlike { varied.insert(segment.id) }
    }
    for index in segments.indices where !varied.contains(segments[index].id) { segments[index].qualifierSet = -1 }
  }

  /// Puts the children of each loop together and gives a loop the place of the segment that opens it.
  private mutating func gather() throws(GuideFailure) {
    for loop in loops.indices.reversed() {
      let parent = loops[loop].parent
      let slot = parent < 0 ? nil : children[parent].firstIndex { $0.opens == loop }
      guard let opener = children[loop].first else {
        // A loop without lines stands for what another guide holds.
        if let slot { children[parent].remove(at: slot) }
        continue
      }
      if opener.opens >= 0 { throw GuideFailure(line: 0, what: "loop \(loops[loop].name) begins with a segment") }
      guard let slot else { continue }
      children[parent][slot].segment = opener.segment
      if children[parent][slot].order < 0 { children[parent][slot].order = opener.order }
    }
    for loop in loops.indices {
      let start = items.count
      var order = 0
      var position = -1
      for child in children[loop] {
        // The order of the lines is the order of the standard; neighbours of one @position may come in any order.
        if child.order < 0 || child.order != position { order += 1 }
        position = child.order
        items.append(
          Guide.Item(
            segment: child.segment, opens: child.opens, loop: loop, order: order, usage: child.usage,
            most: child.most))
      }
      loops[loop].items = start..<items.count
      loops[loop].trigger = start
    }
  }
}
