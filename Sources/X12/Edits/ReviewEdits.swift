/// What a 278 has said about the event or service that is open.
struct ReviewEdits {
  /// The UM of a renewal, revision or cancellation that still needs the number of what went before.
  var open: Place?
  var kind = ""
}

extension Checker {
  mutating func reviewSegment(_ segment: borrowing Segment, _ id: SegmentID) {
    switch id.number {
    case SegmentName.HL: finishReview()
    case SegmentName.UM: request(segment)
    case SegmentName.REF: if segment[1] == "BB" || segment[1] == "NT" { edits.review.open = nil }
    case SegmentName.HCR: decision(segment)
    case SegmentName.SV1:
      procedure(segment, 1)
      units(segment, 4)
    case SegmentName.HSD: units(segment, 2)
    default: break
    }
  }

  private mutating func request(_ segment: borrowing Segment) {
    let place = segment[4, 1]
    if segment[4, 2] == "B", place.count != 2 || !place.areDigits {
      add(
        .codeUnknown, segment, "It is no place of service.", "Send two digits, such as 11.", element: 4, component: 1,
        value: place)
    }
    // A response repeats UM without the earlier number.
    guard guide?.when?.codes.contains("13") ?? false else { return }
    let kind = segment[2]
    if kind == "R" || kind == "S" || kind == "3" || kind == "4" {
      edits.review.open = segment.place
      edits.review.kind = kind.string
    }
    if segment[5, 1] == "AA", segment[5, 4].isEmpty {
      add(
        .accidentState, segment, "An auto accident needs the state it happened in.", "Send UM05-4.", element: 5,
        component: 4)
    }
  }

  /// HCR: what was certified has a number, what was not has a reason.
  private mutating func decision(_ segment: borrowing Segment) {
    let action = segment[1]
    if action == "A1" || action == "A2" || action == "A6" {
      if segment[2].isEmpty {
        add(
          .reviewRequest, segment, "A certification has no authorization number.", "Send HCR02.", element: 2)
      } else if Shapes.isPlaceholder(segment[2]) {
        add(
          .referenceForm, segment, "A word stands where the authorization number is read.", "Send the number.",
          element: 2, value: segment[2])
      }
    } else if action == "A3", segment[3].isEmpty {
      add(.reviewRequest, segment, "A refusal has no reason.", "Send HCR03.", element: 3)
    }
  }

  mutating func finishReview() {
    guard let place = edits.review.open else { return }
    edits.review.open = nil
    add(
      .reviewRequest, at: place, segment: "REF",
      "A renewal, revision or cancellation (\(edits.review.kind)) does not name what went before.",
      "Send REF with BB and the earlier authorization number.", loop: "2000E")
  }
}
