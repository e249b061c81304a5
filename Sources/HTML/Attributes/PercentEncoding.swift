/// Percent-encoding of one piece of a URL. Source: RFC 3986, section 2.1 and 2.3 (unreserved characters).
enum PercentEncoding {
  static func encoded(_ piece: String) -> String {
    if piece.utf8.allSatisfy(isUnreserved) { return piece }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(piece.utf8.count * 3)
    for byte in piece.utf8 {
      guard !isUnreserved(byte) else {
        bytes.append(byte)
        continue
      }
      bytes.append(UInt8(ascii: "%"))
      bytes.append(hexDigits[Int(byte >> 4)])
      bytes.append(hexDigits[Int(byte & 15)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let hexDigits = Array("0123456789ABCDEF".utf8)

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }
}
