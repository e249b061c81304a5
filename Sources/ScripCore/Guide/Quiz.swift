/// Eight questions about referrals for massage, each with one right answer and the reason for it.
///
/// Source: domain.md S1-17. Nothing of an answer is kept but how often each was right.
public struct QuizQuestion: Hashable, Sendable {
  public let asked: String
  public let choices: [String]
  /// The place of the right one in `choices`.
  public let right: Int
  public let because: String

  public static let all = [
    QuizQuestion(
      asked: "Does a signed referral mean that the insurer pays?",
      choices: ["Yes, always", "No: it is needed, but no promise", "Yes, if a physician signed it"], right: 1,
      because: "A referral is one condition among several; the plan's own rules and limits decide."),
    QuizQuestion(
      asked: "Who chooses the diagnosis on the form?", choices: ["The prescriber", "The therapist", "The patient"],
      right: 0, because: "Diagnosing is the prescriber's work alone. Therapists and patients only describe."),
    QuizQuestion(
      asked: "Your plan counts billing units. What do you ask next?",
      choices: ["Nothing", "How many minutes one unit is", "The therapist's age"], right: 1,
      because: "Without the minutes nobody can tell how long a visit may be."),
    QuizQuestion(
      asked: "The order is for your ankle and the therapist finds something in your back. Then?",
      choices: [
        "It is treated on the same order", "The order is changed by hand", "The prescriber is asked for an update",
      ],
      right: 2, because: "An order opens only the regions it names; a change is the prescriber's."),
    QuizQuestion(
      asked: "You have a fever on the day of your visit. You",
      choices: ["come anyway", "reschedule", "ask for less pressure"], right: 1,
      because: "Fever is a reason to wait, whatever the order says."),
    QuizQuestion(
      asked: "Which account asks for a letter with number, frequency and period before it pays?",
      choices: ["An FSA", "An HSA", "Both"], right: 0,
      because: "An FSA's administrator asks for proof. An HSA's owner keeps it in case the tax office asks."),
    QuizQuestion(
      asked: "Where can you use a therapist who is in network at one location?",
      choices: ["At every location", "At that location", "Only at home"], right: 1,
      because: "Networks list a therapist, a plan and a place together."),
    QuizQuestion(
      asked: "What do you write down when you call the insurer?",
      choices: ["Only yes or no", "The price", "Each answer, who gave it, when, and the reference"], right: 2,
      because: "With a name, a day and a reference, an answer can be found again."),
  ]
}
