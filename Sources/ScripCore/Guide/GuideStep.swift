/// The way from a question to a first visit, and who acts at each step.
public enum GuideStep: Int, Hashable, Sendable, CaseIterable {
  case payer, safety, call, doctor, form, check, visit

  public var shown: String {
    switch self {
    case .payer: "Find out who will pay"
    case .safety: "See whether massage is safe for you now"
    case .call: "Call the insurer and write down what it says"
    case .doctor: "Talk to the doctor and hand over the form"
    case .form: "The doctor signs the form and sends it back"
    case .check: "The practice checks it for your payer"
    case .visit: "Come for your first visit"
    }
  }

  public var who: String {
    switch self {
    case .payer, .safety, .call, .doctor, .visit: "You"
    case .form: "The doctor"
    case .check: "The practice"
    }
  }
}
