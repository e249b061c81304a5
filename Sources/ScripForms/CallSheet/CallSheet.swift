import Paper
import ScripCore

/// What to ask the insurer, with room for each answer; by telephone, for patients or for staff.
///
/// Source: domain.md S0-23..29, `insurer_call.csv`. The last lines are who answered, when, and the reference.
public struct CallSheet: Sendable {
  let call: InsurerCall
  let audience: InsurerCall.Audience
  let letterhead: Letterhead
  let madeOn: CalendarDay

  public init(call: InsurerCall, audience: InsurerCall.Audience, letterhead: Letterhead, madeOn: CalendarDay) {
    self.call = call
    self.audience = audience
    self.letterhead = letterhead
    self.madeOn = madeOn
  }

  public var paper: Paper {
    let asked = call.questions(for: audience)
    let opening: [Block] = [
      .title("Call to the insurer"),
      .paragraph("Call the member number on the back of the insurance card. Write down what is said, word for word."),
    ]
    let questions = asked.enumerated().map { index, question in
      Block.writeIn(label: "\(index + 1)  \(question.words(for: audience))", lines: 1)
    }
    return Paper(
      title: "Call to the insurer", madeOn: madeOn.description, header: letterhead.margin("Call to the insurer"),
      footer: letterhead.line, blocks: opening + questions + [Self.closing])
  }

  private static let closing = Block.together([
    .heading("Before you hang up"),
    .pairs([Pair("Who answered", nil), Pair("Reference", nil), Pair("Day", nil), Pair("Time", nil)], columns: 2),
    .smallPrint("What an insurer says on the telephone is no promise to pay. After 30 days, ask again."),
  ])
}
