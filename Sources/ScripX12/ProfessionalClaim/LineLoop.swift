import ScripCore
import X12

/// Loops 2400, 2420E and 2430: one line, who ordered it, and what earlier payers did with it.
extension ServiceLine {
  func write(into segments: inout SegmentWriter, number: Int) {
    segments.begin("LX")
    segments.put(number)
    segments.end()
    segments.begin("SV1")
    segments.procedure(procedure, modifiers, description: description)
    segments.put(charge)
    segments.code("UN")
    segments.put(units)
    segments.skip(2)
    for index in 0..<min(4, pointers.count) {
      index == 0 ? segments.put(pointers[index]) : segments.component(pointers[index])
    }
    segments.end()
    segments.date("472", day)
    segments.date("471", orderedOn)
    segments.reference("6R", controlNumber)
    orderingProvider?.write(into: &segments, as: "DK")
    for index in adjudications.indices { adjudications[index].write(into: &segments, of: self) }
  }
}

extension LineAdjudication {
  func write(into segments: inout SegmentWriter, of line: ServiceLine) {
    segments.begin("SVD")
    segments.put(payerNumber)
    segments.put(paid)
    segments.procedure(line.procedure, line.modifiers)
    segments.skip()
    segments.put(paidUnits)
    segments.end()
    segments.adjustments(adjustments)
    segments.date("573", decidedOn)
  }
}
