/// Why a paper could not be printed. None of these comes from the words on it.
public enum PrintFailure: Error, Hashable {
  /// cairo stopped with this status, such as no memory.
  case drawing(status: Int)
  /// libzip stopped while this part of the file was packed.
  case packing(part: String)
}
