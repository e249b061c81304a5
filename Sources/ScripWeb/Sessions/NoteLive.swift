import ScripCore
import ScripDesk

/// What the script puts into the page when a draft was saved: texts by the name of their place. Never markup.
struct NoteLive: Equatable, Sendable {
  let texts: [(name: String, text: String)]
  let lists: [(name: String, lines: [String])]

  init(_ note: SessionNote, _ judgement: NoteJudgement, revision: Int) {
    let ordered = NotePage.UnitWords(judgement.units, minutes: note.work.reduce(0) { $0 + $1.minutes })
    let outside = NotePage.UnitWords(
      judgement.outsideUnits, minutes: (note.outside?.work ?? []).reduce(0) { $0 + $1.minutes })
    func sum(_ words: NotePage.UnitWords) -> String { words.sum.isEmpty ? "none yet" : words.sum }
    let price = OutsidePriceWords(judgement)
    texts = [
      ("revision", String(revision)), ("saved", "Saved just now"), ("units", sum(ordered)),
      ("outsideUnits", sum(outside)), ("outsidePrice", price.words), (NoteFields.outsideTold, price.told),
    ]
    lists = [("unitsWorking", ordered.working), ("outsideUnitsWorking", outside.working)]
  }

  /// The windows whose saves have arrived.
  static func arrived(_ windows: [NoteWindow]) -> [UInt8] {
    Array("{\"windows\":[\(windows.map { Routes.quoted($0.text) }.joined(separator: ","))]}".utf8)
  }

  static func == (left: Self, right: Self) -> Bool { left.bytes == right.bytes }

  var bytes: [UInt8] {
    let words = texts.map { "\(Routes.quoted($0.name)):\(Routes.quoted($0.text))" }
    let lines = lists.map { list in
      "\(Routes.quoted(list.name)):[\(list.lines.map(Routes.quoted).joined(separator: ","))]"
    }
    return Array("{\((words + lines).joined(separator: ","))}".utf8)
  }
}
