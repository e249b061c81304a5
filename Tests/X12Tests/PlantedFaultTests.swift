import Foundation
import Testing
import X12

/// Faults that `mutate_x12.py` plants in clean files, without knowing the checker.
@Suite struct PlantedFaultTests {
  struct Fault {
    let file: String
    let what: String
    let segments: [Int]
    let positions: [String]

    init?(_ line: Substring) {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 6 else { return nil }
      file = String(cells[0])
      what = cells[1...3].joined(separator: ": ")
      segments = cells[4].split(separator: "|").compactMap { Int($0) }
      positions = cells[5].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }

    /// The same place, or the element of a component and the other way round.
    func isAt(_ finding: Finding) -> Bool {
      segments.contains(finding.place.segment)
        && positions.contains {
          $0 == finding.position || (!$0.isEmpty && finding.position.hasPrefix($0 + "-"))
            || $0.hasPrefix(finding.position + "-")
        }
    }
  }

  @Test("Of the faults planted in clean files, all but a few are found at their segment and element")
  func planted() throws {
    let seed = Int.random(in: 1...9999)
    let folder = FileManager.default.temporaryDirectory.appending(path: "planted-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", Fixture.folder.appending(path: "mutate_x12.py").path, folder.path, "--seed", "\(seed)", "--each", "1",
    ]
    process.standardOutput = Pipe()
    try process.run()
    process.waitUntilExit()
    let table = try String(contentsOf: folder.appending(path: "faults.tsv"), encoding: .utf8)
    let faults = table.split(separator: "\n").compactMap(Fault.init)
    var missed: [String] = []
    for fault in faults {
      let report = try Fixture.check([UInt8](try Data(contentsOf: folder.appending(path: fault.file))))
      if !report.findings.contains(where: { $0.severity == .error && fault.isAt($0) }) { missed.append(fault.what) }
    }
    let share = Double(faults.count - missed.count) / Double(max(faults.count, 1))
    print("PlantedFaultTests seed \(seed): \(faults.count - missed.count) of \(faults.count) found at their place")
    #expect(faults.count > 300)
    #expect(share >= 0.99, "seed \(seed) missed \(missed)")
  }
}
