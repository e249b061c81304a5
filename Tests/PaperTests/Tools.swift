import Foundation
import Testing

/// Other people's readers of what we print (Debian: poppler-utils, unzip).
enum Tools {
  /// The text layer of a PDF, page by page, laid out as on the page; trailing spaces and empty lines dropped.
  static func pages(of pdf: [UInt8]) throws -> [String] {
    let text = try output(of: "pdftotext", ["-layout", "-", "-"], given: pdf)
    return text.split(separator: "\u{C}").map { page in
      page.split(separator: "\n").map(trimmed).filter { !$0.isEmpty }.joined(separator: "\n")
    }
  }

  static func output(of program: String, _ arguments: [String], given input: [UInt8] = []) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let file = FileManager.default.temporaryDirectory.appending(path: "paper-\(UUID().uuidString)")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    process.standardInput = try FileHandle(forReadingFrom: file)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) refused what was printed")
    return String(decoding: bytes, as: UTF8.self)
  }

  /// One part of a ZIP file, read by unzip.
  static func part(_ name: String, of zip: [UInt8]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "paper-\(UUID().uuidString).zip")
    try Data(zip).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    // unzip reads [ ] in a name as a pattern.
    return try output(of: "unzip", ["-p", file.path, name.replacing("[", with: "\\[").replacing("]", with: "\\]")])
  }

  private static func trimmed(_ line: Substring) -> String {
    String(line).replacing(#/^\s+|\s+$/#, with: "").replacing(#/\s{2,}/#, with: "  ")
  }
}
