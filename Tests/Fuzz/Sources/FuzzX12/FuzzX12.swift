import Foundation

/// What libFuzzer calls. The environment names one of `Target.all`; without a name every one is tried.
private let chosen: [Target] = {
  guard let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] else { return Target.all }
  let named = Target.all.filter { $0.name == name }
  precondition(!named.isEmpty, "There is no target \(name)")
  return named
}()

/// Any bytes. A thrown failure is an answer; only a trap, a hang or a broken promise is a find.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  for target in chosen { target.run(bytes) }
  return 0
}
