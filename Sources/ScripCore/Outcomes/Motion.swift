/// One movement of one joint: `cervical`, `flexion`. The vocabulary is that of the table of norms.
public struct Motion: Hashable, Sendable, Codable {
  public var joint: String
  public var movement: String

  public init(_ joint: String, _ movement: String) {
    self.joint = joint
    self.movement = movement
  }

  /// Reads `cervical/flexion`, as a form sends it.
  public init?(key: String) {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.init(String(parts[0]), String(parts[1]))
  }

  public var key: String { "\(joint)/\(movement)" }

  /// `cervical lateral flexion`.
  public var shown: String {
    let name = movement.hasSuffix("_each") ? String(movement.dropLast(5)) : movement
    let joint = joint == "tmj" ? "jaw" : joint
    return "\(joint) \(name.hasSuffix("_mm") ? String(name.dropLast(3)) : name)".split(separator: "_")
      .joined(separator: " ")
  }
}

/// What a movement normally reaches. Source: `rom_norms.csv`, each row its own.
public struct MotionNorm: Hashable, Sendable {
  public enum Unit: String, Hashable, Sendable { case degrees = "deg", millimetres = "mm" }

  public let motion: Motion
  /// Degrees, or millimetres. 0 where the joint normally stops at straight.
  public let normal: Int
  public let unit: Unit
  public let source: String
  public let confidence: String

  /// Percent of the norm, halves up; nil where the norm is 0, which has no percent.
  public func percent(_ measured: Score) -> Int? {
    guard normal > 0 else { return nil }
    return max(0, (measured.hundredths * 2 + normal) / (normal * 2))
  }

  /// What a joint that should be straight still lacks; nil where the norm is a reach.
  public func lacking(_ measured: Score) -> Score? { normal == 0 ? measured.magnitude : nil }

  static func all(_ csv: CSV) -> [MotionNorm]? {
    let columns = ["joint", "motion", "normal_deg", "unit", "source", "confidence"].compactMap(csv.column)
    guard columns.count == 6 else { return nil }
    var norms: [MotionNorm] = []
    for row in csv.rows {
      guard row.count == csv.header.count, let normal = Int(row[columns[2]]), normal >= 0,
        let unit = Unit(rawValue: row[columns[3]])
      else { return nil }
      norms.append(
        MotionNorm(
          motion: Motion(row[columns[0]], row[columns[1]]), normal: normal, unit: unit, source: row[columns[4]],
          confidence: row[columns[5]]))
    }
    return norms
  }
}
