import CZip
import Glibc

/// An archive in memory, read part by part under limits that a bomb cannot pass.
final class ZipArchive {
  private let archive: OpaquePointer
  private var bytesLeft = ZipArchive.bytesMax

  /// The most bytes all parts together may unpack to: 20 MB.
  private static let bytesMax = 20 << 20
  private static let entriesMax = 2_000

  init(_ bytes: [UInt8]) throws(Unreadable) {
    var error = zip_error_t()
    // libzip keeps a pointer to the bytes, so they are copied into memory it frees itself.
    guard let copy = malloc(bytes.count) else { throw .damaged }
    bytes.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress!, byteCount: bytes.count) }
    guard let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, &error) else { throw .damaged }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw .damaged
    }
    self.archive = archive
    guard zip_get_num_entries(archive, 0) <= Self.entriesMax else { throw .damaged }
  }

  deinit { zip_discard(archive) }

  /// The clear bytes of a part, or nil when the archive has none of that name.
  func part(named name: String) throws(Unreadable) -> [UInt8]? {
    guard let file = zip_fopen(archive, name, 0) else {
      let missing = zip_error_code_zip(zip_get_error(archive)) == ZIP_ER_NOENT
      if missing { return nil }
      throw .damaged
    }
    defer { zip_fclose(file) }
    var part: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(zip_fread(file, &chunk, zip_uint64_t(chunk.count)))
      guard count >= 0 else { throw .damaged }
      if count == 0 { return part }
      bytesLeft -= count
      guard bytesLeft >= 0 else { throw .damaged }
      part += chunk[..<count]
    }
  }
}
