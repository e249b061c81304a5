/// A paper made of blocks, printed as HTML, PDF or DOCX.
public struct Paper: Sendable {
  public init() {}
}
