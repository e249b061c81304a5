import Testing

@testable import ScripCore

/// The identity of a record, as bytes in the store and as letters in addresses.
@Suite struct IDTests {
  @Test(
    "An id is the same after its bytes and after its letters, in either case",
    arguments: [(0, 0), (0, 1), (1, 0), (.max, .max), (0x0123_4567_89AB_CDEF, 0xFEDC_BA98_7654_3210)])
  func roundTrip(high: UInt64, low: UInt64) {
    let id = PatientID(high: high, low: low)
    #expect(PatientID(bytes: id.bytes) == id && id.bytes.count == 16)
    #expect(PatientID(id.description) == id && PatientID(id.description.lowercased()) == id)
  }

  @Test("The letters stand in the order of the numbers, so that lists sort by the time of making")
  func letters() {
    #expect(PatientID(high: 0, low: 32).description == "00000000000000000000000010")
    #expect(PatientID(high: .max, low: .max).description == "7ZZZZZZZZZZZZZZZZZZZZZZZZZ")
    #expect(PatientID(high: 0x0102_0304_0506_0708, low: 0).bytes.prefix(8) == [1, 2, 3, 4, 5, 6, 7, 8])
  }

  @Test(
    "Nothing else is an id",
    arguments: [
      "", "0", "0000000000000000000000000", "000000000000000000000000000", "80000000000000000000000000",
      "0000000000000000000000000U", "0000000000000000000000000I", "0000000000000000000000000-",
      "0000000000000000000000000é",
    ])
  func refused(text: String) {
    #expect(PatientID(text) == nil)
    #expect(PatientID(bytes: [UInt8](repeating: 0, count: 15)) == nil)
  }
}
