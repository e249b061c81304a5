extension Checker {
  /// Usage, type, length, code lists and syntax notes of every element of a segment.
  mutating func checkElements(_ segment: borrowing Segment, use: Int, in guide: Guide) {
    let elements = guide.segments[use].elements
    let first = elements.lowerBound &- 1
    var present: UInt64 = 0
    var format = DateFormat.unknown
    let count = min(segment.count, elements.count)
    var position = 1
    while position <= count {
      let element = guide.elements[first &+ position]
      let value = segment[position]
      if value.isEmpty {
        if element.isRequired { missing(segment, position, 0, element, guide) }
      } else {
        present |= 1 << UInt64(position & 63)
        if element.isUsed {
          checkRepeats(value, segment, position, element, guide, &format)
        } else {
          unused(segment, position, 0, value)
        }
      }
      position &+= 1
    }
    while position <= guide.segments[use].lastRequired {
      let element = guide.elements[first &+ position]
      if element.isRequired { missing(segment, position, 0, element, guide) }
      position &+= 1
    }
    if segment.count > elements.count {
      add(
        .elementTooMany, segment, "\(segment.id) has \(elements.count) elements.", "Leave out what follows.",
        element: elements.count + 1, value: segment[elements.count + 1])
    } else if segment.count > 0, segment[segment.count].isEmpty {
      trailingSeparators(segment)
    }
    if !guide.segments[use].notes.isEmpty { checkNotes(segment, use, present, guide) }
  }

  private mutating func trailingSeparators(_ segment: borrowing Segment) {
    add(
      .elementUnused, segment, "The segment ends in empty elements.", "End it after the last element with a value.",
      element: segment.count)
  }

  private mutating func missing(
    _ segment: borrowing Segment, _ position: Int, _ component: Int, _ use: Guide.ElementUse, _ guide: Guide
  ) {
    let name = guide.names[Int(use.name)]
    add(
      .elementMissing, segment, name.isEmpty ? "The element is missing." : "\(name) is missing.", "Send it.",
      element: position,
      component: component == 0 ? nil : component)
  }

  private mutating func unused(_ segment: borrowing Segment, _ position: Int, _ component: Int, _ value: Bytes) {
    add(
      .elementUnused, segment, "The guide does not use this \(component == 0 ? "element" : "component").",
      "Leave it out.", element: position, component: component == 0 ? nil : component, value: value)
  }

  /// One element with its repeats.
  @inline(__always)
  private mutating func checkRepeats(
    _ value: Bytes, _ segment: borrowing Segment, _ position: Int, _ use: Guide.ElementUse, _ guide: Guide,
    _ format: inout DateFormat
  ) {
    if use.repeats > 1, let separator = segment.delimiters.repetition {
      let pieces = value.pieces(separator: separator)
      if pieces > use.repeats {
        add(
          .elementRepeats, segment, "It repeats \(pieces) times, at most \(use.repeats) are read.",
          "Leave out the repeats too many.", element: position, value: value)
      }
      if pieces > 1 {
        for piece in value.split(separator: separator) { checkOne(piece, segment, position, use, guide, &format) }
        return
      }
    }
    checkOne(value, segment, position, use, guide, &format)
  }

  private mutating func checkOne(
    _ value: Bytes, _ segment: borrowing Segment, _ position: Int, _ use: Guide.ElementUse, _ guide: Guide,
    _ format: inout DateFormat
  ) {
    if use.components.isEmpty {
      checkValue(value, segment, position, 0, use, guide, &format)
      return
    }
    let separator = segment.delimiters.component
    var from = 0
    var component = 0
    while component < use.components.count {
      let part = guide.components[use.components.lowerBound + component]
      component += 1
      if from > value.count {
        if part.isRequired { missing(segment, position, component, part, guide) }
        continue
      }
      var end = from
      while end < value.count, value.start[end] != separator { end += 1 }
      let piece = Bytes(start: value.start + from, count: end - from)
      from = end + 1
      if piece.isEmpty {
        if part.isRequired { missing(segment, position, component, part, guide) }
      } else if !part.isUsed {
        unused(segment, position, component, piece)
      } else {
        checkValue(piece, segment, position, component, part, guide, &format)
      }
    }
    if from <= value.count {
      add(
        .elementTooMany, segment, "The element has more than \(use.components.count) components.",
        "Leave out what follows.", element: position, component: use.components.count + 1, value: value)
    } else if value.start[value.count - 1] == separator {
      add(
        .elementUnused, segment, "The element ends in empty components.",
        "End it after the last component with a value.", element: position, value: value)
    }
  }

  private mutating func checkNotes(_ segment: borrowing Segment, _ use: Int, _ present: UInt64, _ guide: Guide) {
    for index in guide.segments[use].notes {
      let all = guide.notes[index].all
      let found = present & all
      let first = guide.notes[index].first
      let isKept =
        switch guide.notes[index].kind {
        case .allOrNone: found == 0 || found == all
        case .atLeastOne: found != 0
        case .atMostOne: found & (found &- 1) == 0
        case .firstNeedsAll: found & first == 0 || found == all
        case .firstNeedsOne: found & first == 0 || found != first
        }
      if !isKept { broken(guide.notes[index], segment, found) }
    }
  }

  private mutating func broken(_ note: SyntaxNote, _ segment: borrowing Segment, _ found: UInt64) {
    let missing = note.positions.first { found & 1 << UInt64($0 & 63) == 0 } ?? note.positions[0]
    let named = note.positions.map { String($0) }.joined(separator: ", ")
    let (what, fix) =
      switch note.kind {
      case .allOrNone: ("Elements \(named) go together; one is missing.", "Send all of them or none.")
      case .atLeastOne: ("One of the elements \(named) is needed.", "Send one of them.")
      case .atMostOne: ("Only one of the elements \(named) may be sent.", "Leave out the others.")
      case .firstNeedsAll: ("Element \(note.positions[0]) needs all of \(named).", "Send them, or leave it out.")
      case .firstNeedsOne: ("Element \(note.positions[0]) needs one of \(named).", "Send one, or leave it out.")
      }
    add(.syntaxNote, segment, "\(what) (\(note.text))", fix, element: Int(missing))
  }
}
