import Paper
import ScripCore

/// Measures as four numbers and a curve, the same on every paper.
enum MeasureTable {
  static let legend =
    "Change is judged by the smallest change that matters, as published. The curve runs from lowest to highest value."

  static func block(_ measures: [ReportedMeasure], lastReportOn: CalendarDay?) -> Block {
    .table(
      Table(
        [
          Table.Column("Measure", share: 3), Table.Column("At start", isNumeric: true),
          Table.Column("Last report", isNumeric: true), Table.Column("Now", isNumeric: true),
          Table.Column("Change", share: 2), Table.Column("Curve", share: 1.3),
        ],
        rows: measures.map { row($0, lastReportOn) }))
  }

  private static func row(_ measure: ReportedMeasure, _ lastReportOn: CalendarDay?) -> [Words] {
    let prior = lastReportOn.flatMap { measure.value(on: $0) }
    let target = measure.target.map { ", target \($0.shown)" } ?? ""
    return [
      Words("\(measure.name)\(target)"), shown(measure.baseline), shown(prior), shown(measure.now),
      Words(measure.change ?? "measured once"), Words(curve(measure.values.map(\.value.hundredths))),
    ]
  }

  private static func shown(_ point: ReportedMeasure.Point?) -> Words { Words(point?.value.shown ?? "–") }

  /// At most twelve values as bars of eight heights: `▇▅▃`.
  static func curve(_ values: [Int]) -> String {
    guard let low = values.min(), let high = values.max(), values.count > 1 else { return "" }
    let bars = Array("▁▂▃▄▅▆▇█")
    // The first and the last value always stand; between them, as many as fit.
    let shown = values.count <= 12 ? values : (0..<12).map { values[$0 * (values.count - 1) / 11] }
    return String(shown.map { high == low ? bars[3] : bars[($0 - low) * 7 / (high - low)] })
  }
}
