import Foundation
import ScripIntake
import Testing

@testable import ScripJobs

/// What a clearinghouse leaves in its folder is read, and nothing in it keeps another file from being read.
@Suite struct ClaimCarrierTests {
  @Test("A folder, a file too large and one that is no answer keep no other from being looked at")
  func others() async throws {
    let outside = try await FolderDesk()
    let carrier = ClaimCarrier(folder: outside.folder, desk: outside.desk, logger: outside.logger)
    try outside.write("old", to: "first/answers/archive/old.835")
    try outside.writeEmptied(FileKind.bytesMax + 1, to: "first/answers/large.835")
    try outside.write("a note", to: "first/answers/note.txt")
    try outside.write("a note", to: "second/answers/note.txt")
    let seen = try await carrier.takeAnswers(after: [:])
    #expect(outside.names(in: "first/answers/refused") == [])
    _ = try await carrier.takeAnswers(after: seen)
    #expect(outside.names(in: "first/answers/refused") == ["large.835", "note.txt"])
    #expect(outside.names(in: "second/answers/refused") == ["note.txt"])
    #expect(
      FileManager.default.fileExists(atPath: outside.folder.appending(path: "first/answers/archive/old.835").path))
  }

  @Test("An answer that is still being written is not taken")
  func halfWritten() async throws {
    let outside = try await FolderDesk()
    let carrier = ClaimCarrier(folder: outside.folder, desk: outside.desk, logger: outside.logger)
    try outside.write("ISA*00*", to: "house/answers/claims.277")
    let seen = try await carrier.takeAnswers(after: [:])
    try outside.write("ISA*00*          *00*", to: "house/answers/claims.277")
    _ = try await carrier.takeAnswers(after: seen)
    #expect(outside.names(in: "house/answers/refused") == [])
    #expect(outside.names(in: "house/answers/taken") == [])
  }
}
