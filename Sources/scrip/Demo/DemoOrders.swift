import ScripCore
import ScripIntake

/// The made-up orders of the demonstration, as the plain texts a doctor's office would send by e-mail.
struct DemoOrder {
  let given: String
  let family: String
  let born: CalendarDay
  let code: String
  let diagnosis: String
  let schedule: String
  let signed: Bool

  /// The text of the order. `day` is the day it was signed.
  func text(on day: CalendarDay) -> String {
    let (year, month, date) = day.components
    let (bornYear, bornMonth, bornDate) = born.components
    let written = "\(month)/\(date)/\(year)"
    return """
      PRESCRIPTION FOR MASSAGE THERAPY
      Patient: \(given) \(family)
      Date of birth: \(bornMonth)/\(bornDate)/\(bornYear)
      Diagnosis: \(code) \(diagnosis)
      Treatment: massage therapy
      \(schedule)
      Medical necessity: pain limits sitting, lifting and sleep
      Prescriber: Helen Bergstrom, MD
      NPI: 2000000044
      Phone: 206-555-0142   Fax: 206-555-0143
      Date: \(written)
      \(signed ? "Electronically signed by Helen Bergstrom, MD on \(written)" : "Signature: ______________")
      """
  }

  /// The words of the text, as the reader gives those of a typed document.
  static func page(_ text: String) -> DecodedPage {
    var words: [PageWord] = []
    for (line, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var column = 0
      for word in row.split(separator: " ") {
        let box = PageBox(x: 40 + column * 9, y: 40 + line * 24, width: word.count * 9, height: 18)
        words.append(PageWord(text: String(word), box: box, confidence: 100, line: line))
        column += word.count + 1
      }
    }
    return DecodedPage(number: 1, source: .typed, words: words)
  }

  /// Forty invented people with what ails them; the last twelve have no order yet.
  static func all(families family: [String]) -> [DemoOrder] {
    let given = [
      "Beatrice", "Amos", "Kenji", "Pinar", "Lucia", "Tomas", "Ingrid", "Omar", "Salome", "Viktor", "Noor", "Hana",
      "Piet", "Ayla", "Bruno", "Celia", "Dario", "Esther", "Fabian", "Greta",
    ]
    let ailments = [
      ("M54.50", "Low back pain"), ("M54.2", "Neck pain"), ("M25.572", "Pain in left ankle"),
      ("M79.18", "Muscle pain, other site"), ("M54.6", "Thoracic spine pain"),
    ]
    let schedules = [
      "Frequency: 2 times per week for 6 weeks\nNumber of visits: 12", "Frequency: once per week\nNumber of visits: 6",
      "Frequency: once every two weeks for 3 months", "Number of visits: 8\nDuration: 2 months", "As tolerated",
    ]
    return (0..<40).map { index in
      let ailment = ailments[index % ailments.count]
      return DemoOrder(
        given: given[index % given.count], family: family[(index / 3 + index) % family.count],
        born: CalendarDay(year: 1950 + (index * 7) % 50, month: 1 + index % 12, day: 1 + (index * 5) % 28)
          ?? CalendarDay(daysSinceEpoch: 0),
        code: ailment.0, diagnosis: ailment.1, schedule: schedules[(index / 2) % schedules.count],
        signed: index % 9 != 4)
    }
  }
}
