import ScripCore
import X12

/// One file of claims as it goes to a clearinghouse: an 837P written from the core's values alone.
///
/// For those who send: they need not know what an envelope is.
public struct ClaimFile: Sendable {
  /// ISA13 and GS06; stable when the file is sent again.
  public let controlNumber: Int
  public let bytes: [UInt8]

  /// - Parameter offsetMinutes: what the sender's clock is ahead of UTC at `moment`; the envelope is dated by it.
  public init(
    _ claims: [Claim], of practice: Practice, through clearinghouse: Clearinghouse, controlNumber: Int,
    at moment: Moment, offsetMinutes: Int
  ) {
    let (day, clock) = moment.local(offsetMinutes: offsetMinutes)
    let time = EnvelopeTime(day: day.digits, time: clock.minutes / 60 * 100 + clock.minutes % 60)
    let partners = TradingPartners(sender: clearinghouse.submitterNumber, receiver: clearinghouse.receiverNumber)
    var writer = InterchangeWriter(
      .professionalClaim, between: partners, controlNumber: controlNumber, at: time, isTest: clearinghouse.isTest,
      lineBreaks: true)
    let batch = ClaimBatch(
      reference: String(controlNumber),
      submitter: .init(
        name: practice.legalName, number: clearinghouse.submitterNumber, contact: "BILLING", phone: practice.phone,
        email: practice.phone == nil ? practice.email : nil),
      receiver: .init(name: clearinghouse.name, number: clearinghouse.receiverNumber), claims: claims)
    batch.write(into: &writer, at: time)
    self.controlNumber = controlNumber
    bytes = writer.finish()
  }

  /// What our own checker says of the file, in a clerk's words. Empty: a receiver has no reason to refuse it.
  public func findings(
    today: CalendarDay, isDiagnosisValid: @escaping @Sendable (ICD10Code, CalendarDay) -> Bool
  ) -> [ClaimFinding] {
    let options = CheckOptions(
      today: today.digits,
      isDiagnosisValid: { code, digits in
        guard let code = ICD10Code(code), let day = CalendarDay(digits: digits) else { return false }
        return isDiagnosisValid(code, day)
      })
    return Self.findings(in: bytes, options)
  }

  /// A file that cannot be cut into segments is not a clean one.
  static func findings(in bytes: [UInt8], _ options: CheckOptions) -> [ClaimFinding] {
    bytes.withUnsafeBytes { buffer in
      do throws(Failure) { return try Checker.check(buffer, options).findings.map(ClaimFinding.init) } catch {
        return [
          ClaimFinding(
            .stops, "claim.file", "The file of this claim could not be checked.", at: "The file",
            fix: "Check it again. If it stays so, tell whoever runs Scrip.")
        ]
      }
    }
  }

  /// The file as a letter: what it says, in words.
  public var letter: [String] { Self.letter(bytes) }

  /// A stored file as a letter.
  public static func letter(_ bytes: [UInt8]) -> [String] {
    guard let transactions = try? TransactionReader.read(bytes) else { return [] }
    return transactions.flatMap(Letter.lines)
  }
}

extension CalendarDay {
  /// Reads `20261124`.
  init?(digits: Int) {
    self.init(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
  }
}
