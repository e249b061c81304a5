/// One value found in a document, with the place it stands and how far it can be trusted.
///
/// Promises: a value that the reader would not stand for carries a `review` reason; no value is ever made up
/// from what the document does not say.
public struct ReadField<Value: WrittenValue>: Hashable, Sendable, Codable {
  /// Nil when the document does not show the field, or shows it unreadably (then `review` says so).
  public var value: Value?
  /// 0 (a guess) ... 1 (certain).
  public var confidence: Double
  /// Where the words stand; nil for a field that was not found or was typed by a person.
  public var source: ReadSource?
  /// Why a person must look before the value counts; nil when nobody needs to.
  public var review: ReviewReason?

  public init(
    _ value: Value? = nil, confidence: Double = 0, source: ReadSource? = nil, review: ReviewReason? = nil
  ) {
    self.value = value
    self.confidence = confidence
    self.source = source
    self.review = review
  }

  /// The value as a clerk reads and edits it; empty when there is none. `correct(to:)` reads it back.
  public var text: String { value?.written ?? "" }

  /// Takes a clerk's text through the grammar that reads documents, less what guards against misreading. Empty text
  /// clears the field.
  ///
  /// Returns false, and changes nothing, when the text is not of the field's kind. A value that is of the
  /// kind but cannot be right (an NPI with a wrong check digit) is taken and keeps its reason for review.
  public mutating func correct(to text: String) -> Bool {
    let trimmed = text.trimmed
    if trimmed.isEmpty {
      self = ReadField(nil, confidence: 1)
      return true
    }
    guard let read = Value.typed(trimmed) else { return false }
    self = ReadField(read.value, confidence: 1, source: nil, review: read.doubt)
    return true
  }
}

/// The words a value was read from, and their places.
public struct ReadSource: Hashable, Sendable, Codable {
  /// 1-based page of the file.
  public var page: Int
  /// One box a line of print, in thousandths of the page image.
  public var boxes: [PageBox]
  /// The words as they were read, before any repair.
  public var words: String

  public init(page: Int, boxes: [PageBox], words: String) {
    self.page = page
    self.boxes = boxes
    self.words = words
  }
}

/// A kind of value that can be written for a person and read back.
public protocol WrittenValue: Hashable, Sendable, Codable {
  /// As a clerk would type it.
  var written: String { get }
  /// The value in a text, with what is doubtful about it; nil when the text is of another kind.
  static func reading(_ text: String) -> Doubtful<Self>?
  /// The same in what a person typed, who is trusted where the reader is not. As `reading` unless said otherwise.
  static func typed(_ text: String) -> Doubtful<Self>?
}

extension WrittenValue {
  public static func typed(_ text: String) -> Doubtful<Self>? { reading(text) }
}

/// A value with the reason, if any, why a person must confirm it.
public struct Doubtful<Value: Sendable>: Sendable {
  public var value: Value
  public var doubt: ReviewReason?

  public init(_ value: Value, _ doubt: ReviewReason? = nil) {
    self.value = value
    self.doubt = doubt
  }
}
