/// How a 1251 is written, as the 1250 before it says.
enum DateFormat {
  case unknown, day, period, time, dayTime, other

  init(_ value: Bytes) {
    self =
      value == "D8" ? .day : value == "RD8" ? .period : value == "TM" ? .time : value == "DT" ? .dayTime : .other
  }
}

extension Checker {
  /// Length, form and code list of one simple value that is there.
  mutating func checkValue(
    _ value: Bytes, _ segment: borrowing Segment, _ position: Int, _ component: Int, _ use: Guide.ElementUse,
    _ guide: Guide, _ format: inout DateFormat
  ) {
    var length = value.count
    if use.set >= 0, guide.sets.isInForce(value.key, in: Int(use.set)) {
      // A code of the list has its form; what it is for remains.
      if use.role == .dateFormat { format = DateFormat(value) }
      if length >= use.least, length <= use.most { return }
    }
    switch use.type {
    case .code, .text: checkText(value, segment, position, component)
    case .decimal: length = checkDecimal(value, segment, position, component)
    case .whole, .hundredths: length = checkWhole(value, segment, position, component)
    case .date:
      if !Calendar.isDate(value) || (use.least == 8 && value.count != 8) {
        wrong(
          .dateForm, "It is no day of the calendar.", "Write CCYYMMDD.", segment, position, component, value)
        return
      }
    case .time:
      if !Calendar.isTime(value) {
        wrong(.timeForm, "It is no time of day.", "Write HHMM.", segment, position, component, value)
        return
      }
    case .binary: break
    }
    if length < use.least {
      wrong(
        .elementShort, "It has \(length) characters; at least \(use.least) are needed.",
        "Write it in full.", segment, position, component, value)
    } else if length > use.most {
      wrong(
        .elementLong, "It has \(length) characters; at most \(use.most) are read.", "Shorten it.", segment, position,
        component, value)
    }
    if use.set >= 0 { checkCode(value, segment, position, component, use, guide) }
    switch use.role {
    case .plain: break
    case .money: checkCents(value, segment, position, component)
    case .dateFormat: format = DateFormat(value)
    case .formattedDate: checkFormatted(value, format, segment, position, component)
    }
  }

  /// No part of a cent.
  private mutating func checkCents(
    _ value: Bytes, _ segment: borrowing Segment, _ position: Int, _ component: Int
  ) {
    guard value.count > 3 else { return }
    for offset in 0..<(value.count - 3) where value.start[offset] == 0x2E {
      // Zeros there are said to be zeros already.
      guard (offset + 3..<value.count).contains(where: { value.start[$0] != 0x30 }) else { return }
      wrong(
        .numberForm, "An amount has at most two decimals.", "Write dollars and cents.", segment, position, component,
        value)
      return
    }
  }

  private mutating func checkCode(
    _ value: Bytes, _ segment: borrowing Segment, _ position: Int, _ component: Int, _ use: Guide.ElementUse,
    _ guide: Guide
  ) {
    let name = guide.names[Int(use.name)]
    switch guide.sets.answer(value, in: Int(use.set)) {
    case .known: return
    case .stopped:
      wrong(
        .codeStopped, "\(name): the code is no longer in use.", "Use a code that is in force.", segment, position,
        component, value)
      return
    case .ofShape:
      wrong(
        .codeNew, "\(name): the list here does not have the code; it may be newer.", "Look the code up.", segment,
        position, component, value)
      return
    case .unknown: break
    }
    let choices = guide.sets.named(Int(use.set))
    wrong(
      .codeUnknown, "\(name.isEmpty ? "The code" : name): the guide has no such code.",
      choices.map { "Use one of: \($0)." } ?? "Use a code of the list.", segment, position, component, value)
  }

  private mutating func wrong(
    _ rule: Rule, _ what: String, _ fix: String, _ segment: borrowing Segment, _ position: Int, _ component: Int,
    _ value: Bytes
  ) {
    add(
      rule, segment, what, fix, element: position, component: component == 0 ? nil : component, value: value)
  }

  @inline(__always)
  private mutating func checkText(
    _ value: Bytes, _ segment: borrowing Segment, _ position: Int, _ component: Int
  ) {
    let repetition = segment.delimiters.repetition ?? 0
    var isPlain = true
    for offset in 0..<value.count {
      let byte = value.start[offset]
      if byte < 0x20 || byte == 0x7F || byte == segment.delimiters.component || byte == repetition { isPlain = false }
    }
    if !isPlain { strangeCharacters(value, segment, position, component) }
    if value.start[0] == 0x20 || value.start[value.count - 1] == 0x20 {
      wrong(
        .elementBlanks, "It begins or ends with a blank.", "Take the blank out.", segment, position, component, value)
    }
  }

  private mutating func strangeCharacters(
    _ value: Bytes, _ segment: borrowing Segment, _ position: Int, _ component: Int
  ) {
    let repetition = segment.delimiters.repetition
    if repetition.map({ value.pieces(separator: $0) > 1 }) ?? false {
      wrong(
        .elementRepeats, "It repeats, and only one value is read.", "Send one value.", segment, position, component,
        value)
    } else if component == 0, value.pieces(separator: segment.delimiters.component) > 1 {
      wrong(
        .elementCharacters, "It has components, and only a simple value is read.", "Send one value.", segment,
        position, component, value)
    } else {
      wrong(
        .elementCharacters, "It has a control character.", "Take out line ends, tabs and the like.", segment, position,
        component, value)
    }
  }

  /// The number of digits, which is what a length counts.
  private mutating func checkDecimal(
    _ value: Bytes, _ segment: borrowing Segment, _ position: Int, _ component: Int
  ) -> Int {
    var digits = 0
    var point = -1
    var isNumber = true
    for offset in 0..<value.count {
      let byte = value.start[offset]
      if Bytes.isDigit(byte) {
        digits += 1
      } else if byte == 0x2E, point < 0 {
        point = offset
      } else if byte != 0x2D || offset != 0 {
        isNumber = false
      }
    }
    if !isNumber || digits == 0 {
      wrong(
        .numberForm, "It is no number.", "Write digits, with a point before decimals.", segment, position, component,
        value)
    } else if point >= 0, value.start[value.count - 1] == 0x30 || point == value.count - 1 {
      wrong(
        .trailingZeros, "It ends in zeros after the point.", "Leave out zeros that say nothing: 120.5, 120.", segment,
        position, component, value)
    }
    return isNumber ? digits : 1
  }

  private mutating func checkWhole(
    _ value: Bytes, _ segment: borrowing Segment, _ position: Int, _ component: Int
  ) -> Int {
    let isNegative = value.start[0] == 0x2D
    let digits = isNegative ? Bytes(start: value.start + 1, count: value.count - 1) : value
    if !digits.areDigits {
      wrong(.numberForm, "It is no whole number.", "Write digits.", segment, position, component, value)
    }
    return digits.count
  }

  private mutating func checkFormatted(
    _ value: Bytes, _ format: DateFormat, _ segment: borrowing Segment, _ position: Int, _ component: Int
  ) {
    switch format {
    case .day:
      if value.count != 8 || !Calendar.isDate(value) {
        wrong(.dateForm, "It is no day of the calendar.", "Write CCYYMMDD.", segment, position, component, value)
      }
    case .period:
      if Calendar.period(value) == nil {
        wrong(
          .dateForm, "It is no period of two days.", "Write CCYYMMDD-CCYYMMDD.", segment, position, component, value)
      }
    case .time:
      if !Calendar.isTime(value) {
        wrong(.timeForm, "It is no time of day.", "Write HHMM.", segment, position, component, value)
      }
    case .dayTime:
      let isGood =
        value.count == 12 && Calendar.isDate(Bytes(start: value.start, count: 8))
        && Calendar.isTime(Bytes(start: value.start + 8, count: 4))
      if !isGood {
        wrong(
          .dateForm, "It is no day and time.", "Write CCYYMMDDHHMM.", segment, position, component, value)
      }
    case .unknown, .other: break
    }
  }
}
