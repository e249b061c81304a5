import Foundation
import X12

/// A file or standard input with X12 in it, checked block by block.
struct X12Source {
  /// What became of it.
  enum Answer {
    case checked(Report)
    /// What was found before the reading stopped, and why it stopped.
    case unreadable(Report, reason: String)
  }

  /// Nil for standard input.
  let url: URL?

  /// The name for answers; standard input is `-`.
  var name: String { url?.relativePath ?? "-" }

  /// The files the paths name, `-` being standard input; a folder stands for the files in it and below, by name.
  static func all(at paths: [String]) throws -> [X12Source] {
    try paths.flatMap { path in
      path == "-" ? [X12Source(url: nil)] : try PaperFile.all(at: [path]).map { X12Source(url: $0.url) }
    }
  }

  private static let blockBytes = 1 << 20

  /// Reads and checks it, saying on a terminal how far it has come.
  func check(_ options: CheckOptions) -> Answer {
    var checker = Checker(options)
    var tokenizer = Tokenizer()
    var bytes = 0
    do {
      try readBlocks { block, isLast in
        bytes += block.count
        try tokenizer.read(block, isLast: isLast) { checker.take($0) }
      }
    } catch {
      return .unreadable(checker.finish(), reason: Self.reason(error))
    }
    if tokenizer.hasByteOrderMark { checker.foundByteOrderMark() }
    var report = checker.finish()
    report.bytes = bytes
    return .checked(report)
  }

  /// Hands on its segments, in order.
  func read(_ body: (borrowing Segment) -> Void) throws {
    var tokenizer = Tokenizer()
    try readBlocks { block, isLast in try tokenizer.read(block, isLast: isLast, body) }
  }

  /// Hands on its bytes block by block, the last one empty, saying on a terminal how far it has come.
  func readBlocks(_ body: (UnsafeRawBufferPointer, _ isLast: Bool) throws -> Void) throws {
    guard let handle = url.map({ try? FileHandle(forReadingFrom: $0) }) ?? FileHandle.standardInput else {
      throw Unopened()
    }
    let size = url.flatMap { try? $0.resourceValues(forKeys: [.fileSizeKey]).fileSize } ?? 0
    let progress = Progress(of: size >> 20, "MB of \(name)")
    var bytes = 0
    while true {
      let block = try handle.read(upToCount: Self.blockBytes) ?? Data()
      try block.withUnsafeBytes { try body($0, block.isEmpty) }
      bytes += block.count
      if block.isEmpty { break }
      if size > 16 << 20 { progress.show(bytes >> 20) }
    }
  }

  private struct Unopened: Error {}

  /// Why a reading stopped, as one sentence without a word from the file.
  static func reason(_ error: any Error) -> String {
    switch error {
    case let failure as Failure: failure.message
    case let failure as JSONFailure: failure.message
    case is Unopened: "The file cannot be opened; see that you may read it."
    default: "It cannot be read to its end; see that the disk is well."
    }
  }
}
