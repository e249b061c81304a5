import ScripX12
import X12

/// Any bytes, cut into segments, checked, and read into the core's values. None of it may trap or hang.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = UnsafeRawBufferPointer(start: start, count: count)
  // A thrown failure is an answer; only a trap or a hang is a find.
  _ = try? Checker.check(bytes, CheckOptions(today: 2026_11_25, mostFindings: 100))
  _ = try? TransactionReader.read(Array(bytes))
  return 0
}
