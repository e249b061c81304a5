import ScripCore
import ScripSQL
import Seal

/// The practices' keys, each sealed by the installation key and tied to its practice.
extension Connection {
  /// Makes this practice's key and stores it wrapped. A practice gets one key and keeps it.
  public func addPracticeKey(wrappedBy installation: InstallationKey, at moment: Moment) throws -> PracticeKey {
    let key = PracticeKey()
    let wrapped = installation.seal(key.exposedBytes(), context: wrappingContext)
    try insert(into: .wrappedKey, ["wrapped": wrapped, "wrapper": installation.fingerprint, "made_at": moment])
    return key
  }

  /// This practice's key; nil before it has one. Throws `SealFailure.altered` under another installation key.
  public func practiceKey(wrappedBy installation: InstallationKey) throws -> PracticeKey? {
    guard let row = try first("SELECT wrapped FROM wrapped_key WHERE practice_id = \(practice)") else { return nil }
    let bytes = try installation.open(try row.bytes(0), context: wrappingContext)
    guard let key = PracticeKey(bytes: bytes) else { throw SealFailure.altered }
    return key
  }

  /// Wraps this practice's key anew, after the installation key may have been seen by others.
  public func rewrapPracticeKey(from old: InstallationKey, to new: InstallationKey) throws {
    guard let key = try practiceKey(wrappedBy: old) else { return }
    let wrapped = new.seal(key.exposedBytes(), context: wrappingContext)
    try change(.wrappedKey) { row in
      row["wrapped"] = wrapped
      row["wrapper"] = new.fingerprint
    }
  }

  private var wrappingContext: [UInt8] { Array("practice key".utf8) + practice }
}
