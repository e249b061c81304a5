import Foundation

/// Files that are either there whole, also after a power cut, or not there.
public enum DurableFile {
  public enum Failure: Error, Hashable, CustomStringConvertible {
    case exists
    /// `errno` of the call that failed.
    case system(call: String, code: Int32)
    case tooLarge

    public var description: String {
      switch self {
      case .exists: "There is a file already; it was left as it is."
      case .system(let call, let code): "The system refused to \(call): \(String(cString: strerror(code)))."
      case .tooLarge: "The file is larger than it can be."
      }
    }
  }

  /// Writes a new file beside its place, flushes it, and links it there. Never replaces one.
  public static func create(_ bytes: [UInt8], at path: String, mode: mode_t) throws {
    let draft = try Draft(for: path, mode: mode)
    try draft.write(bytes)
    try draft.publish()
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The permission bits.
  static func mode(of path: String) throws -> UInt32 {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Failure.system(call: "look at a file", code: errno) }
    return UInt32(status.st_mode) & 0o777
  }

  /// The whole of a small file.
  static func read(_ path: String, limit: Int) throws -> [UInt8] {
    let reader = try Reader(path)
    let bytes = try reader.read(limit + 1)
    guard bytes.count <= limit else { throw Failure.tooLarge }
    return bytes
  }

  /// A file in the making. Let go before `publish`, it disappears.
  final class Draft {
    private let path: String
    private let draftPath: String
    private let descriptor: Int32

    init(for path: String, mode: mode_t) throws {
      self.path = path
      draftPath = path + ".part"
      unlink(draftPath)
      descriptor = open(draftPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      guard descriptor >= 0 else { throw Failure.system(call: "make a file", code: errno) }
    }

    func write(_ bytes: [UInt8]) throws {
      var start = 0
      while start < bytes.count {
        let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress! + start, $0.count - start) }
        guard count > 0 else { throw Failure.system(call: "write a file", code: errno) }
        start += count
      }
    }

    /// Flushes the file and puts it in its place; `link` fails where `rename` would replace.
    func publish() throws {
      guard fsync(descriptor) == 0 else { throw Failure.system(call: "flush a file", code: errno) }
      // Opened before the file has its name: whoever is told of a failure here finds no file.
      let parent = (path as NSString).deletingLastPathComponent
      let folder = open(parent.isEmpty ? "." : parent, O_RDONLY | O_CLOEXEC)
      guard folder >= 0 else { throw Failure.system(call: "open a folder", code: errno) }
      defer { close(folder) }
      guard link(draftPath, path) == 0 else {
        throw errno == EEXIST ? Failure.exists : Failure.system(call: "name a file", code: errno)
      }
      unlink(draftPath)
      guard fsync(folder) == 0 else { throw Failure.system(call: "flush a folder", code: errno) }
    }

    deinit {
      close(descriptor)
      unlink(draftPath)
    }
  }

  /// A file read from its start.
  final class Reader {
    private let descriptor: Int32

    init(_ path: String) throws {
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Failure.system(call: "open a file", code: errno) }
    }

    /// The next bytes: `count` of them, fewer only at the end.
    func read(_ count: Int) throws -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: count)
      var filled = 0
      while filled < count {
        let got = bytes.withUnsafeMutableBytes {
          Foundation.read(descriptor, $0.baseAddress! + filled, count - filled)
        }
        guard got >= 0 else { throw Failure.system(call: "read a file", code: errno) }
        if got == 0 { break }
        filled += got
      }
      bytes.removeLast(count - filled)
      return bytes
    }

    deinit { close(descriptor) }
  }
}
