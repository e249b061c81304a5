import ScripCore
import X12

/// How the core's values stand in segments.
extension SegmentWriter {
  /// Words in the letters payers take; empty when nil.
  mutating func put(plain text: String?) {
    guard let text else { return skip() }
    if !put(capitals: text) { put(plainCapitals(text)) }
  }

  /// An amount, type R.
  mutating func put(_ amount: Money) { put(hundredths: amount.cents) }

  /// `20261124`.
  mutating func put(_ day: CalendarDay) { put(day.digits, width: 8) }

  /// `20261124-20261231`, or one day when both are the same.
  mutating func put(_ days: ClosedRange<CalendarDay>) {
    guard days.lowerBound != days.upperBound else { return put(days.lowerBound) }
    put("\(days.lowerBound.digits)-\(days.upperBound.digits)")
  }

  /// A DTP with one day; nothing when nil.
  mutating func date(_ qualifier: StaticString, _ day: CalendarDay?) {
    guard let day else { return }
    begin("DTP")
    code(qualifier)
    code("D8")
    put(day)
    end()
  }

  /// A DTP with a period, or with one day when both ends are the same.
  mutating func date(_ qualifier: StaticString, _ days: ClosedRange<CalendarDay>) {
    begin("DTP")
    code(qualifier)
    days.lowerBound == days.upperBound ? code("D8") : code("RD8")
    put(days)
    end()
  }

  /// A REF; nothing when nil.
  mutating func reference(_ qualifier: StaticString, _ value: String?) {
    guard let value else { return }
    begin("REF")
    code(qualifier)
    put(value)
    end()
  }

  /// An AMT; nothing when nil.
  mutating func amount(_ qualifier: StaticString, _ amount: Money?) {
    guard let amount else { return }
    begin("AMT")
    code(qualifier)
    put(amount)
    end()
  }

  /// An NM1 with its number, when there is one.
  mutating func name(_ entity: StaticString, _ name: ClaimName, _ qualifier: StaticString, _ number: String?) {
    begin("NM1")
    code(entity)
    name.isPerson ? code("1") : code("2")
    put(plain: name.family)
    put(plain: name.given)
    put(plain: name.middle)
    skip()
    put(plain: name.suffix)
    if let number {
      code(qualifier)
      put(number)
    }
    end()
  }

  /// N3 and N4; nothing when nil.
  mutating func address(_ address: PostalAddress?) {
    guard let address else { return }
    begin("N3")
    put(plain: address.street)
    end()
    begin("N4")
    put(plain: address.city)
    put(plain: address.state)
    put(address.zip)
    end()
  }

  /// DMG; nothing without a date of birth.
  mutating func demographics(_ person: ClaimPerson) {
    guard let birthDate = person.birthDate else { return }
    begin("DMG")
    code("D8")
    put(birthDate)
    put(person.sex.rawValue)
    end()
  }

  /// A level of the hierarchy. HL04 says whether another level stands below.
  mutating func level(_ number: Int, below parent: Int?, _ code: StaticString, hasChild: Bool) {
    begin("HL")
    put(number)
    if let parent { put(parent) } else { skip() }
    self.code(code)
    hasChild ? self.code("1") : self.code("0")
    end()
  }

  /// `HC:97124:GP`, with its words as seventh component.
  mutating func procedure(_ procedure: ProcedureCode, _ modifiers: [String], description: String? = nil) {
    composite(code: "HC")
    component(packed: procedure.packedASCII)
    for modifier in modifiers.prefix(4) { component(modifier) }
    guard let description else { return }
    for _ in min(modifiers.count, 4)..<4 { component(nil) }
    component(plainCapitals(description))
  }

  /// CAS: one segment a group, six reasons a segment.
  mutating func adjustments(_ adjustments: [ClaimAdjustment]) {
    for group in ClaimAdjustment.Group.allCases {
      var written = 0
      for adjustment in adjustments where adjustment.group == group {
        if written % 6 == 0 {
          if written > 0 { end() }
          begin("CAS")
          put(group.rawValue)
        }
        put(adjustment.reason)
        put(adjustment.amount)
        if let quantity = adjustment.quantity { put(quantity) } else { skip() }
        written += 1
      }
      if written > 0 { end() }
    }
  }
}

extension CalendarDay {
  /// 20261124.
  var digits: Int {
    let (year, month, day) = components
    return year * 10_000 + month * 100 + day
  }
}
