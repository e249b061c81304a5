import Paper
import ScripCore

extension ReferralForm {
  /// What is ordered: diagnosis, treatment, and how much of it where this payer wants to know.
  var orderBlocks: [Block] {
    [
      .heading("Diagnosis"),
      .pairs(
        [
          Pair(label("Diagnosis", .diagnosisText), nil),
          Pair(label("ICD-10-CM", .diagnosisCode), nil),
        ], columns: 2),
      .smallPrint("The therapist may treat only the regions that the diagnosis and your order open."),
      .heading(label("Treatment", .modality)),
      .checks(Self.treatments, columns: 3),
      .pairs([Pair("Regions", nil), Pair("Precautions", nil)], columns: 2),
    ] + scheduleBlocks
  }

  private static let treatments =
    ["Massage", "Manual therapy", "Myofascial release", "Trigger point", "Neuromuscular", "Lymph drainage"]
    .map { Check(Words($0)) } + [Check("Other", hasLine: true)]

  /// Number, frequency and period only where the class wants them. Source: domain.md A2, C1.
  private var scheduleBlocks: [Block] {
    let schedule: [(ReferralElement, String)] = [
      (.visitCount, "Visits"), (.frequency, "How often"), (.duration, "Over"),
    ]
    let asked = schedule.filter { asks($0.0) }
    guard !asked.isEmpty else { return [] }
    let isOpen = asked.allSatisfy { rules.requirements.level(of: $0.0) == .optional }
    let lines: Block = .pairs(asked.map { Pair(label($0.1, $0.0), nil) }, columns: asked.count)
    guard isOpen else { return [.heading("Number and period"), lines] }
    return [
      .heading("Number and period (may stay open)"), lines,
      .smallPrint(
        "Left open, therapist and patient plan the visits; the patient asks the insurer whether it accepts that."),
    ]
  }
}
