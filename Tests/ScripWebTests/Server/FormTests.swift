import Testing

@testable import ScripWeb

/// Forms as they arrive: total parsers of foreign bytes.
@Suite struct FormTests {
  static let encoded: [(text: String, pairs: [String]?)] = [
    ("", []),
    ("a=1&b=two+words", ["a=1", "b=two words"]),
    ("a=%C3%96z&a=&a", ["a=Öz", "a=", "a="]),
    ("&&a=1&", ["a=1"]),
    ("a=%", nil),
    ("a=%4", nil),
    ("a=%zz", nil),
    ("a=%FF", nil),
    ("a=b=c", ["a=b=c"]),
  ]

  typealias Typed = (text: String, max: Int, isNumber: Bool?, isKept: Bool)
  static let typed: [Typed] = [
    ("paid with 4111 1111 1111 1111", 200, nil, false), ("check 4111", 200, nil, true),
    ("4111111111111111", 200, true, true), ("4111111111111111", 80, nil, true), ("4111111111111111", 40, false, false),
  ]

  @Test("A card's number among words is refused; a number that a payer gave is not", arguments: typed)
  func cards(row: Typed) {
    var reader = FormReader(FormFields([("note", row.text)]))
    let text = reader.optionalText("note", label: "it", max: row.max, isNumber: row.isNumber)
    #expect((text != nil) == row.isKept)
    #expect(reader.faults.map(\.field) == (row.isKept ? [] : ["note"]))
  }

  @Test("An encoded form is read whole or not at all", arguments: encoded)
  func urlEncoded(row: (text: String, pairs: [String]?)) {
    let fields = FormFields(urlEncoded: Array(row.text.utf8))
    #expect(fields?.pairs.map { "\($0.name)=\($0.value)" } == row.pairs)
  }

  static let upload =
    "preamble\r\n--X\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nline\r\n--not it\r\n--X\r\n"
    + "content-disposition: form-data; name=\"f\"; filename=\"a \\\"b\\\".pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
    + "\r\n--Y\r\r\n-\r\n--X--\r\nepilogue"

  @Test("A multipart form gives the same parts however it is cut", arguments: 1...40)
  func cuts(size: Int) throws {
    var parser = try MultipartParser(contentType: "multipart/form-data; boundary=\"X\"")
    let bytes = Array(Self.upload.utf8)
    var file: [UInt8] = []
    var others: [MultipartParser.Event] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      for event in try parser.feed(bytes[start..<min(start + size, bytes.count)]) {
        if case .fileBytes(let piece) = event { file += piece } else { others.append(event) }
      }
    }
    #expect(parser.isDone)
    #expect(String(decoding: file, as: UTF8.self) == "\r\n--Y\r\r\n-")
    #expect(
      others == [
        .field(name: "note", value: "line\r\n--not it"),
        .fileBegan(name: "f", fileName: "a \"b\".pdf", contentType: "application/pdf"), .fileEnded, .ended,
      ])
  }

  @Test("No bytes stop the parser of multipart forms", arguments: 1...200)
  func anyBytes(seed: Int) throws {
    var state = UInt64(seed)
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    var bytes = Array(Self.upload.utf8)
    for _ in 0..<6 {
      switch next(3) {
      case 0: bytes.remove(at: next(bytes.count))
      case 1: bytes.insert(UInt8(next(256)), at: next(bytes.count))
      default: bytes[next(bytes.count)] = UInt8(next(256))
      }
    }
    var parser = try MultipartParser(contentType: "multipart/form-data; boundary=X")
    var given = 0
    if let events = try? parser.feed(bytes) {
      for case .fileBytes(let piece) in events { given += piece.count }
    }
    #expect(given <= bytes.count)
  }

  @Test("A form cut short is not taken for whole")
  func cutShort() throws {
    var parser = try MultipartParser(contentType: "multipart/form-data; boundary=X")
    _ = try parser.feed(Self.upload.utf8.dropLast(12))
    #expect(!parser.isDone)
    #expect(throws: MultipartParser.Fault.noBoundary) { try MultipartParser(contentType: "multipart/form-data") }
  }
}
