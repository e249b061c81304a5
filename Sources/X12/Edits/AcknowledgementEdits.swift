/// What a 999 has said about the sets of the group it answers.
struct AcknowledgementEdits {
  var sets = 0
  var refused = 0
  var hasSegmentErrors = false
}

extension Checker {
  mutating func acknowledgementSegment(_ segment: borrowing Segment, _ id: SegmentID) {
    switch id.number {
    case SegmentName.AK2:
      edits.acknowledgement.sets += 1
      edits.acknowledgement.hasSegmentErrors = false
    case SegmentName.IK3: edits.acknowledgement.hasSegmentErrors = true
    case SegmentName.IK5: verdictOnSet(segment)
    case SegmentName.AK9: verdictOnGroup(segment)
    default: break
    }
  }

  private mutating func verdictOnSet(_ segment: borrowing Segment) {
    let verdict = segment[1]
    if verdict == "A" {
      if edits.acknowledgement.hasSegmentErrors || !segment[2].isEmpty {
        add(
          .acknowledgementCode, segment, "The set is accepted, and errors are named.",
          "Write E for accepted with errors, or R.", element: 1, value: verdict)
      }
    } else if verdict == "R" || verdict == "M" || verdict == "W" || verdict == "X" {
      edits.acknowledgement.refused += 1
      if segment[2].isEmpty {
        add(
          .acknowledgementCode, segment, "The set is refused, and no reason is named.", "Send IK502.", element: 2)
      }
    }
  }

  /// AK902 to AK904 count the sets, and AK901 follows from them.
  private mutating func verdictOnGroup(_ segment: borrowing Segment) {
    guard let included = segment[2].integer, let received = segment[3].integer, let accepted = segment[4].integer
    else { return }
    let state = edits.acknowledgement
    // A group that is refused for itself takes its sets with it.
    let isWhole = segment[1] == "R" && !segment[5].isEmpty
    if included != received, !Self.names("5", segment) {
      add(
        .acknowledgementCount, segment, "\(included) sets were announced and \(received) received.",
        "Count the ST segments of the group.", element: 3, value: segment[3])
    }
    if state.sets > received {
      add(
        .acknowledgementCount, segment, "\(state.sets) sets are answered, \(received) were received.",
        "Count the AK2 segments.", element: 3, value: segment[3])
    } else if state.sets > 0 {
      if state.sets != received, state.refused == 0 {
        add(
          .acknowledgementCount, segment, "\(received) sets were received and \(state.sets) are answered.",
          "Count the AK2 segments.", element: 3, value: segment[3])
      }
      let expected = isWhole ? 0 : received - state.refused
      if accepted != expected {
        add(
          .acknowledgementCount, segment,
          "\(accepted) sets are counted as accepted; \(state.refused) of \(received) were refused.",
          "Write \(expected).", element: 4, value: segment[4])
      }
    }
    verdict(segment, received: received, accepted: state.sets > 0 && !isWhole ? received - state.refused : accepted)
  }

  /// Whether AK905 to AK909 name a code.
  private static func names(_ code: StaticString, _ segment: borrowing Segment) -> Bool {
    for position in 5...9 where segment[position] == code { return true }
    return false
  }

  private mutating func verdict(_ segment: borrowing Segment, received: Int, accepted: Int) {
    let verdict = segment[1]
    let isRight: Bool
    if verdict == "A" || verdict == "E" {
      isRight = accepted == received
    } else if verdict == "P" {
      isRight = accepted > 0 && accepted < received
    } else {
      isRight = accepted == 0
    }
    if !isRight {
      add(
        .acknowledgementCode, segment, "The verdict does not follow from \(accepted) of \(received) accepted.",
        accepted == 0 ? "Write R." : accepted < received ? "Write P." : "Write A.", element: 1, value: verdict)
    }
  }

  /// 277CA: the category says accepted or refused, and STC03 says the same.
  mutating func claimAcknowledgementSegment(_ segment: borrowing Segment, _ id: SegmentID) {
    if loopName == "2200D", id.number == SegmentName.TRN { report.claims += 1 }
    guard id.number == SegmentName.STC else { return }
    let category = segment[1, 1]
    let action = segment[3]
    if category.count < 2 || action.isEmpty { return }
    let refuses =
      category == "A3" || category == "A4" || category == "A6" || category == "A7" || category == "A8"
    let accepts = category == "A0" || category == "A1" || category == "A2" || category == "A5"
    if refuses, action == "WQ" {
      add(
        .statusAction, segment, "The status refuses, and the action accepts.", "Write U.", element: 3, value: action)
    } else if accepts, action == "U" {
      add(
        .statusAction, segment, "The status accepts, and the action refuses.", "Write WQ.", element: 3, value: action)
    } else if category[0] != 0x41 {
      add(
        .statusAction, segment, "Acknowledgements have the categories that begin with A.",
        "Use A1, A2, A3, A6, A7 or A8.", element: 1, component: 1, value: category)
    }
  }
}
