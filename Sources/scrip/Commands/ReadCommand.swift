import ArgumentParser
import Foundation
import ScripIntake
import ScripReader

/// `scrip read`: what documents say, as JSON for programs or as lines for people.
struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Reads referrals: faxes, scans, photos, PDFs, Word documents, texts and e-mails.",
    discussion: """
      Example: scrip read inbox/ --json -o readings/

      Without --json it prints what a person would look at; ? marks a field that a person must confirm.
      Exit codes: 0 every document was read, 2 at least one was not, 64 wrong usage.
      """)

  @Argument(help: "Documents, or folders of documents.")
  var paths: [String]
  @Flag(help: "One JSON object a document.")
  var json = false
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write each object into a file NAME.json of this folder.", valueName: "folder"))
  var folder: String?

  func validate() throws {
    if folder != nil, !json { throw ValidationError("-o writes JSON: add --json.") }
  }

  func run() async throws {
    let files = try PaperFile.all(at: paths)
    guard !files.isEmpty else {
      throw CommandFailure(Outcome.wrongUsage, "There is no document in the folder.")
    }
    if let folder { try prepare(folder, for: files) }
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let reader = try Reader.forCommands(childrenMax: processors)
    let progress = Progress(of: files.count, "documents")
    var unread = 0
    try await files.inTurn(width: processors) { file in
      try await file.read(by: reader)
    } take: { number, answer in
      switch answer {
      case .read(let reading, let pages): try give(files[number], reading, pages: pages)
      case .unreadable(let reason):
        unread += 1
        Console.complain("\(files[number].url.lastPathComponent): \(reason)")
      }
      progress.show(number + 1)
    }
    if unread > 0 { throw Outcome.notReadable }
  }

  private func prepare(_ folder: String, for files: [PaperFile]) throws {
    let twice = Dictionary(grouping: files, by: \.name).filter { $0.value.count > 1 }.keys.sorted()
    if let name = twice.first {
      throw CommandFailure(Outcome.wrongUsage, "Two documents would be written to \(name).json; rename one of them.")
    }
    do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
      throw CommandFailure(Outcome.wrongUsage, "The folder \(folder) cannot be made; name another with -o.")
    }
  }

  private func give(_ file: PaperFile, _ reading: DocumentReading, pages: Int) throws {
    guard json else {
      ReadingText(file.name, reading, pages: pages).lines.forEach(Console.answer)
      return
    }
    let line = reading.json(id: file.name)
    guard let folder else { return Console.answer(line) }
    let place = URL(filePath: folder).appending(path: file.name + ".json")
    try Console.answer(Data((line + "\n").utf8), in: place)
  }
}

extension Array where Element: Sendable {
  /// Works on `width` elements at a time and takes the answers in the order of the elements.
  fileprivate func inTurn<Answer: Sendable>(
    width: Int, work: @escaping @Sendable (Element) async throws -> Answer, take: (Int, Answer) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
      var (started, taken) = (0, 0)
      var waiting: [Int: Answer] = [:]
      func start() {
        guard started < count else { return }
        let (number, element) = (started, self[started])
        started += 1
        group.addTask { (number, try await work(element)) }
      }
      for _ in 0..<Swift.max(1, width) { start() }
      while let (number, answer) = try await group.next() {
        waiting[number] = answer
        start()
        while let next = waiting.removeValue(forKey: taken) {
          try take(taken, next)
          taken += 1
        }
      }
    }
  }
}
