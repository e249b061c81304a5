import ScripCore
import ScripSQL
import ScripStore

/// How a referral stands today: with its own payer, and with every other way its patient could pay.
public struct CheckReferral: Query {
  public static let permission = Permission.readReferrals
  let referral: ReferralID

  public struct Check: Sendable {
    public let stored: StoredReferral
    public let patient: Patient
    public let episode: Episode
    /// `Regence PPO`, or the class's own name.
    public let payerName: String
    public let payer: PayerRules
    public let determination: Determination
    /// The same order under the patient's other coverages and under paying alone.
    public let others: [Other]
    /// When the prescriber was last asked about this version; nil: not yet.
    public let asked: PrescriberAsking?
    /// Who asks, when the prescriber is asked.
    public let profile: Practice?
    public let location: Location?
    /// Holds of the episode that can be booked now.
    public let holdsReady: [Appointment]
    /// Another order of the same document is not signed off yet.
    public let isMoreWaiting: Bool
    /// The day it was judged for: today, or the first day of an order that begins later.
    public let day: CalendarDay
    public let today: CalendarDay
  }

  /// The same order under another way to pay.
  public struct Other: Sendable {
    public let name: String
    public let payer: PayerRules
    public let determination: Determination
  }

  public init(referral: ReferralID) { self.referral = referral }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Check> {
    guard let found = try connection.episode(ofReferral: referral), let episode = try connection.episode(found),
      let patient = try connection.patient(episode.patient)
    else { throw Refusal.notFound }
    let record = try connection.record(of: episode, patient: patient)
    let versions = record.referrals.filter { $0.version.referral == referral }
    guard let stored = versions.max(by: { $0.version.version < $1.version.version }) else { throw Refusal.notFound }
    // An order that begins later is judged for its first day.
    let day = stored.version.firstDay(from: context.today)
    let facts = record.facts(on: day, context.reference, order: stored.version)
    let check = Check(
      stored: stored, patient: patient, episode: episode, payerName: facts.planName ?? facts.payer.name,
      payer: facts.payer, determination: determine(facts, on: day),
      others: try others(than: facts, of: record, on: day, patient, connection, context),
      asked: try connection.askings(of: episode.id).last(about: stored.version),
      profile: try connection.practiceProfile(),
      location: episode.location.flatMap(record.practice.location),
      holdsReady: try connection.appointments(of: episode.id)
        .holdsReady(by: record, context.reference, from: context.today),
      isMoreWaiting: try connection.intake(stored.intake)?.state == .review, day: day, today: context.today)
    return Found(check, chart: patient.id)
  }

  /// The classes every patient has open: out of network, HSA, FSA, paying alone; and the other coverages.
  private func others(
    than facts: EpisodeFacts, of record: EpisodeRecord, on day: CalendarDay, _ patient: Patient,
    _ connection: borrowing Connection, _ context: QueryContext
  ) throws -> [Other] {
    let own = facts.payer.key
    var keys: [(key: String, name: String?)] = []
    for coverage in try connection.coverages(of: patient.id) {
      guard let plan = try connection.plan(coverage.plan), plan.classKey != own else { continue }
      keys.append((plan.classKey, plan.shown))
    }
    for key in ["commercial_out_of_network", "hsa", "fsa", "self_pay_medical"] where key != own {
      if !keys.contains(where: { $0.key == key }) { keys.append((key, nil)) }
    }
    return keys.map { key, name in
      var other = facts
      other.payer = context.reference.rules(for: key, on: day, added: record.practice.payerRules)
      other.planName = nil
      other.benefits = BenefitFacts()
      return Other(
        name: name ?? other.payer.name, payer: other.payer, determination: determine(other, on: day))
    }
  }
}
