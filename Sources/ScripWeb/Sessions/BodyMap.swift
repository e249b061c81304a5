import HTML
import ScripCore

/// The body from the front and the back, with its regions as shapes: what is ordered is lit, what was worked is filled.
///
/// Shapes are drawn from our own file `bodymap.svg`, so a page carries a word for each and not its outline. Every region
/// is a checkbox beside the map as well: the map is the quicker way for who sees it and has a script.
struct BodyMap: Equatable, Sendable {
  let ordered: [Proposal.Area]
  let worked: [Proposal.Area]
  let outside: [Proposal.Area]

  private static let front: [BodyRegion] = [
    .head, .jaw, .neck, .chest, .abdomen, .hip, .thigh, .knee, .lowerLeg, .ankle, .foot, .shoulder, .upperArm, .elbow,
    .forearm, .wrist, .hand,
  ]
  private static let back: [BodyRegion] = [
    .head, .neck, .upperBack, .lowBack, .sacrum, .hip, .buttock, .thigh, .knee, .lowerLeg, .ankle, .foot, .shoulder,
    .upperArm, .elbow, .forearm, .wrist, .hand,
  ]

  var node: Node {
    SVG.svg(
      .init(width: 520, height: 512), .class("bodymap map-pick"), .role(.img), .aria("label", spoken)
    ) {
      SVG.hatch(id: "bm-hatch", spacing: 6, .class("hatch"))
      SVG.g(.class("figure")) { for region in Self.front { pair(region, "front") } }
      SVG.g(.class("figure")) { for region in Self.back { pair(region, "back") } }
      SVG.use("/static/bodymap.svg#bm-front-marks", .class("landmark"))
      SVG.use("/static/bodymap.svg#bm-back-marks", .class("landmark"))
      for (words, x) in [("Front", 130.0), ("Back", 390)] { SVG.text(words, x: x, y: 506, .class("legend")) }
      for (side, x) in [("R", 60.0), ("L", 200), ("L", 320), ("R", 460)] {
        SVG.text(side, x: x, y: 60, .class("legend"))
      }
    }
  }

  /// `Body map. Ordered: low back. Worked on: low back. Outside the order: left hip.`
  private var spoken: String {
    var sentences = ["Body map"]
    for (word, areas) in [("Ordered", ordered), ("Worked on", worked), ("Outside the order", outside)] {
      if !areas.isEmpty { sentences.append("\(word): \(areas.map(\.shown).joined(separator: ", "))") }
    }
    return sentences.joined(separator: ". ") + "."
  }

  private func pair(_ region: BodyRegion, _ view: String) -> Node {
    .row([.left, .right].map { shape(region, $0, view) })
  }

  private func shape(_ region: BodyRegion, _ side: Side, _ view: String) -> Node {
    let area = region.isPaired ? Proposal.Area(region, side) : Proposal.Area(region)
    return SVG.use(
      "/static/bodymap.svg#bm-\(view)-\(region.rawValue)-\(side.rawValue)", .class(classes(area)),
      .data("area", NoteFields.value(of: area)))
  }

  private func classes(_ area: Proposal.Area) -> String {
    let words = [(ordered, "ordered"), (worked, "worked"), (outside, "outside")]
    return (["region"] + words.filter { $0.0.contains(area) }.map(\.1)).joined(separator: " ")
  }
}

extension Proposal.Area {
  /// `left hip`, `low back`.
  var shown: String { side.map { "\($0.rawValue) \(region.shown)" } ?? region.shown }
}
