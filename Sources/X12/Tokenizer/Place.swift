/// Where a segment begins in what was read.
public struct Place: Hashable, Sendable {
  /// The offset of its first byte, from 0, in the whole file or stream.
  public var byte: Int
  /// Its ordinal in the file, from 1; the ISA segment is 1.
  public var segment: Int
  /// Its line, from 1, counted by line feeds.
  public var line: Int

  public init(byte: Int, segment: Int, line: Int) {
    self.byte = byte
    self.segment = segment
    self.line = line
  }
}
