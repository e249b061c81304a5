import ScripCore
import ScripDesk

/// Turns what is stored into the rows of the settings page.
struct SettingsWords {
  let settings: ShowSettings.Settings
  let mayEdit: Bool

  /// A licence that ends within this many days is amber.
  private static let endsSoonDays: Int32 = 60

  var practice: WordTable {
    let rows = settings.profile.map { profile in
      let numbers = [
        profile.phone.map { "telephone \($0.shown)" }, profile.fax.map { "fax \($0.shown)" },
        profile.sms.map { "pictures \($0.shown)" },
      ].compactMap(\.self).joined(separator: ", ")
      let zone = USZone.all.first { $0.value == profile.zone }?.shown ?? profile.zone
      return [
        WordTable.Row(
          cells: [
            .init(profile.tradeName), .init(profile.legalName), .init(zone), .init(numbers),
            .init(profile.email ?? "—"),
            profile.npi.map { .init($0) } ?? .init("missing", .stop),
          ],
          path: mayEdit ? "/settings/practice" : nil)
      ]
    }
    return WordTable(
      title: "Practice", heads: ["Name on the door", "Legal name", "Zone", "Numbers", "E-mail", "NPI"],
      rows: rows ?? [], empty: "The practice has no name yet. Enter it first: claims carry it.",
      add: rows == nil ? link("Enter the practice", "/settings/practice") : nil)
  }

  var locations: WordTable {
    WordTable(
      title: "Locations", heads: ["Location", "Address", "Hours", "Booking"],
      rows: settings.locations.map { location in
        let hours = location.hours.map { hours in
          "\(Weekday.all[hours.weekday - 1].name.prefix(3)) \(hours.opens.shown)–\(hours.closes.shown)"
        }
        return WordTable.Row(
          cells: [
            .init(location.name), .init(location.address.lines.joined(separator: ", ")),
            hours.isEmpty ? .init("no hours yet: open day and night", .soon) : .init(hours.joined(separator: ", ")),
            .init(location.gate.map { "\($0.mode.shown)\(Self.dates($0.from, $0.to))" } ?? "as the payer asks"),
          ],
          path: mayEdit ? "/settings/locations/\(location.id.description)" : nil)
      },
      empty: "No location yet. Add the place where you treat.", add: link("Add a location", "/settings/locations/new"))
  }

  var therapists: WordTable {
    WordTable(
      title: "Therapists", heads: ["Therapist", "NPI", "Licences"],
      rows: settings.therapists.map { therapist in
        WordTable.Row(
          cells: [
            .init(therapist.name), therapist.npi.map { .init($0) } ?? .init("missing", .stop), licences(of: therapist),
          ],
          path: mayEdit ? "/settings/therapists/\(therapist.id.description)" : nil)
      },
      empty: "No therapist yet. Add who treats, with the licence.",
      add: link("Add a therapist", "/settings/therapists/new"))
  }

  private func licences(of therapist: Therapist) -> WordTable.Cell {
    guard !therapist.licences.isEmpty else { return .init("no licence entered", .stop) }
    var mark = WordTable.Cell.Mark.plain
    let words = therapist.licences.map { licence in
      guard let to = licence.to else { return "\(licence.state) \(licence.number)" }
      if to < settings.today {
        mark = .stop
        return "\(licence.state) \(licence.number), ended \(to.shown)"
      }
      let isSoon = to.daysSinceEpoch - settings.today.daysSinceEpoch <= Self.endsSoonDays
      if isSoon, mark == .plain { mark = .soon }
      return "\(licence.state) \(licence.number), \(isSoon ? "ends soon:" : "until") \(to.shown)"
    }
    return .init(words.joined(separator: "; "), mark)
  }

  var plans: WordTable {
    WordTable(
      title: "Payers and plans", heads: ["Plan", "Kind of payer", "Product", "Taken"],
      rows: settings.plans.map { plan in
        let (today, payers) = (settings.today, settings.payers)
        let rules = PayerCatalog(version: today, classes: payers).rules(for: plan.classKey, on: today)
        let known = rules ?? payers.first { $0.key == plan.classKey }
        let kind = known?.name ?? "not known any more"
        return WordTable.Row(
          cells: [.init(plan.shown), .init(kind), .init(plan.productToTell ?? "—"), taken(plan, rules)],
          path: mayEdit ? "/settings/plans/\(plan.id.description)" : nil)
      },
      empty: "No plan yet. Add the plans your patients come with.", add: link("Add a plan", "/settings/plans/new"))
  }

  private func taken(_ plan: Plan, _ rules: PayerRules?) -> WordTable.Cell {
    // The public list says so, whatever is ticked here.
    if rules?.massagePayable == false { return .init(Plan.neverPaysMassage, .stop) }
    if let to = plan.to, to < settings.today { return .init("ended \(to.shown)", .stop) }
    switch plan.acceptance(on: settings.today) {
    case .accepted: return .init("accepted\(plan.to.map { ", until \($0.shown)" } ?? "")", .done)
    case .comingSoon: return .init("coming soon\(plan.from.map { ", from \($0.shown)" } ?? "")", .wait)
    case .notAccepted: return .init("not accepted", .stop)
    }
  }

  var networks: WordTable {
    WordTable(
      title: "Networks", heads: ["Therapist", "Location", "Plan", "Standing"],
      rows: settings.networks.map { row in
        let record = row.record
        let place = record.location.flatMap { id in settings.locations.first { $0.id == id }?.name }
        let isIn = record.isIn(on: settings.today)
        return WordTable.Row(
          cells: [
            .init(settings.therapists.first { $0.id == record.therapist }?.name ?? "—"),
            .init(place ?? "every location"),
            .init(settings.plans.first { $0.id == record.plan }?.shown ?? "—"),
            .init("\(record.status.shown)\(Self.dates(record.from, record.to))", isIn ? .done : .wait),
          ],
          path: mayEdit ? "/settings/networks/\(row.id.description)" : nil)
      },
      empty: "Nobody is in a network yet. Without a row a session counts as out of network.",
      add: settings.therapists.isEmpty || settings.plans.isEmpty
        ? nil : link("Add a network row", "/settings/networks/new"))
  }

  private func link(_ words: String, _ path: WordTable.Path) -> WordTable.Link? {
    mayEdit ? WordTable.Link(words: words, path: path) : nil
  }

  /// `, from 1 Jan 2027, until 31 Dec 2027`.
  private static func dates(_ from: CalendarDay?, _ to: CalendarDay?) -> String {
    (from.map { ", from \($0.shown)" } ?? "") + (to.map { ", until \($0.shown)" } ?? "")
  }
}
