import ScripCore
import ScripSQL

extension Connection {
  public func patient(_ id: PatientID) throws -> Patient? {
    try first("SELECT body FROM patient WHERE practice_id = \(practice) AND id = \(id)") { try $0.body(0) }
  }

  /// These patients, by id: for a list that names them.
  public func patients(_ ids: some Collection<PatientID>) throws -> [PatientID: Patient] {
    guard !ids.isEmpty else { return [:] }
    var found: [PatientID: Patient] = [:]
    try each("SELECT body FROM patient WHERE practice_id = \(practice) AND id IN (\(list: Array(ids)))") { row in
      let patient: Patient = try row.body(0)
      found[patient.id] = patient
    }
    return found
  }

  public func save(_ patient: Patient) throws {
    let body = try json(patient)
    try put(
      into: .patient,
      [
        "id": patient.id, "search_key": patient.searchKey, "birth_day": patient.birthDate, "shape": bodyShape,
        "body": body,
      ])
  }

  /// Behind a beginning, the first text after every one that begins so: the order is bytewise, and no folded name holds
  /// this letter.
  static var afterAll: String { "\u{10FFFF}" }

  /// Patients whose folded family name begins with the folded text, at most `limit`, by name.
  ///
  /// Promises: one statement; index `patient_by_name`; costs the same with a thousand patients and with a million.
  public func patients(named text: String, limit: Int = 20) throws -> [Patient] {
    let from = folded(text)
    let to = from + Self.afterAll
    return try map(
      """
      SELECT body FROM patient
      WHERE practice_id = \(practice) AND search_key >= \(from) AND search_key < \(to)
      ORDER BY search_key, id LIMIT \(limit)
      """
    ) { try $0.body(0) }
  }

  /// Patients born on the day: few, so that the name can be compared with tolerance.
  ///
  /// Promises: one statement; index `patient_by_birth_day`.
  public func patients(bornOn day: CalendarDay) throws -> [Patient] {
    try map("SELECT body FROM patient WHERE practice_id = \(practice) AND birth_day = \(day) ORDER BY id") {
      try $0.body(0)
    }
  }
}

extension Connection {
  /// A patient's coverages, primary first.
  public func coverages(of patient: PatientID) throws -> [Coverage] {
    try map(
      """
      SELECT body FROM coverage WHERE practice_id = \(practice) AND patient_id = \(patient) ORDER BY rank, id
      """
    ) { try $0.body(0) }
  }

  /// The coverages of the chart that are of the same member of the same plan, primary first.
  public func coverages(of member: PlanMember) throws -> [Coverage] {
    try coverages(of: member.patient).filter { PlanMember($0) == member }
  }

  public func coverage(_ id: CoverageID) throws -> Coverage? {
    try first("SELECT body FROM coverage WHERE practice_id = \(practice) AND id = \(id)") { try $0.body(0) }
  }

  public func save(_ coverage: Coverage) throws {
    let body = try json(coverage)
    try put(
      into: .coverage,
      [
        "id": coverage.id, "patient_id": coverage.patient, "plan_id": coverage.plan, "rank": coverage.rank,
        "shape": bodyShape, "body": body,
      ])
  }

  /// A patient's episodes, newest first.
  public func episodes(of patient: PatientID) throws -> [Episode] {
    try map(
      """
      SELECT body FROM episode WHERE practice_id = \(practice) AND patient_id = \(patient)
      ORDER BY opened_on DESC, id DESC
      """
    ) { try $0.body(0) }
  }

  public func episode(_ id: EpisodeID) throws -> Episode? {
    try first("SELECT body FROM episode WHERE practice_id = \(practice) AND id = \(id)") { try $0.body(0) }
  }

  public func save(_ episode: Episode) throws {
    let body = try json(episode)
    try put(
      into: .episode,
      [
        "id": episode.id, "patient_id": episode.patient, "coverage_id": episode.coverage,
        "class_key": episode.classKey, "opened_on": episode.openedOn, "closed_on": Value.null, "shape": bodyShape,
        "body": body,
      ])
  }
}
