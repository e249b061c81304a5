/// Reads `multipart/form-data` (RFC 7578) piece by piece, as it arrives. Total: any bytes give events or a fault.
struct MultipartParser {
  enum Event: Equatable, Sendable {
    case field(name: String, value: String)
    case fileBegan(name: String, fileName: String, contentType: String)
    case fileBytes([UInt8])
    case fileEnded
    case ended
  }

  enum Fault: Error, Equatable {
    case noBoundary, badHeader, fieldTooLong, tooManyParts
  }

  private enum State {
    case preamble, header, field(name: String), file, done
  }

  private static let headerBytesMax = 4_096
  private static let fieldBytesMax = 256 * 1024
  private static let partsMax = 200

  private let delimiter: [UInt8]
  /// Begins as if a line had just ended, so that the first boundary looks like every other.
  private var buffer: [UInt8] = [13, 10]
  private var state = State.preamble
  private var parts = 0

  /// Takes the boundary out of a `Content-Type`.
  init(contentType: String) throws(Fault) {
    guard let boundary = MultipartHeader.parameter("boundary", in: contentType), (1...70).contains(boundary.utf8.count)
    else { throw .noBoundary }
    delimiter = Array("\r\n--\(boundary)".utf8)
  }

  /// The closing boundary has been read; bytes that end before it are a form cut short.
  var isDone: Bool { if case .done = state { true } else { false } }

  /// The events in the bytes that have arrived so far.
  mutating func feed(_ bytes: some Sequence<UInt8>) throws(Fault) -> [Event] {
    buffer.append(contentsOf: bytes)
    var events: [Event] = []
    while try step(&events) {}
    return events
  }

  /// Does one thing; false when it needs more bytes.
  private mutating func step(_ events: inout [Event]) throws(Fault) -> Bool {
    switch state {
    case .done:
      buffer.removeAll()
      return false
    case .header:
      return try readHeader(&events)
    case .preamble, .field, .file:
      return try readContent(&events)
    }
  }

  private mutating func readContent(_ events: inout [Event]) throws(Fault) -> Bool {
    guard let at = place(of: delimiter) else {
      let safe = buffer.count - delimiter.count + 1
      if case .field = state, buffer.count > Self.fieldBytesMax { throw .fieldTooLong }
      if safe > 0, case .file = state { events.append(.fileBytes(Array(buffer[..<safe]))) }
      if safe > 0 {
        if case .field = state { return false }
        buffer.removeFirst(safe)
      }
      return false
    }
    let after = at + delimiter.count
    guard buffer.count >= after + 2 else { return false }
    let content = Array(buffer[..<at])
    switch state {
    case .field(let name):
      guard content.count <= Self.fieldBytesMax, let value = String(validating: content, as: UTF8.self)
      else { throw .fieldTooLong }
      events.append(.field(name: name, value: value))
    case .file:
      if !content.isEmpty { events.append(.fileBytes(content)) }
      events.append(.fileEnded)
    case .preamble, .header, .done:
      break
    }
    switch (buffer[after], buffer[after + 1]) {
    case (13, 10): state = .header
    case (UInt8(ascii: "-"), UInt8(ascii: "-")):
      state = .done
      events.append(.ended)
    default: throw .badHeader
    }
    // The line end stays: a part without any header begins with the blank line at once.
    buffer.removeFirst(after)
    return true
  }

  private mutating func readHeader(_ events: inout [Event]) throws(Fault) -> Bool {
    guard let end = place(of: [13, 10, 13, 10]) else {
      if buffer.count > Self.headerBytesMax { throw .badHeader }
      return false
    }
    parts += 1
    guard parts <= Self.partsMax else { throw .tooManyParts }
    guard let text = String(validating: buffer[..<end], as: UTF8.self),
      let header = MultipartHeader(text)
    else { throw .badHeader }
    buffer.removeFirst(end + 4)
    if let fileName = header.fileName {
      events.append(.fileBegan(name: header.name, fileName: fileName, contentType: header.contentType))
      state = .file
    } else {
      state = .field(name: header.name)
    }
    return true
  }

  /// Where `pattern`, which begins with a line end, stands in the buffer.
  private func place(of pattern: [UInt8]) -> Int? {
    buffer.withUnsafeBufferPointer { bytes in
      var at = 0
      while at + pattern.count <= bytes.count {
        guard let start = bytes[at...].firstIndex(of: 13), start + pattern.count <= bytes.count else { return nil }
        if bytes[start..<start + pattern.count].elementsEqual(pattern) { return start }
        at = start + 1
      }
      return nil
    }
  }
}
