import ArgumentParser
import Foundation
import X12

/// `scrip x12 split`: one file a transaction set.
struct X12SplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Cuts X12 files into one file a transaction set, each with its envelope and right counts.",
    discussion: """
      Example: scrip x12 split remittances.835 -o remittances/

      A folder stands for the files in it and below; - is standard input. The files are named after the file, ISA13,
      GS06, ST02 and their order, and each appears whole or not at all. Files that are there are not written over.
      With --claims an 837 set of more claims becomes several, which keep ISA13, GS06, ST02 and BHT03; remittances stay
      whole, since their claims are one payment.
      Exit codes: 0 cut, 1 segments outside every set were left out, 2 at least one is not X12, 64 wrong usage,
      70 a file cannot be written.
      """)

  @Argument(help: "Files, folders, or - for standard input.")
  var paths: [String]
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write to; it is made if need be.", valueName: "folder"))
  var output: String

  @Option(help: ArgumentHelp("The most claims of an 837 in one file.", valueName: "number"))
  var claims: Int?

  func validate() throws {
    if let claims, claims < 1 { throw ValidationError("A file has at least 1 claim.") }
  }

  func run() throws {
    let sources = try X12Source.all(at: paths)
    guard !sources.isEmpty else { throw CommandFailure(Outcome.wrongUsage, "There is no file in the folder.") }
    let folder = URL(filePath: output, directoryHint: .isDirectory)
    do { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
      throw CommandFailure(Outcome.wrongUsage, "\(output) cannot be made; name a folder that can.")
    }
    var isUnreadable = false
    var hasLeftOut = false
    var number = 0
    for source in sources {
      let stem = source.url?.deletingPathExtension().lastPathComponent ?? "input"
      var splitter = Splitter(mostClaims: claims) { piece in
        number += 1
        try Self.write(piece, as: "\(stem)-\(Self.name(piece))-\(number).edi", in: folder)
      }
      do { try source.read { splitter.take($0) } } catch {
        isUnreadable = true
        Console.complain("\(source.name): \(X12Source.reason(error))")
      }
      try splitter.finish()
      if splitter.leftOut > 0 {
        hasLeftOut = true
        Console.complain("\(source.name): \(splitter.leftOut) segments outside every set were left out.")
      }
    }
    if isUnreadable { throw Outcome.notReadable }
    if hasLeftOut { throw Outcome.no }
  }

  private static func write(_ piece: Splitter.Piece, as name: String, in folder: URL) throws {
    let place = folder.appending(path: name)
    if FileManager.default.fileExists(atPath: place.path) {
      throw CommandFailure(Outcome.wrongUsage, "\(place.relativePath) is there already; name another folder.")
    }
    let file = try X12Output(to: place.path)
    try file.write(piece.bytes)
    try file.finish()
    Console.answer(place.path)
  }

  /// ISA13, GS06 and ST02, of letters and digits alone: nothing in a file can name a path.
  private static func name(_ piece: Splitter.Piece) -> String {
    [piece.interchange, piece.group, piece.set].map { part in
      let plain = part.unicodeScalars.filter {
        $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
      }
      return String(String.UnicodeScalarView(plain.prefix(20)))
    }.joined(separator: "-")
  }
}
