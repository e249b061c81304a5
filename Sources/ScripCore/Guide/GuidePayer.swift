/// What a patient answers to "who will pay?", in the guide's first step.
public enum GuidePayer: String, Hashable, Sendable, CaseIterable {
  case carAccident = "car", workInjury = "work", otherInjury = "injury", insuranceCard = "card"
  case savingsAccount = "account", government, discount, myself = "self"

  public var shown: String {
    switch self {
    case .carAccident: "I was hurt in a car accident"
    case .workInjury: "I was hurt at work"
    case .otherInjury: "Someone else caused my injury, and I have an attorney"
    case .insuranceCard: "I have a health insurance card"
    case .savingsAccount: "I have an HSA or FSA card"
    case .government: "Medicare, Medicaid or Veterans Affairs"
    case .discount: "A discount program of my plan"
    case .myself: "I pay myself"
    }
  }

  /// The payer classes it may be, by their keys in the payer data; the patient picks among them.
  public var classKeys: [String] {
    switch self {
    case .carAccident: ["auto_pip_wa", "auto_pip_fl", "auto_other"]
    case .workInjury: ["workers_comp_wa_lni", "workers_comp_other"]
    case .otherInjury: ["third_party_lien"]
    case .insuranceCard: ["commercial_in_network", "commercial_out_of_network"]
    case .savingsAccount: ["hsa", "fsa"]
    case .government: ["medicare_original", "medicare_advantage", "medicaid", "va_ccn"]
    case .discount: ["discount_program"]
    case .myself: ["self_pay_medical", "self_pay_wellness"]
    }
  }
}
