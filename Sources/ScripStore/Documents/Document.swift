import ScripCore
import Seal

/// A file as it came in: kept as it was, sealed, and never changed.
public struct Document: Hashable, Sendable {
  public let id: DocumentID
  /// Over the clear bytes: the same file twice has the same digest.
  public let digest: Digest
  public let byteCount: Int
  /// `application/pdf`: as recognised from the bytes, not as claimed.
  public let mediaType: String
  /// As the sender called it. Often a patient's name, so it is sealed at rest.
  public let fileName: String?
  /// `fax`, `upload`, `email`, `text`, `folder`, `paper`.
  public let via: String
  public let receivedAt: Moment

  public init(
    id: DocumentID, digest: Digest, byteCount: Int, mediaType: String, fileName: String?, via: String,
    receivedAt: Moment
  ) {
    self.id = id
    self.digest = digest
    self.byteCount = byteCount
    self.mediaType = mediaType
    self.fileName = fileName
    self.via = via
    self.receivedAt = receivedAt
  }

  /// More is answered with 413 and a sentence.
  public static let byteCountMax = 25 << 20
}

/// What is stored of a document: the file itself, and what reading made of it. Pages count from 1.
public enum DocumentPart: Hashable, Sendable, CustomStringConvertible {
  case original
  /// The picture of a page that people see and evidence boxes refer to.
  case page(Int)
  /// What is written on a page that has no picture, a line of print a line: UTF-8.
  case words(Int)

  /// How the part is stored.
  public var description: String {
    switch self {
    case .original: "original"
    case .page(let number): "page-\(number)"
    case .words(let number): "words-\(number)"
    }
  }

  /// The part that is stored so; nil for any other text.
  init?(stored text: String) {
    let words = text.split(separator: "-")
    switch (words.first, words.count == 2 ? Int(words[1]) : nil) {
    case ("original", nil) where words.count == 1: self = .original
    case ("page", let number?): self = .page(number)
    case ("words", let number?): self = .words(number)
    default: return nil
    }
  }
}

/// Why bytes are not taken as a document.
public enum DocumentRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLarge
  case empty

  public var description: String {
    switch self {
    case .tooLarge: "The file is larger than 25 MB. Send it in parts, or scan it in black and white."
    case .empty: "The file is empty. Send it again."
    }
  }
}

enum StreamNoun: Sendable {}
typealias StreamID = ID<StreamNoun>
