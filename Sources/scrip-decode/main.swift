import Glibc
import ScripIntake

/// Reads one document on standard input and answers with its pages on standard output.
///
/// Every decoder written in C lives in this program, which has no rights worth stealing: see `Walls`.
/// `--walls` says which of them stand on this machine and reads nothing.
setlocale(LC_CTYPE, "C.UTF-8")
let walls = Walls.raise()
let wire = Wire()
if CommandLine.arguments.dropFirst().first == "--walls" {
  wire.say(walls.report)
  exit(walls.limits ? 0 : 1)
}
guard walls.limits else {
  wire.say("scrip-decode: the limits on memory and time cannot be set, so nothing is read\n")
  exit(70)
}
do throws(Unreadable) {
  try read(wire.document(), to: wire.send)
  wire.sendEnd()
} catch {
  wire.send(error)
}

/// As telephones save photos: a box `ftyp` of one of HEIF's brands. Source: ISO/IEC 14496-12, 23008-12.
func isApplePhoto(_ document: [UInt8]) -> Bool {
  let brands = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"]
  return document.dropFirst(4).starts(with: Array("ftyp".utf8))
    && brands.contains(String(decoding: document.dropFirst(8).prefix(4), as: UTF8.self))
}

/// Sends every page of `document` in order.
func read(_ document: [UInt8], to send: (DecodedPage) -> Void) throws(Unreadable) {
  switch FileKind.sniff(document) {
  case .pdf: try readPDF(document, to: send)
  case .tiff: try readTIFF(document, to: send)
  case .jpeg: try readPhoto(document, to: send)
  case .png: try readPNG(document, to: send)
  case .docx: try readWordDocument(document, to: send)
  case .text: try readText(document, to: send)
  case .email: try readEmail(document, to: send)
  case nil where document.isEmpty: throw Unreadable("This file is empty; ask the sender for it again.")
  case nil where isApplePhoto(document): throw .applePhoto
  case nil: throw .unknownKind
  }
}
