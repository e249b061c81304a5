import Foundation
import X12

/// Files of this folder and files made on the spot.
enum Fixture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  /// The day of every check in these tests.
  static let today = 2026_11_25

  static func broken(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: "Broken/\(name)")))
  }

  static func brokenFiles() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "Broken").path)
      .filter { $0.hasSuffix(".edi") }.sorted()
  }

  static func check(_ bytes: [UInt8], tolerance: CheckOptions.Tolerance = .none) throws -> Report {
    try bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in
      try Checker.check(buffer, CheckOptions(tolerance: tolerance, today: today))
    }
  }

  static func check(_ text: String, tolerance: CheckOptions.Tolerance = .none) throws -> Report {
    try check(Array(text.utf8), tolerance: tolerance)
  }

  /// A clean file of `make_x12.py`.
  static func made(_ kind: String, _ count: Int, seed: Int = 7, separators: String = "*:~^", lines: Bool = false) throws
    -> String
  {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [
        "python3", folder.appending(path: "make_x12.py").path, kind, "\(count)", "--seed", "\(seed)", "--delims",
        separators,
      ] + (lines ? ["--nl"] : [])
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  static let kinds = ["837p", "835", "270", "271", "278", "278r", "999", "277ca"]
}
