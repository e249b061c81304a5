import HTML
import ScripCore
import ScripDesk

/// The pages on which an owner sets up the practice.
public struct SettingsRoutes: Sendable {
  private let pages: StaffPages
  private let counter: EntryCounter

  public init(_ pages: StaffPages) {
    self.pages = pages
    counter = EntryCounter(pages: pages)
  }

  public func declare(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/settings", .readSettings) { request, caller in
      SettingsPage(
        try await desk.ask(ShowSettings(), by: caller), try await desk.ask(ShowDaysOff(), by: caller),
        mayEdit: caller.may(.editSettings), frame: try await counter.pages.frame(request, caller))
    }
    declarePractice(in: &routes)
    declareLocations(in: &routes)
    declareTherapists(in: &routes)
    declareHours(in: &routes)
    declarePlans(in: &routes)
    declareNetworks(in: &routes)
    DaysOffRoutes(pages).declare(in: &routes)
  }

  private func declarePractice(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/settings/practice", .editSettings) { request, caller in
      let profile = try await desk.ask(ShowSettings(), by: caller).profile
      return try await counter.page(PracticeForm.entry, PracticeForm.typed(profile).of(profile), request, caller)
    }
    routes.post("/settings/practice", .editSettings) { request, caller in
      let standing = {
        let profile = try await desk.ask(ShowSettings(), by: caller).profile
        return PracticeForm.typed(profile).of(profile)
      }
      return try await counter.take(
        PracticeForm.self, of: PracticeForm.entry, request, caller, standing: standing
      ) { form, key in
        let act = ActOnSeen(SavePractice(form.practice), .practice, seen: request.seen)
        _ = try await desk.perform(act, by: caller, key: key)
        return "/settings"
      }
    }
  }

  private func declareLocations(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    let new = LocationForm.entry(at: "/settings/locations/new", isNew: true)
    routes.get("/settings/locations/new", .editSettings) { request, caller in
      try await counter.page(new, FormFields(), request, caller)
    }
    routes.post("/settings/locations/new", .editSettings) { request, caller in
      try await counter.take(LocationForm.self, of: new, request, caller) { form, key in
        _ = try await desk.perform(SaveLocation(form.location, isNew: true), by: caller, key: key)
        return "/settings"
      }
    }
    routes.get("/settings/locations/{location}", .editSettings) { request, caller in
      let id: LocationID = try request.id("location")
      let settings = try await desk.ask(ShowSettings(), by: caller)
      guard let location = settings.locations.first(where: { $0.id == id }) else { throw WebRefusal.notFound }
      return try await counter.page(
        LocationForm.entry(at: request.path, isNew: false), LocationForm.typed(location).of(location), request, caller)
    }
    routes.post("/settings/locations/{location}", .editSettings) { request, caller in
      let id: LocationID = try request.id("location")
      _ = try await desk.ask(SettingsRecord(id), by: caller)
      let entry = LocationForm.entry(at: request.path, isNew: false)
      let standing = {
        let found = try await desk.ask(ShowSettings(), by: caller).locations.first { $0.id == id }
        return found.map { LocationForm.typed($0).of($0) } ?? FormFields()
      }
      return try await counter.take(LocationForm.self, of: entry, request, caller, standing: standing) { form, key in
        var location = form.location
        location.id = id
        let act = ActOnSeen(SaveLocation(location, isNew: false), .location(id), seen: request.seen)
        _ = try await desk.perform(act, by: caller, key: key)
        return "/settings"
      }
    }
  }

  private func declareTherapists(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    let new = TherapistForm.entry(at: "/settings/therapists/new")
    routes.get("/settings/therapists/new", .editSettings) { request, caller in
      try await counter.page(new, FormFields(), request, caller)
    }
    routes.post("/settings/therapists/new", .editSettings) { request, caller in
      try await counter.take(TherapistForm.self, of: new, request, caller) { form, key in
        _ = try await desk.perform(SaveTherapist(form.therapist, isNew: true), by: caller, key: key)
        return "/settings"
      }
    }
    routes.get("/settings/therapists/{therapist}", .editSettings) { request, caller in
      let id: TherapistID = try request.id("therapist")
      let settings = try await desk.ask(ShowSettings(), by: caller)
      guard let therapist = settings.therapists.first(where: { $0.id == id }) else { throw WebRefusal.notFound }
      return try await counter.page(
        TherapistForm.entry(at: request.path, id), TherapistForm.typed(therapist).of(therapist), request, caller)
    }
    routes.post("/settings/therapists/{therapist}", .editSettings) { request, caller in
      let id: TherapistID = try request.id("therapist")
      _ = try await desk.ask(SettingsRecord(id), by: caller)
      let entry = TherapistForm.entry(at: request.path, id)
      let standing = {
        let found = try await desk.ask(ShowSettings(), by: caller).therapists.first { $0.id == id }
        return found.map { TherapistForm.typed($0).of($0) } ?? FormFields()
      }
      return try await counter.take(TherapistForm.self, of: entry, request, caller, standing: standing) { form, key in
        var therapist = form.therapist
        therapist.id = id
        let act = ActOnSeen(SaveTherapist(therapist, isNew: false), .therapist(id), seen: request.seen)
        _ = try await desk.perform(act, by: caller, key: key)
        return "/settings"
      }
    }
  }

  private func declareHours(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/settings/therapists/{therapist}/hours", .editSettings) { request, caller in
      let settings = try await desk.ask(ShowSettings(), by: caller)
      let therapist = try Self.therapist(request, settings)
      return try await counter.page(
        WorkingHoursForm.entry(at: request.path, of: therapist, in: settings),
        WorkingHoursForm.typed(therapist, in: settings), request, caller)
    }
    routes.post("/settings/therapists/{therapist}/hours", .editSettings) { request, caller in
      let settings = try await desk.ask(ShowSettings(), by: caller)
      let therapist = try Self.therapist(request, settings)
      let entry = WorkingHoursForm.entry(at: request.path, of: therapist, in: settings)
      return try await counter.take(WorkingHoursForm.self, of: entry, request, caller) { form, key in
        _ = try await desk.perform(SaveWorkingHours(form.hours, of: therapist.id), by: caller, key: key)
        return "/settings/therapists/\(therapist.id.description)"
      }
    }
  }

  private static func therapist(_ request: WebRequest, _ settings: ShowSettings.Settings) throws -> Therapist {
    let id: TherapistID = try request.id("therapist")
    guard let therapist = settings.therapists.first(where: { $0.id == id }) else { throw WebRefusal.notFound }
    return therapist
  }

  private func declarePlans(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    let newPath: LocalPath = "/settings/plans/new"
    routes.get("/settings/plans/new", .editSettings) { request, caller in
      let payers = try await desk.ask(ShowSettings(), by: caller).payers
      let entry = PlanForm.entry(at: newPath, isNew: true, payers: payers, chosen: nil)
      return try await counter.page(entry, FormFields(), request, caller)
    }
    routes.post("/settings/plans/new", .editSettings) { request, caller in
      let payers = try await desk.ask(ShowSettings(), by: caller).payers
      let entry = PlanForm.entry(at: newPath, isNew: true, payers: payers, chosen: request.fields["classKey"])
      return try await counter.take(PlanForm.self, of: entry, request, caller) { form, key in
        _ = try await desk.perform(SavePlan(form.plan, isNew: true), by: caller, key: key)
        return "/settings"
      }
    }
    routes.get("/settings/plans/{plan}", .editSettings) { request, caller in
      let id: PlanID = try request.id("plan")
      let settings = try await desk.ask(ShowSettings(), by: caller)
      guard let plan = settings.plans.first(where: { $0.id == id }) else { throw WebRefusal.notFound }
      let entry = PlanForm.entry(at: request.path, isNew: false, payers: settings.payers, chosen: plan.classKey)
      return try await counter.page(entry, PlanForm.typed(plan).of(plan), request, caller)
    }
    routes.post("/settings/plans/{plan}", .editSettings) { request, caller in
      let id: PlanID = try request.id("plan")
      _ = try await desk.ask(SettingsRecord(id), by: caller)
      let payers = try await desk.ask(ShowSettings(), by: caller).payers
      let entry = PlanForm.entry(
        at: request.path, isNew: false, payers: payers, chosen: request.fields["classKey"])
      let standing = {
        let found = try await desk.ask(ShowSettings(), by: caller).plans.first { $0.id == id }
        return found.map { PlanForm.typed($0).of($0) } ?? FormFields()
      }
      return try await counter.take(PlanForm.self, of: entry, request, caller, standing: standing) { form, key in
        var plan = form.plan
        plan.id = id
        let act = ActOnSeen(SavePlan(plan, isNew: false), .plan(id), seen: request.seen)
        _ = try await desk.perform(act, by: caller, key: key)
        return "/settings"
      }
    }
  }

  private func declareNetworks(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/settings/networks/new", .editSettings) { request, caller in
      let settings = try await desk.ask(ShowSettings(), by: caller)
      let entry = NetworkForm.entry(at: request.path, isNew: true, in: settings)
      return try await counter.page(entry, FormFields(), request, caller)
    }
    routes.post("/settings/networks/new", .editSettings) { request, caller in
      let settings = try await desk.ask(ShowSettings(), by: caller)
      let entry = NetworkForm.entry(at: request.path, isNew: true, in: settings)
      return try await counter.take(NetworkForm.self, of: entry, request, caller) { form, key in
        _ = try await desk.perform(SaveNetwork(form.record, id: nil), by: caller, key: key)
        return "/settings"
      }
    }
    routes.get("/settings/networks/{network}", .editSettings) { request, caller in
      let part = try request.part("network")
      let settings = try await desk.ask(ShowSettings(), by: caller)
      guard let row = settings.networks.first(where: { $0.id.description == part }) else { throw WebRefusal.notFound }
      let entry = NetworkForm.entry(at: request.path, isNew: false, in: settings)
      return try await counter.page(entry, NetworkForm.typed(row.record).of(row.record), request, caller)
    }
    routes.post("/settings/networks/{network}", .editSettings) { request, caller in
      let part = try request.part("network")
      let settings = try await desk.ask(ShowSettings(), by: caller)
      guard let row = settings.networks.first(where: { $0.id.description == part }) else { throw WebRefusal.notFound }
      let entry = NetworkForm.entry(at: request.path, isNew: false, in: settings)
      let standing = { NetworkForm.typed(row.record).of(row.record) }
      return try await counter.take(NetworkForm.self, of: entry, request, caller, standing: standing) { form, key in
        let act = ActOnSeen(SaveNetwork(form.record, id: row.id), .network(row.id), seen: request.seen)
        _ = try await desk.perform(act, by: caller, key: key)
        return "/settings"
      }
    }
    routes.post("/settings/networks/{network}/remove", .editSettings) { request, caller in
      let part = try request.part("network")
      let settings = try await desk.ask(ShowSettings(), by: caller)
      guard let row = settings.networks.first(where: { $0.id.description == part }) else { throw WebRefusal.notFound }
      let entry = NetworkForm.entry(at: "/settings/networks/\(part)", isNew: false, in: settings)
      return try await counter.remove(entry, NetworkForm.typed(row.record), request, caller) { key in
        _ = try await desk.perform(RemoveNetwork(row.id), by: caller, key: key)
        return "/settings"
      }
    }
  }
}
