import Foundation

/// What other programs read off the papers that leave the building.
public enum PrintedText {
  /// The text layer of a PDF as `pdftotext -layout` reads it.
  public static func of(pdf: [UInt8]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "scrip-form-\(UUID().uuidString).pdf")
    try Data(pdf).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try run(["pdftotext", "-layout", file.path, "-"])
  }

  /// What a command prints.
  public static func run(_ command: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
