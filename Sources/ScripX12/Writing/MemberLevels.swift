import ScripCore
import X12

/// The levels that inquiries and reviews share: payer, provider, subscriber and dependent.
extension SegmentWriter {
  /// The information source, HL 20. Its number is `XV` or `PI` as the guide says.
  mutating func source(_ entity: StaticString, _ payer: ClaimPayer, hasChild: Bool = true) {
    level(1, below: nil, "20", hasChild: hasChild)
    name(entity, .organization(payer.name), "PI", payer.number)
  }

  /// The asking provider, HL 21 or 19.
  mutating func provider(
    _ entity: StaticString, _ provider: ClaimProvider, level number: Int, below parent: Int, _ code: StaticString
  ) {
    level(number, below: parent, code, hasChild: true)
    name(entity, provider.name, "XX", provider.npi)
  }

  /// NM1 IL with what tells the subscriber from others.
  mutating func subscriber(_ member: Member, demographics: Bool) {
    name("IL", member.subscriber.name, "MI", member.memberID)
    reference("6P", member.groupNumber)
    address(member.subscriber.address)
    if demographics { self.demographics(member.subscriber) }
  }

  /// TRN with who made the number: `1` and a tax number, or `9` and one of the sender's own.
  mutating func trace(_ kind: StaticString, _ number: String, origin: String?) {
    begin("TRN")
    code(kind)
    put(number)
    put(origin)
    end()
  }
}
