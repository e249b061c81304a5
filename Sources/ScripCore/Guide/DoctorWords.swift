/// What a patient can say to the doctor, from their own five answers. The text is theirs to change.
///
/// It claims nothing about what massage does. Sources: domain.md S0-6, S0-7, C1, C2, C8.
public struct DoctorWords: Hashable, Sendable {
  public var pain: String
  /// What in daily life brings it on.
  public var dailyLife: String
  public var history: String
  /// What was tried before.
  public var tried: String
  /// What should be possible again.
  public var goal: String

  public init(pain: String = "", dailyLife: String = "", history: String = "", tried: String = "", goal: String = "") {
    self.pain = pain
    self.dailyLife = dailyLife
    self.history = history
    self.tried = tried
    self.goal = goal
  }

  /// The paragraphs to read out or hand over; an unanswered question leaves its sentence out.
  public func paragraphs(for rules: PayerRules) -> [String] {
    let answers = [
      ("What hurts: ", pain), ("In my day: ", dailyLife), ("How it began: ", history), ("I have tried: ", tried),
      ("I want to be able to: ", Self.plain(goal)),
    ]
    let story = answers.filter { !$0.1.isEmpty }.map { $0.0 + Self.sentence($0.1) }.joined(separator: "\n")
    return [story, ask(of: rules), Self.followUp].filter { !$0.isEmpty }
  }

  /// The ask, worded for what this payer wants to see.
  func ask(of rules: PayerRules) -> String {
    guard rules.massagePayable, rules.orderDocument != .none else {
      let question = "I would like to know whether massage therapy is safe and sensible for me."
      return rules.selfPay == .never ? question : question + " I plan to pay for it myself."
    }
    guard rules.orderDocument == .referral else {
      return "Could you ask for an authorization of massage therapy for me, if you find it sensible?"
    }
    let schedule: [(ReferralElement, String)] = [
      (.visitCount, "how many visits"), (.frequency, "how often"), (.duration, "for how long"),
    ]
    let wanted = schedule.filter {
      let level = rules.requirements.level(of: $0.0)
      return level == .required || level == .recommended
    }.map(\.1)
    let opening = "If you find it sensible, could you refer me for massage therapy on this form? "
    guard wanted.isEmpty else {
      return opening + "My payer wants to see \(Self.joined(wanted))."
    }
    return opening + "My payer lets the number of visits and the frequency stay open, if that is right for you."
  }

  static let followUp =
    "If you see a better way first, such as exercise or physical therapy, I would like to hear it. If massage does "
    + "not help after some visits, I will come back and we can talk about other options, pain medication among them."

  /// `how many visits, how often and for how long`.
  private static func joined(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return "\(parts.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// What should be possible again, without a `to` that our sentence has already.
  private static func plain(_ goal: String) -> String {
    goal.lowercased().hasPrefix("to ") ? String(goal.dropFirst(3)) : goal
  }

  private static func sentence(_ text: String) -> String {
    guard let last = text.last, ".!?".contains(last) else { return text + "." }
    return text
  }
}
