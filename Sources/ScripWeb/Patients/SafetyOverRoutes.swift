import HTML
import ScripCore
import ScripDesk

/// Says of one line of a chart's safety answers that it is over.
///
/// A line is named by its place, counted from 1: answers are only ever added, and a condition must not stand in an
/// address.
struct SafetyOverRoutes: Sendable {
  let counter: EntryCounter

  func declare(in routes: inout Routes) {
    let counter = counter
    routes.get("/patients/{patient}/safety/{line}/over", .editPatients) { request, caller in
      let (chart, finding) = try await Self.found(request, caller, counter.pages.desk)
      let entry = SafetyOverForm.entry(at: request.path, back: Self.back(chart), finding, of: chart.patient)
      return try await counter.page(entry, FormFields([("clearedOn", chart.today.inFigures)]), request, caller)
    }
    routes.post("/patients/{patient}/safety/{line}/over", .editPatients) { request, caller in
      let (chart, finding) = try await Self.found(request, caller, counter.pages.desk)
      let entry = SafetyOverForm.entry(at: request.path, back: Self.back(chart), finding, of: chart.patient)
      return try await counter.take(SafetyOverForm.self, of: entry, request, caller) { form, key in
        var over = finding
        over.clearedOn = form.clearedOn
        _ = try await counter.pages.desk.perform(
          RecordSafety(patient: chart.patient.id, finding: over), by: caller, key: key)
        return Self.back(chart)
      }
    }
  }

  private static func back(_ chart: ShowPatient.Chart) -> LocalPath { "/patients/\(chart.patient.id.description)" }

  private static func found(
    _ request: WebRequest, _ caller: Caller, _ desk: Desk
  ) async throws -> (ShowPatient.Chart, SafetyFinding) {
    let chart = try await desk.ask(ShowPatient(patient: try request.id("patient")), by: caller)
    guard let line = Int(try request.part("line")), chart.safety.indices.contains(line - 1) else {
      throw WebRefusal.notFound
    }
    return (chart, chart.safety[line - 1])
  }
}
