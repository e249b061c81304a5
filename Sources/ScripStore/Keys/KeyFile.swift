import Seal

/// The file that holds the installation key: the one secret that is in no backup.
///
/// Promises: mode 0600 from its first byte; written whole or not at all; a file others may read is refused.
public struct KeyFile: Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    case missing
    case notAKeyFile
    case readableByOthers(mode: UInt32)

    public var description: String {
      switch self {
      case .missing: "The key file is missing. Type the recovery sheet with `scrip restore --sheet` to make it anew."
      case .notAKeyFile: "The key file does not hold a key. Make it anew from the recovery sheet."
      case .readableByOthers: "Others on this machine may read the key file. Set its mode to 0600."
      }
    }
  }

  /// Makes the file with a new key; fails when there is one already.
  public func create() throws -> InstallationKey {
    let key = InstallationKey()
    try write(key)
    return key
  }

  /// Writes a key that was typed from the sheet. Fails when there is a file already: nothing overwrites a key.
  public func write(_ key: InstallationKey) throws {
    let text = Self.firstLine + key.exposedBytes().hexadecimal + "\n"
    try DurableFile.create(Array(text.utf8), at: path, mode: 0o600)
  }

  /// The key in the file.
  public func read() throws -> InstallationKey {
    guard DurableFile.exists(path) else { throw Failure.missing }
    let mode = try DurableFile.mode(of: path)
    guard mode & 0o077 == 0 else { throw Failure.readableByOthers(mode: mode) }
    let text = String(decoding: try DurableFile.read(path, limit: 4096), as: UTF8.self)
    guard text.hasPrefix(Self.firstLine) else { throw Failure.notAKeyFile }
    let digits = Array(text.dropFirst(Self.firstLine.count).utf8.prefix { $0 != UInt8(ascii: "\n") })
    guard let bytes = [UInt8](hexadecimal: digits), let key = InstallationKey(bytes: bytes) else {
      throw Failure.notAKeyFile
    }
    return key
  }

  private static let firstLine = "scrip installation key 1\n"
}
