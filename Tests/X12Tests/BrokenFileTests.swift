import Testing
import X12

/// Files with one planted fault each, refused for that fault and at its place.
@Suite struct BrokenFileTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let file: String
    let rule: Rule
    let segment: Int
    let loop: String
    let position: String

    init(_ file: String, _ rule: Rule, _ segment: Int, _ loop: String, _ position: String) {
      self.file = file
      self.rule = rule
      self.segment = segment
      self.loop = loop
      self.position = position
    }

    var testDescription: String { file }
  }

  /// File, rule, the segment's ordinal in the file, its loop, and the segment or element; for what is missing, where it
  /// belongs. Read from the difference between each file and the clean one, not from what the checker says.
  static let rows: [Row] = [
    Row("270-00-env_SE01_count_wrong.edi", .segmentCount, 79, "", "SE01"),
    Row("270-02-env_IEA02_ISA13.edi", .controlNumber, 81, "", "IEA02"),
    Row("270-04-env_IEA_missing.edi", .trailerMissing, 1, "", "IEA"),
    Row("270-06-env_file_cut_at_2_3.edi", .trailerMissing, 3, "", "SE"),
    Row("270-08-env_GS08_wrong_guide.edi", .guideUnknown, 2, "", "GS08"),
    Row("270-10-env_lower_case_segment_id.edi", .nameCase, 6, "2100A", "NM1"),
    Row("270-12-NM1_1P_missing.edi", .loopMissing, 7, "2100B", "NM1"),
    Row("270-14-service_type_ZZZ.edi", .codeUnknown, 14, "2110C", "EQ01"),
    Row("270-16-HL_level_99.edi", .codeUnknown, 9, "2000C", "HL03"),
    Row("270-18-gender_Q.edi", .codeUnknown, 12, "2100C", "DMG03"),
    Row("270-20-BHT_missing.edi", .segmentMissing, 3, "HEADER", "BHT"),
    Row("270-22-NM108_without_NM109.edi", .syntaxNote, 11, "2100C", "NM109"),
    Row("270-24-DTP_qualifier_ZZ.edi", .codeUnknown, 13, "2100C", "DTP02"),
    Row("270-26-member_id_90_chars.edi", .elementLong, 11, "2100C", "NM109"),
    Row("270-28-TRN_three_times.edi", .segmentRepeats, 12, "2000C", "TRN"),
    Row("271-00-env_SE01_count_wrong.edi", .segmentCount, 139, "", "SE01"),
    Row("271-02-env_IEA02_ISA13.edi", .controlNumber, 141, "", "IEA02"),
    Row("271-04-env_IEA_missing.edi", .trailerMissing, 1, "", "IEA"),
    Row("271-06-env_file_cut_at_2_3.edi", .trailerMissing, 3, "", "SE"),
    Row("271-08-env_GS08_wrong_guide.edi", .guideUnknown, 2, "", "GS08"),
    Row("271-10-env_lower_case_segment_id.edi", .nameCase, 6, "2100A", "NM1"),
    Row("271-12-EB01_9Z.edi", .codeUnknown, 16, "2110C", "EB01"),
    Row("271-14-EB07_alpha.edi", .numberForm, 17, "2110C", "EB07"),
    Row("271-16-EB09_without_EB10.edi", .syntaxNote, 20, "2110C", "EB10"),
    Row("271-18-HL_parent_unknown.edi", .levelParent, 9, "2000C", "HL02"),
    Row("271-20-DTP_date_bad.edi", .dateForm, 15, "2100C", "DTP03"),
    Row("271-22-all_EB_missing.edi", .benefitMissing, 9, "2110C", "EB"),
    Row("271-24-NPI_bad_check_digit.edi", .npi, 8, "2100B", "NM109"),
    Row("277ca-00-env_SE01_count_wrong.edi", .segmentCount, 92, "", "SE01"),
    Row("277ca-02-env_IEA02_ISA13.edi", .controlNumber, 94, "", "IEA02"),
    Row("277ca-04-env_IEA_missing.edi", .trailerMissing, 1, "", "IEA"),
    Row("277ca-06-env_file_cut_at_2_3.edi", .trailerMissing, 3, "", "SE"),
    Row("277ca-08-env_GS08_wrong_guide.edi", .guideUnknown, 2, "", "GS08"),
    Row("277ca-10-env_lower_case_segment_id.edi", .nameCase, 6, "2100A", "NM1"),
    Row("277ca-12-STC_category_ZZ9.edi", .codeUnknown, 13, "2200B", "STC01-1"),
    Row("277ca-14-STC_entity_ZZ.edi", .codeUnknown, 13, "2200B", "STC01-3"),
    Row("277ca-16-reject_status_with_WQ.edi", .statusAction, 53, "2200D", "STC03"),
    Row("277ca-18-HL_parent_unknown.edi", .levelParent, 16, "2000C", "HL02"),
    Row("277ca-20-TRN_of_claim_missing.edi", .segmentMissing, 24, "2200D", "TRN"),
    Row("277ca-22-QTY01_bad.edi", .codeUnknown, 14, "2200B", "QTY01"),
    Row("277ca-24-order_STC_before_TRN.edi", .segmentMissing, 24, "2200D", "TRN"),
    Row("278-00-env_SE01_count_wrong.edi", .segmentCount, 28, "", "SE01"),
    Row("278-02-env_IEA02_ISA13.edi", .controlNumber, 264, "", "IEA02"),
    Row("278-04-env_IEA_missing.edi", .trailerMissing, 1, "", "IEA"),
    Row("278-06-env_file_cut_at_2_3.edi", .trailerMissing, 159, "", "SE"),
    Row("278-08-env_GS08_wrong_guide.edi", .guideUnknown, 2, "", "GS08"),
    Row("278-10-env_lower_case_segment_id.edi", .nameCase, 6, "2010A", "NM1"),
    Row("278-12-UM_missing.edi", .segmentMissing, 16, "2000E", "UM"),
    Row("278-14-UM02_Q.edi", .codeUnknown, 18, "2000E", "UM02"),
    Row("278-16-HL_EV_under_21.edi", .levelParent, 16, "2000E", "HL02"),
    Row("278-18-HL_parent_unknown.edi", .levelParent, 13, "2000C", "HL02"),
    Row("278-20-HI_qualifier_QQ.edi", .codeUnknown, 20, "2000E", "HI01-1"),
    Row("278-22-SV104_0.edi", .units, 26, "2000F", "SV104"),
    Row("278-24-DTP_bad_date.edi", .dateForm, 19, "2000E", "DTP03"),
    Row("278-26-HSD01_without_HSD02.edi", .syntaxNote, 21, "2000E", "HSD02"),
    Row("278-28-BHT_missing.edi", .segmentMissing, 3, "HEADER", "BHT"),
    Row("278-30-NPI_bad_check_digit.edi", .npi, 23, "2010EA", "NM109"),
    Row("278-32-PER02_alpha_qualifier_QQ.edi", .codeUnknown, 11, "2010B", "PER03"),
    Row("278-34-gender_Q.edi", .codeUnknown, 15, "2010C", "DMG03"),
    Row("835-00-env_SE01_count_wrong.edi", .segmentCount, 156, "", "SE01"),
    Row("835-02-env_IEA02_ISA13.edi", .controlNumber, 158, "", "IEA02"),
    Row("835-04-env_IEA_missing.edi", .trailerMissing, 1, "", "IEA"),
    Row("835-06-env_file_cut_at_2_3.edi", .trailerMissing, 3, "", "SE"),
    Row("835-08-env_GS08_wrong_guide.edi", .guideUnknown, 2, "", "GS08"),
    Row("835-10-env_lower_case_segment_id.edi", .nameCase, 20, "2100", "NM1"),
    Row("835-12-BPR02_sum_of_claims.edi", .paymentBalance, 4, "HEADER", "BPR02"),
    Row("835-14-SVC02_does_not_balance.edi", .lineBalance, 25, "2110", "SVC02"),
    Row("835-16-CAS_reason_9999_not_a_CARC_.edi", .codeUnknown, 27, "2110", "CAS02"),
    Row("835-18-LQ_remark_ZZZ99.edi", .codeUnknown, 156, "HEADER", "LQ02"),
    Row("835-20-N1_PE_missing.edi", .segmentMissing, 14, "1000B", "N1"),
    Row("835-22-LX_missing_before_CLP.edi", .segmentMissing, 18, "2000", "LX"),
    Row("835-24-CLP07_payer_ICN_missing.edi", .elementMissing, 19, "2100", "CLP07"),
    Row("835-26-amount_alpha.edi", .numberForm, 25, "2110", "SVC03"),
    Row("835-28-NM1_QC_missing.edi", .segmentMissing, 19, "2100", "NM1"),
    Row("835-30-PLB_pair_incomplete.edi", .elementMissing, 156, "HEADER", "PLB04"),
    Row("835-32-SVC01_qualifier_QQ.edi", .codeUnknown, 25, "2110", "SVC01-1"),
    Row("835-34-PER_BL_missing.edi", .segmentMissing, 8, "1000A", "PER"),
    Row("835-36-trailing_zeros_120_50_120_500.edi", .trailingZeros, 19, "2100", "CLP03"),
    Row("837p-00-env_SE01_count_wrong.edi", .segmentCount, 226, "", "SE01"),
    Row("837p-02-env_IEA02_ISA13.edi", .controlNumber, 228, "", "IEA02"),
    Row("837p-04-env_IEA_missing.edi", .trailerMissing, 1, "", "IEA"),
    Row("837p-06-env_file_cut_at_2_3.edi", .trailerMissing, 3, "", "SE"),
    Row("837p-08-env_GS08_wrong_guide.edi", .guideUnknown, 2, "", "GS08"),
    Row("837p-10-env_lower_case_segment_id.edi", .nameCase, 5, "1000A", "NM1"),
    Row("837p-12-CLM02_sum_of_lines.edi", .claimBalance, 21, "2300", "CLM02"),
    Row("837p-14-HI_diagnosis_missing.edi", .segmentMissing, 21, "2300", "HI"),
    Row("837p-16-SBR_missing.edi", .segmentMissing, 14, "2000B", "SBR"),
    Row("837p-18-CLM05_place_of_service_empty.edi", .elementMissing, 21, "2300", "CLM05"),
    Row("837p-20-NM101_qualifier_8X.edi", .codeUnknown, 10, "2010AA", "NM101"),
    Row("837p-22-DTP_472_missing.edi", .segmentMissing, 29, "2400", "DTP"),
    Row("837p-24-NPI_bad_check_digit.edi", .npi, 27, "2310B", "NM109"),
    Row("837p-26-CLM01_90_chars.edi", .elementLong, 21, "2300", "CLM01"),
    Row("837p-28-state_code_QQ.edi", .codeUnknown, 18, "2010BA", "N402"),
    Row("837p-30-ICD_9_qualifier_BK.edi", .diagnosisVersion, 25, "2300", "HI01-1"),
    Row("837p-32-segment_order_HI_before_REF_D9.edi", .segmentUnexpected, 13, "2010AA", "HI"),
    Row("837p-34-diagnosis_pointer_9.edi", .diagnosisPointer, 30, "2400", "SV107-1"),
    Row("837p-36-HL01_not_sequential.edi", .levelNumber, 33, "2000B", "HL01"),
    Row("837p-40-modifier_3_chars.edi", .elementLong, 30, "2400", "SV101-3"),
    Row("837p-42-units_0.edi", .units, 30, "2400", "SV104"),
    Row("837p-44-LX01_wrong_number.edi", .lineNumber, 29, "2400", "LX01"),
    Row("837p-46-NM1_person_without_name.edi", .elementMissing, 26, "2310A", "NM103"),
    Row("837p-48-leading_space_in_element.edi", .elementBlanks, 16, "2010BA", "NM103"),
    Row("837p-50-SBR09_code_ZQ.edi", .codeUnknown, 15, "2000B", "SBR09"),
    Row("837p-52-taxonomy_9_chars.edi", .elementShort, 28, "2310B", "PRV03"),
    Row("837p-90-AA_accident_without_state.edi", .accidentState, 22, "2300", "CLM11-4"),
    Row("999-00-env_SE01_count_wrong.edi", .segmentCount, 32, "", "SE01"),
    Row("999-02-env_IEA02_ISA13.edi", .controlNumber, 34, "", "IEA02"),
    Row("999-04-env_IEA_missing.edi", .trailerMissing, 1, "", "IEA"),
    Row("999-06-env_file_cut_at_2_3.edi", .trailerMissing, 3, "", "SE"),
    Row("999-08-env_GS08_wrong_guide.edi", .guideUnknown, 2, "", "GS08"),
    Row("999-12-AK9_missing.edi", .segmentMissing, 3, "HEADER", "AK9"),
    Row("999-14-AK904_accepted_wrong.edi", .acknowledgementCount, 31, "HEADER", "AK904"),
    Row("999-16-IK5_missing.edi", .segmentMissing, 5, "2000", "IK5"),
    Row("999-18-IK304_ZZ.edi", .codeUnknown, 12, "2100", "IK304"),
    Row("999-20-AK1_missing.edi", .segmentMissing, 3, "HEADER", "AK1"),
    Row("999-22-IK302_alpha.edi", .numberForm, 12, "2100", "IK302"),
  ]

  @Test("A planted fault is found at its segment and element", arguments: rows)
  func planted(row: Row) throws {
    let report = try Fixture.check(Fixture.broken(row.file))
    #expect(report.isRefused)
    let found = report.findings.contains {
      $0.rule == row.rule && $0.place.segment == row.segment && $0.loop == row.loop && $0.position == row.position
        && $0.severity == .error
    }
    #expect(
      found, "\(report.findings.prefix(5).map { "\($0.rule.rawValue) \($0.place.segment) \($0.loop) \($0.position)" })")
  }

  @Test("Every file of the folder has a row")
  func complete() throws {
    #expect(try Fixture.brokenFiles() == Self.rows.map(\.file).sorted())
  }
}
