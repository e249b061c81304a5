import Paper

import enum ScripIntake.FileKind

/// The kinds of file that a paper can be had as: to print, or to type into.
enum PaperFormat: String {
  case pdf, docx

  private var mediaType: String { (self == .pdf ? FileKind.pdf : .docx).mediaType }

  /// The paper as a file; `name` without its ending.
  func download(_ paper: Paper, name: String) throws -> Answer {
    let bytes = try self == .pdf ? paper.pdf() : paper.docx()
    return .download(.bytes(bytes), contentType: mediaType, name: "\(name).\(rawValue)")
  }
}
