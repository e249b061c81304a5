import Tables
import Testing

@testable import ScripCore

/// 600 cells of region × side × kind of work × order, against an oracle that reads the region table by itself.
@Suite struct ScopeMatrixTests {
  struct Order: Sendable {
    let codes: [String]
    var regions: [BodyRegion] = []
    var side: Side?
    var modalities: [Modality]
  }

  static let orders: [Order] = [
    Order(codes: ["M25.572"], modalities: [.massage]),
    Order(codes: ["M54.2"], regions: [.neck, .upperBack], modalities: [.manualTherapy]),
    Order(codes: ["M79.18"], modalities: [.massage, .manualTherapy]),
    Order(codes: ["M54.50", "M25.511"], modalities: [.triggerPoint]),
    Order(codes: [], regions: [.shoulder, .upperArm], side: .left, modalities: []),
  ]
  static let regions: [BodyRegion] = [
    .head, .jaw, .neck, .upperBack, .lowBack, .shoulder, .upperArm, .hip, .ankle, .foot,
  ]
  static let sides: [Side] = [.left, .right, .bilateral]
  static let kinds: [Modality] = [.massage, .triggerPoint, .exercise, .muscleTesting]

  /// The region table once more, cut by hand: code, its regions, its side.
  static let table: [String: (regions: Set<String>, side: String)] = {
    var table: [String: (regions: Set<String>, side: String)] = [:]
    for line in String(decoding: Tables.icdRegions, as: UTF8.self).split(separator: "\n").dropFirst() {
      var fields = [""]
      var isQuoted = false
      for letter in line {
        if letter == "\"" {
          isQuoted.toggle()
        } else if letter == ",", !isQuoted {
          fields.append("")
        } else {
          fields[fields.count - 1].append(letter)
        }
      }
      table[fields[0]] = (Set(fields[4].split(separator: ";").map(String.init)), fields[5])
    }
    return table
  }()

  /// Paired parts, written down anew: what a person has twice.
  static let twice: Set<BodyRegion> = [.shoulder, .upperArm, .hip, .ankle, .foot]

  /// Whether the work is within the order, by domain.md D1-D3 alone.
  static func isOrdered(_ region: BodyRegion, _ side: Side, _ kind: Modality, by order: Order) -> Bool {
    let rows = order.codes.compactMap { table[$0] }
    let named = Set(order.regions.map(\.rawValue))
    let open = named.isEmpty ? rows.reduce(into: Set<String>()) { $0.formUnion($1.regions) } : named
    guard open.contains(region.rawValue) else { return false }
    if twice.contains(region) {
      let wanted: Set<String> = side == .bilateral ? ["left", "right"] : [side.rawValue]
      let sidesOfCodes = rows.filter { $0.regions.contains(region.rawValue) }.map(\.side)
      let hasAllSides = !sidesOfCodes.isEmpty && sidesOfCodes.allSatisfy { $0 == "left" || $0 == "right" }
      let given: Set<String>? =
        order.side.map { $0 == .bilateral ? ["left", "right"] : [$0.rawValue] }
        ?? (hasAllSides ? Set(sidesOfCodes) : nil)
      if let given, !wanted.isSubset(of: given) { return false }
    }
    if kind == .muscleTesting { return true }
    let ordered = order.modalities.isEmpty ? [.massage] : order.modalities
    switch kind {
    case .massage: return ordered.contains(.massage)
    case .triggerPoint: return ordered.contains(.triggerPoint) || ordered.contains(.manualTherapy)
    default: return ordered.contains(kind)
    }
  }

  @Test("Region, side and kind of work are ordered exactly where order and table say so: 600 cells")
  func matrix() throws {
    var cells = 0
    var allowed = 0
    for order in Self.orders {
      let facts = Sample.facts("commercial_in_network") {
        $0.referrals = [
          Sample.order { written in
            written.diagnoses = order.codes.map { OrderedDiagnosis(code: Sample.code($0)) }
            written.regions = order.regions
            written.side = order.side
            written.modalities = order.modalities
          }
        ]
        $0.diagnoses = order.codes.map {
          DiagnosisFacts(Sample.code($0), icd: EmbeddedTables.icd, regions: EmbeddedTables.regions)
        }
      }
      for region in Self.regions {
        for side in Self.sides {
          for kind in Self.kinds {
            cells += 1
            var note = SessionNote()
            note.areas = [.init(region, side)]
            note.work = [.init(kind, minutes: 45)]
            let proposal = try #require(
              note.proposal(.ordered, by: Sample.therapist, at: Sample.ballard, rule: .cpt))
            let blocks = determine(facts, on: Sample.today, proposal: proposal).findings.filter {
              $0.aspect == .scope && $0.effect == .blocks
            }
            let isOrdered = Self.isOrdered(region, side, kind, by: order)
            #expect(blocks.isEmpty == isOrdered, "\(order.codes) \(side) \(region) \(kind)")
            allowed += isOrdered ? 1 : 0
          }
        }
      }
    }
    #expect(cells == 600)
    // Counted by hand, order by order: left ankle and foot 4, neck and upper back 12, anywhere but head and jaw 72, low
    // back and right shoulder 8, left shoulder and arm 4.
    #expect(allowed == 4 + 12 + 72 + 8 + 4)
  }
}
