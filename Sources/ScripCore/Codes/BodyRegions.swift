/// A set of body regions, in one word of memory: scope is decided for every session that is drawn on a page.
public struct BodyRegions: Hashable, Sendable, SetAlgebra {
  private var bits: UInt32

  public init() { bits = 0 }

  private init(bits: UInt32) { self.bits = bits }

  public init(_ region: BodyRegion) { bits = region.bit }

  public init(_ regions: some Sequence<BodyRegion>) { bits = regions.reduce(0) { $0 | $1.bit } }

  public init(arrayLiteral regions: BodyRegion...) { self.init(regions) }

  /// Every region: what a diagnosis without a site opens.
  public static let any = BodyRegions(BodyRegion.allCases)

  public var isEmpty: Bool { bits == 0 }

  /// The regions, in the order of `BodyRegion`.
  public var members: [BodyRegion] { BodyRegion.allCases.filter(contains) }

  /// `neck, upper back`, or `any region`.
  public var shown: String { self == .any ? "any region" : members.map(\.shown).joined(separator: ", ") }

  public func contains(_ region: BodyRegion) -> Bool { bits & region.bit != 0 }

  public func union(_ other: Self) -> Self { Self(bits: bits | other.bits) }
  public func intersection(_ other: Self) -> Self { Self(bits: bits & other.bits) }
  public func symmetricDifference(_ other: Self) -> Self { Self(bits: bits ^ other.bits) }
  public mutating func formUnion(_ other: Self) { self = union(other) }
  public mutating func formIntersection(_ other: Self) { self = intersection(other) }
  public mutating func formSymmetricDifference(_ other: Self) { self = symmetricDifference(other) }

  @discardableResult
  public mutating func insert(_ region: BodyRegion) -> (inserted: Bool, memberAfterInsert: BodyRegion) {
    defer { bits |= region.bit }
    return (!contains(region), region)
  }

  @discardableResult
  public mutating func remove(_ region: BodyRegion) -> BodyRegion? {
    defer { bits &= ~region.bit }
    return contains(region) ? region : nil
  }

  @discardableResult
  public mutating func update(with region: BodyRegion) -> BodyRegion? {
    insert(region).inserted ? nil : region
  }
}

extension BodyRegions: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([BodyRegion].self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(members)
  }
}

extension BodyRegion {
  /// The region's own bit. Never stored: stored sets carry names.
  fileprivate var bit: UInt32 { 1 << place }

  private var place: UInt32 {
    switch self {
    case .head: 0
    case .jaw: 1
    case .neck: 2
    case .chest: 3
    case .upperBack: 4
    case .lowBack: 5
    case .abdomen: 6
    case .sacrum: 7
    case .buttock: 8
    case .hip: 9
    case .thigh: 10
    case .knee: 11
    case .lowerLeg: 12
    case .ankle: 13
    case .foot: 14
    case .shoulder: 15
    case .upperArm: 16
    case .elbow: 17
    case .forearm: 18
    case .wrist: 19
    case .hand: 20
    }
  }
}
