import Glibc
import ScripIntake

/// The standard streams: the document comes in whole, frames go out.
///
/// A frame is a letter, two big-endian 32-bit lengths, that many bytes of JSON, and that many bytes of PNG.
/// `P` is a page, `E` the end with nothing left out, `U` the reason why the document could not be read.
struct Wire {
  /// Where frames go. Decoders that print on standard output must not reach it, so it is a copy.
  private let output: Int32

  init() {
    output = dup(STDOUT_FILENO)
    dup2(STDERR_FILENO, STDOUT_FILENO)
  }

  /// The whole document, at most one byte more than the largest allowed.
  func document() throws(Unreadable) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= FileKind.bytesMax {
      let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .damaged }
      bytes += chunk[..<count]
    }
    throw .tooLarge
  }

  func send(_ page: DecodedPage) { send("P", json: JSONText.page(page), image: page.image) }

  func sendEnd() { send("E", json: "{}", image: []) }

  func send(_ unreadable: Unreadable) {
    send("U", json: "{\"reason\":\(JSONText.string(unreadable.sentence))}", image: [])
  }

  /// Words without a frame, for `--walls` and for a person at a terminal.
  func say(_ text: String) { write(Array(text.utf8)) }

  private func send(_ letter: Unicode.Scalar, json: String, image: [UInt8]) {
    let json = Array(json.utf8)
    write([UInt8(ascii: letter)] + Self.length(json) + Self.length(image))
    write(json)
    write(image)
  }

  private static func length(_ bytes: [UInt8]) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (24 - 8 * $0)) }
  }

  private func write(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(output, $0.baseAddress! + start, bytes.count - start) }
      if count < 0 && errno == EINTR { continue }
      // The parent is gone: there is nobody left to answer.
      guard count > 0 else { exit(1) }
      start += count
    }
  }
}
