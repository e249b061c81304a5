extension FileKind {
  /// The kind's name on the wire.
  public var mediaType: String {
    switch self {
    case .pdf: "application/pdf"
    case .tiff: "image/tiff"
    case .jpeg: "image/jpeg"
    case .png: "image/png"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .text: "text/plain"
    case .email: "message/rfc822"
    }
  }
}
