/// A way of treating that an order may name or a note may record.
///
/// The names are those of the referral corpus and of the procedure code table. What each is billed as is the
/// practice's policy; `usualCode` is where that policy starts. Sources: domain.md C1, S4-5, D3.
public enum Modality: String, Hashable, Sendable, CaseIterable, Codable {
  case massage = "massage_therapy"
  case manualTherapy = "manual_therapy"
  case myofascialRelease = "myofascial_release"
  case triggerPoint = "trigger_point_therapy"
  /// Hands-on neuromuscular therapy, which is manual therapy; training of movement is `motorControl`.
  case neuromuscular = "neuromuscular_therapy"
  case softTissueMobilization = "soft_tissue_mobilization"
  case lymphDrainage = "lymphatic_drainage"
  case positionalRelease = "positional_release"
  /// Stretching done by the therapist with restored movement as its aim.
  case stretching
  case craniosacral
  /// Assessment of strength. It informs the plan and never earns a unit.
  case muscleTesting = "muscle_testing"
  case exercise
  case motorControl = "motor_control"
  case functionalTasks = "functional_tasks"
  case heatCold = "heat_cold"

  /// The procedure code that a practice starts with, or nil when the work is never billed.
  ///
  /// Choice follows intent: circulation and ease are massage, restored movement is manual therapy.
  public var usualCode: ProcedureCode? {
    switch self {
    case .massage: .massage
    case .manualTherapy, .myofascialRelease, .triggerPoint, .neuromuscular, .softTissueMobilization,
      .lymphDrainage, .positionalRelease, .stretching, .craniosacral:
      .manualTherapy
    case .muscleTesting: nil
    case .exercise: .exercise
    case .motorControl: .motorControl
    case .functionalTasks: .functionalTasks
    case .heatCold: .heatCold
    }
  }

  /// Whether work of this kind can be billed at all.
  public var isBillable: Bool { usualCode != nil }

  /// `trigger point therapy`: how the work is named to people.
  public var shown: String { String(rawValue.map { $0 == "_" ? " " : $0 }) }
}
