import CZip
import Foundation

/// Packs parts into a ZIP file in memory. All carry one fixed time, so the same parts give the same bytes.
enum ZipFile {
  typealias Part = (name: String, bytes: [UInt8])

  static func pack(_ parts: [Part]) throws(PrintFailure) -> [UInt8] {
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(nil, 0, 0, &error) else { throw .packing(part: "") }
    defer { zip_source_free(source) }
    zip_source_keep(source)
    guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, &error) else {
      zip_source_free(source)
      throw .packing(part: "")
    }
    for part in parts {
      guard add(part, to: archive) else {
        zip_discard(archive)
        throw .packing(part: part.name)
      }
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      throw .packing(part: "")
    }
    return try bytes(of: source)
  }

  private static func add(_ part: Part, to archive: OpaquePointer) -> Bool {
    // libzip frees the copy when the archive is closed or discarded.
    guard let copy = malloc(max(part.bytes.count, 1)) else { return false }
    part.bytes.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress { copy.copyMemory(from: base, byteCount: bytes.count) }
    }
    guard let source = zip_source_buffer(archive, copy, zip_uint64_t(part.bytes.count), 1) else {
      free(copy)
      return false
    }
    let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    return zip_file_set_mtime(archive, zip_uint64_t(index), noonOfTheFirstZipDay, 0) == 0
  }

  /// 1980-01-01 12:00 UTC: ZIP knows no earlier day, and noon is that day in nearly every zone.
  private static let noonOfTheFirstZipDay = time_t(315_576_000)

  private static func bytes(of source: OpaquePointer) throws(PrintFailure) -> [UInt8] {
    guard zip_source_open(source) == 0 else { throw .packing(part: "") }
    defer { zip_source_close(source) }
    guard zip_source_seek(source, 0, SEEK_END) == 0 else { throw .packing(part: "") }
    let count = Int(zip_source_tell(source))
    guard count > 0, zip_source_seek(source, 0, SEEK_SET) == 0 else { throw .packing(part: "") }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
      used = max(0, Int(zip_source_read(source, buffer.baseAddress, zip_uint64_t(count))))
    }
    guard bytes.count == count else { throw .packing(part: "") }
    return bytes
  }
}
