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
    let text = Self.firstLine + key.exposedBytes().map(Self.hexadecimal).joined() + "\n"
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
    guard digits.count == 64, let key = InstallationKey(bytes: Self.bytes(hexadecimal: digits)) else {
      throw Failure.notAKeyFile
    }
    return key
  }

  private static let firstLine = "scrip installation key 1\n"

  private static func hexadecimal(_ byte: UInt8) -> String {
    String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
  }

  /// The bytes that the digits name; fewer when one of them is no digit, so that no key is made of them.
  private static func bytes(hexadecimal digits: [UInt8]) -> [UInt8] {
    stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
  }
}
