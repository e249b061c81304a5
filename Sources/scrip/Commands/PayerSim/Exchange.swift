import Foundation
import ScripPayerSim

/// One file that is answered, and where its answers go.
struct Exchange {
  let file: URL
  /// How it is named in messages and remembered: its path as given, or below the folder.
  let name: String
  private let answers: URL

  /// Files, and those of folders, into one folder for the answers.
  static func all(at paths: [String], to output: String) throws -> [Exchange] {
    let files = try PaperFile.all(at: paths).map(\.url)
    guard !files.isEmpty else { throw CommandFailure(Outcome.wrongUsage, "There is no file in the folder.") }
    let folder = URL(filePath: output, directoryHint: .isDirectory)
    try make(folder, named: output)
    return files.map { Exchange(file: $0, name: $0.relativePath, answers: folder) }
  }

  /// What lies in the folder of each clearinghouse, for the folder `answers` in it.
  static func all(below path: String) throws -> [Exchange] {
    let top = URL(filePath: path, directoryHint: .isDirectory)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: top.path) else {
      throw CommandFailure(
        Outcome.wrongUsage, "Nothing is at \(path); name the folder that scrip serve puts claims into.")
    }
    var exchanges: [Exchange] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let house = top.appending(path: name)
      let files = (try? FileManager.default.contentsOfDirectory(atPath: house.path)) ?? []
      for file in files.sorted() where isQuestion(file) {
        let answers = house.appending(path: "answers", directoryHint: .isDirectory)
        try make(answers, named: "\(name)/answers")
        exchanges.append(Exchange(file: house.appending(path: file), name: "\(name)/\(file)", answers: answers))
      }
    }
    return exchanges
  }

  func read() throws -> [UInt8] {
    do { return [UInt8](try Data(contentsOf: file)) } catch {
      throw CommandFailure(Outcome.wrongUsage, "\(name) cannot be opened; see that you may read it.")
    }
  }

  /// Writes an answer and tells its path.
  func write(_ answer: PayerAnswer) throws -> String {
    let stem = file.deletingPathExtension().lastPathComponent
    let place = answers.appending(path: "\(stem).\(answer.kind.rawValue)")
    if FileManager.default.fileExists(atPath: place.path) {
      throw CommandFailure(Outcome.wrongUsage, "\(place.relativePath) is there already; name another folder.")
    }
    let output = try X12Output(to: place.path)
    try output.write(answer.bytes)
    try output.finish()
    return place.relativePath
  }

  private static func isQuestion(_ name: String) -> Bool {
    !name.hasPrefix(".") && [".x12", ".837", ".270", ".278"].contains { name.hasSuffix($0) }
  }

  private static func make(_ folder: URL, named name: String) throws {
    do { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
      throw CommandFailure(Outcome.wrongUsage, "\(name) cannot be made; name a folder that can.")
    }
  }
}
