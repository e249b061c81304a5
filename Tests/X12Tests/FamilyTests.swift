import Foundation
import Testing
import X12

/// One change to a clean file, for each family of faults. The text is changed at its first place.
@Suite struct FamilyTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let kind: String
    let from: String
    let to: String
    let rule: Rule
    let position: String

    init(_ kind: String, _ from: String, _ to: String, _ rule: Rule, _ position: String) {
      self.kind = kind
      self.from = from
      self.to = to
      self.rule = rule
      self.position = position
    }

    var testDescription: String { "\(kind) \(from) → \(to)" }
  }

  static let rows: [Row] = [
    // Envelope.
    Row("837p", "GE*1*1", "GE*2*1", .setCount, "GE01"),
    Row("837p", "GE*1*1", "GE*1*9", .controlNumber, "GE02"),
    Row("837p", "IEA*1*", "IEA*2*", .groupCount, "IEA01"),
    Row("837p", "GE*1*1~", "", .trailerMissing, "GE"),
    Row("837p", "GS*HC", "GS*HP", .groupKind, "GS01"),
    Row("837p", "ZZ*SCRIPCLINIC    ", "ZZ*SCRIPCLINIC", .header, "ISA06"),
    Row("837p", "HL*1**20*1~", "HL*1**20*1~~", .emptySegment, ""),
    Row("837p", "N3*1200", "N9*1200", .segmentUnknown, "N9"),
    // 837: elements and structure.
    Row("837p", "NM1*40*2", "NM1*40*7", .codeUnknown, "NM102"),
    Row("837p", "*46*SC1001", "*46", .syntaxNote, "NM109"),
    Row("837p", "PER*IC*BILLING OFFICE*TE", "PER*IC*BILLING OFFICE*QX", .codeUnknown, "PER03"),
    Row("837p", "N3*1200 4TH AVE*STE 300~", "", .segmentMissing, "N3"),
    Row("837p", "REF*EI*911234567", "REF*EI*91-1234567", .referenceForm, "REF02"),
    Row("837p", "N4*SEATTLE*WA*981011234", "N4*SEATTLE*WA*98101123", .postalCode, "N403"),
    Row("837p", "*11:B:1*", "*1X:B:1*", .codeUnknown, "CLM05-1"),
    Row("837p", "*11:B:1*", "*11:B:7*", .claimOriginal, "REF"),
    Row("837p", "BHT*0019*00", "BHT*0018*00", .codeUnknown, "BHT01"),
    Row("837p", "DTP*472*D8*2025", "DTP*472*D8*2099", .dateFuture, "DTP03"),
    Row("837p", "DTP*472*D8*2025", "DTP*472*D8*1925", .dateOrder, "DTP03"),
    Row("837p", "DTP*472*D8*2025", "DTP*472*RD8*20250801-20250701*2025", .dateOrder, "DTP03"),
    Row("837p", "DTP*472*D8*2025", "DTP*472*D8*2025X", .dateForm, "DTP03"),
    Row("837p", "SV1*HC:97", "SV1*HC:9X", .procedureForm, "SV101-2"),
    Row("837p", ":GP*", ":G-*", .modifierForm, "SV101-3"),
    Row("837p", ":GP*", ":GP:GP*", .modifierTwice, "SV101-4"),
    Row("837p", "HI*ABK:", "HI*ABK:5", .diagnosisForm, "HI01-2"),
    Row("837p", "CLM*ACC0000002", "CLM*ACC0000001", .claimTwice, "CLM01"),
    Row("837p", "HL*2*1*22*0", "HL*2*1*22*1", .levelChildren, "HL04"),
    Row("837p", "SBR*P*18*", "SBR*P**", .patientRelation, "SBR02"),
    Row("837p", "REF*9F*", "REF*9F*NONE~REF*4N*", .referenceForm, "REF02"),
    Row("837p", "*Y*A*Y*Y", "*Y*A*Y*Y**OA", .accidentDate, "DTP"),
    Row("837p", "*160***", "*160.123***", .numberForm, "CLM02"),
    Row("837p", "SBR*P*18*", "SBR*P*18*~SBR*P*18*", .segmentRepeats, "SBR"),
    Row("837p", "PAT*", "PAT**", .elementMissing, "PAT01"),
    // 835.
    Row("835", "CAS*CO*45*", "CAS*CO*45*1", .lineBalance, "SVC03"),
    Row("835", "BPR*I*", "BPR*I*1", .paymentBalance, "BPR02"),
    Row("835", "*1*80*58.4*", "*1*81*58.4*", .claimPaymentBalance, "CLP03"),
    Row("835", "CAS*CO*45", "CAS*XX*45", .codeUnknown, "CAS01"),
    Row("835", "*1*80*58.4*", "*22*80*58.4*", .reversal, "CLP03"),
    Row("835", "SVC*HC:97124:GP*80*", "SVC*HC:97124:GP*81*", .lineBalance, "SVC02"),
    Row("835", "*11*1~", "*QQ*1~", .codeUnknown, "CLP08"),
    Row("835", "N3*PO BOX 1106~N4*LEWISTON*ID*83501", "N4*LEWISTON*ID*83501~N3*PO BOX 1106", .segmentOrder, "N3"),
    Row("835", "TRN*1*", "TRN*3*", .codeUnknown, "TRN01"),
    Row("835", "*XX*1234567893", "*XX*1234567890", .npi, "N104"),
    // The others.
    Row("270", "EQ*30", "EQ", .syntaxNote, "EQ01"),
    Row("270", "HL*3*2*22*0", "HL*3*1*22*0", .levelParent, "HL02"),
    Row("271", "EB*C*IND*30***23*1500", "EB*C*IND*30***23", .benefitPair, "EB07"),
    Row("278", "UM*HS*I*AE*11:B", "UM*HS*I*AE*ZZ:B", .codeUnknown, "UM04-1"),
    Row("278", "HSD*VS*12", "HSD*VS*0", .units, "HSD02"),
    Row("278", "UM*HS*I*", "UM*HS*S*", .reviewRequest, "REF"),
    Row("278r", "HCR*A1*PA", "HCR*A1~REF*BB*PA", .reviewRequest, "HCR02"),
    Row("999", "AK1*HC", "AK1*QQ", .codeUnknown, "AK101"),
    Row("999", "AK9*P", "AK9*A", .acknowledgementCode, "AK901"),
    Row("999", "IK5*R*5", "IK5*R", .acknowledgementCode, "IK502"),
    Row("277ca", "STC*A1:19:PR*20251003*WQ", "STC*A1:19:PR*20251003*U", .statusAction, "STC03"),
  ]

  @Test("A fault of each family is found at its place", arguments: rows)
  func fault(row: Row) throws {
    let clean = try Fixture.made(row.kind, 8)
    let range = try #require(clean.range(of: row.from), "the clean file has no \(row.from)")
    let report = try Fixture.check(clean.replacingCharacters(in: range, with: row.to))
    let found = report.findings.contains { $0.rule == row.rule && $0.position == row.position }
    #expect(found, "\(report.findings.prefix(5).map { "\($0.rule.rawValue) \($0.position)" })")
  }

  @Test("A diagnosis is asked for with the day of service, by whoever has a table")
  func diagnoses() throws {
    let text = try Fixture.made("837p", 2)
    let report = try Array(text.utf8).withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in
      try Checker.check(buffer, CheckOptions(isDiagnosisValid: { code, day in code != "M25512" || day < 2025_01_01 }))
    }
    #expect(report.findings.map(\.rule).allSatisfy { $0 == .diagnosisInvalid })
    #expect(report.findings.first?.position == "HI01-2")
  }
}
