import Foundation

/// Other people's validators of X12 files, in .venv. Their known faults stand with their reasons in Peers/check.py.
public enum PeerValidator {
  /// There is no .venv: scripts/setup makes it.
  public struct Missing: Error {}

  /// What `pyx12` or `x12sdk` says of every file in a folder; status 0 is no finding.
  public static func ask(_ peer: String, about folder: URL) throws -> (status: Int32, words: String) {
    let python = Checkout.root.appending(path: ".venv/bin/python")
    guard FileManager.default.fileExists(atPath: python.path) else { throw Missing() }
    let process = Process()
    process.executableURL = python
    process.arguments = [
      Checkout.root.appending(path: "Tests/ScripX12Tests/Peers/check.py").path, peer, folder.path,
    ]
    let words = Pipe()
    process.standardOutput = words
    process.standardError = words
    try process.run()
    let said = words.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }
}
