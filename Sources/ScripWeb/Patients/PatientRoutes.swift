import HTML
import ScripCore
import ScripDesk

/// The charts: finding one, reading it, correcting the person and the ways to pay.
public struct PatientRoutes: Sendable {
  private let pages: StaffPages
  private let counter: EntryCounter

  public init(_ pages: StaffPages) {
    self.pages = pages
    counter = EntryCounter(pages: pages)
  }

  public func declare(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/patients", .readPatients) { request, caller in
      try await self.list(request, caller)
    }
    // By POST: what is typed is a name, and a name must not stand in an address.
    routes.post("/patients", .readPatients, audit: .read, keepsTyped: false) { request, caller in
      let typed = request.fields["q"] ?? ""
      return Answer.seeOther(
        typed.allSatisfy(\.isWhitespace)
          ? "/patients" : SealedSearch(formToken: request.formToken).address(of: typed))
    }
    declareNew(in: &routes)
    routes.get("/patients/{patient}", .readPatients) { request, caller in
      ChartPage(
        try await desk.ask(ShowPatient(patient: try request.id("patient")), by: caller),
        permissions: caller.permissions, frame: try await counter.pages.frame(request, caller))
    }
    declareEdit(in: &routes)
    declareCoverages(in: &routes)
    declareSafety(in: &routes)
    PayerAnswerRoutes(pages).declare(in: &routes)
  }

  /// The charts, or those that the search in the address found.
  private func list(_ request: WebRequest, _ caller: Caller) async throws -> PatientsPage {
    let asked = request.query(SealedSearch.queryName)
    let typed = asked.map { SealedSearch(formToken: request.formToken).typed(from: $0) } ?? ""
    let found = typed == nil ? [] : try await pages.desk.ask(FindPatients(text: typed ?? ""), by: caller)
    let near = found.isEmpty ? try await pages.desk.ask(FindNearPatients(text: typed ?? ""), by: caller) : []
    return PatientsPage(
      found, near: near, typed: typed, mayAdd: caller.may(.editPatients),
      frame: try await counter.pages.frame(request, caller),
      formToken: request.formToken)
  }

  private func declareNew(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    let entry = PersonForm.entry(at: "/patients/new", back: "/patients", isNew: true)
    routes.get("/patients/new", .editPatients) { request, caller in
      try await counter.page(entry, FormFields(), request, caller)
    }
    routes.post("/patients/new", .editPatients) { request, caller in
      let form = try? request.form(PersonForm.self)
      let twins: [Patient] = if let form { try await desk.ask(form.twins, by: caller) } else { [] }
      let entry = PersonForm.entry(at: "/patients/new", back: "/patients", isNew: true, twins: twins)
      return try await counter.take(PersonForm.self, of: entry, request, caller) { form, key in
        let id = try await desk.perform(form.act(on: nil), by: caller, key: key)
        return "/patients/\(id.description)"
      }
    }
  }

  private func declareEdit(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/patients/{patient}/edit", .editPatients) { request, caller in
      let chart = try await desk.ask(ShowPatient(patient: try request.id("patient")), by: caller)
      let entry = PersonForm.entry(
        at: request.path, back: "/patients/\(chart.patient.id.description)", isNew: false)
      return try await counter.page(entry, PersonForm.typed(chart.patient).of(chart.patient), request, caller)
    }
    routes.post("/patients/{patient}/edit", .editPatients) { request, caller in
      let id: PatientID = try request.id("patient")
      _ = try await desk.ask(ChartRecord(id), by: caller)
      let chart: LocalPath = "/patients/\(id.description)"
      let entry = PersonForm.entry(at: request.path, back: chart, isNew: false)
      let standing = {
        let patient = try await desk.ask(ShowPatient(patient: id), by: caller).patient
        return PersonForm.typed(patient).of(patient)
      }
      return try await counter.take(PersonForm.self, of: entry, request, caller, standing: standing) { form, key in
        let act = ActOnSeen(form.act(on: id), .patient(id), seen: request.seen)
        _ = try await desk.perform(act, by: caller, key: key)
        return chart
      }
    }
  }

  private func declareCoverages(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/patients/{patient}/coverages/new", .editCoverage) { request, caller in
      let chart = try await desk.ask(ShowPatient(patient: try request.id("patient")), by: caller)
      let entry = CoverageForm.entry(at: request.path, chart, isNew: true)
      let rank = String(chart.coverages.count + 1)
      return try await counter.page(entry, FormFields([("rank", rank)]), request, caller)
    }
    routes.get("/patients/{patient}/coverages/{coverage}", .editCoverage) { request, caller in
      let chart = try await desk.ask(ShowPatient(patient: try request.id("patient")), by: caller)
      let id: CoverageID = try request.id("coverage")
      guard let found = chart.coverages.first(where: { $0.coverage.id == id }) else { throw WebRefusal.notFound }
      let entry = CoverageForm.entry(at: request.path, chart, isNew: false)
      return try await counter.page(entry, CoverageForm.typed(found.coverage).of(found.coverage), request, caller)
    }
    routes.post("/patients/{patient}/coverages/new", .editCoverage) { request, caller in
      try await self.takeCoverage(nil, request, caller)
    }
    routes.post("/patients/{patient}/coverages/{coverage}", .editCoverage) { request, caller in
      try await self.takeCoverage(try request.id("coverage"), request, caller)
    }
  }

  /// Leads from a new coverage straight to what its payer has to be asked.
  private func takeCoverage(_ id: CoverageID?, _ request: WebRequest, _ caller: Caller) async throws -> Answer {
    let chart = try await pages.desk.ask(ShowPatient(patient: try request.id("patient")), by: caller)
    if let id, !chart.coverages.contains(where: { $0.coverage.id == id }) { throw WebRefusal.notFound }
    let back: LocalPath = "/patients/\(chart.patient.id.description)"
    let entry = CoverageForm.entry(at: request.path, chart, isNew: id == nil)
    // Read before the act: what it is refused for was saved before.
    let known = chart.coverages.first { $0.coverage.id == id }?.coverage
    let standing = { known.map { CoverageForm.typed($0).of($0) } ?? FormFields() }
    return try await counter.take(CoverageForm.self, of: entry, request, caller, standing: standing) { form, key in
      var coverage = form.coverage
      coverage.patient = chart.patient.id
      if let id { coverage.id = id }
      let act = ActOnSeen(
        SaveCoverage(coverage, isNew: id == nil), .coverage(coverage.id), seen: id == nil ? nil : request.seen)
      let saved = try await pages.desk.perform(act, by: caller, key: key)
      return id == nil ? "/coverages/\(saved.description)/benefits" : back
    }
  }

  private func declareSafety(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/patients/{patient}/safety/new", .editPatients) { request, caller in
      let chart = try await desk.ask(ShowPatient(patient: try request.id("patient")), by: caller)
      let entry = SafetyForm.entry(at: request.path, back: "/patients/\(chart.patient.id.description)")
      return try await counter.page(entry, FormFields(), request, caller)
    }
    routes.post("/patients/{patient}/safety/new", .editPatients) { request, caller in
      let id: PatientID = try request.id("patient")
      _ = try await desk.ask(ChartRecord(id), by: caller)
      let back: LocalPath = "/patients/\(id.description)"
      let entry = SafetyForm.entry(at: request.path, back: back)
      return try await counter.take(SafetyForm.self, of: entry, request, caller) { form, key in
        _ = try await desk.perform(RecordSafety(patient: id, finding: form.finding), by: caller, key: key)
        return back
      }
    }
    SafetyOverRoutes(counter: counter).declare(in: &routes)
  }
}
