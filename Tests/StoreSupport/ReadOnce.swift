import ScripIntake
import Synchronization

extension DocumentReading {
  private static let known = Mutex<[[DecodedPage]: DocumentReading]>([:])

  /// What stands on these pages; the same pages are read once a run, since many fixtures begin with the same order.
  public static func once(_ pages: [DecodedPage]) -> DocumentReading {
    if let reading = known.withLock({ $0[pages] }) { return reading }
    let reading = DocumentReading(reading: pages)
    known.withLock { $0[pages] = reading }
    return reading
  }
}
