import ScripCore
import ScripSQL

extension Connection {
  public func patient(_ id: PatientID) throws -> Patient? {
    try first("SELECT body FROM patient WHERE practice_id = \(practice) AND id = \(id)") { try $0.body(0) }
  }

  public func save(_ patient: Patient) throws {
    let body = try json(patient)
    try execute(
      """
      INSERT INTO patient (practice_id, id, search_key, birth_day, shape, body)
      VALUES (\(practice), \(patient.id), \(patient.searchKey), \(patient.birthDate), \(bodyShape), \(body))
      ON CONFLICT (practice_id, id) DO UPDATE SET search_key = excluded.search_key,
        birth_day = excluded.birth_day, shape = excluded.shape, body = excluded.body
      """)
  }

  /// Patients whose folded family name begins with the folded text, at most `limit`, by name.
  ///
  /// Promises: one statement; index `patient_by_name`; costs the same with a thousand patients and with a million.
  public func patients(named text: String, limit: Int = 20) throws -> [Patient] {
    let from = folded(text)
    // The first text after every one that begins so: bytewise order, and no folded name holds this letter.
    let to = from + "\u{10FFFF}"
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

  public func coverage(_ id: CoverageID) throws -> Coverage? {
    try first("SELECT body FROM coverage WHERE practice_id = \(practice) AND id = \(id)") { try $0.body(0) }
  }

  public func save(_ coverage: Coverage) throws {
    let body = try json(coverage)
    try execute(
      """
      INSERT INTO coverage (practice_id, id, patient_id, plan_id, rank, shape, body)
      VALUES (\(practice), \(coverage.id), \(coverage.patient), \(coverage.plan), \(coverage.rank), \(bodyShape), \(body))
      ON CONFLICT (practice_id, id) DO UPDATE SET plan_id = excluded.plan_id, rank = excluded.rank,
        shape = excluded.shape, body = excluded.body
      """)
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
    try execute(
      """
      INSERT INTO episode (practice_id, id, patient_id, coverage_id, class_key, opened_on, shape, body)
      VALUES (\(practice), \(episode.id), \(episode.patient), \(episode.coverage), \(episode.classKey),
        \(episode.openedOn), \(bodyShape), \(body))
      ON CONFLICT (practice_id, id) DO UPDATE SET coverage_id = excluded.coverage_id,
        class_key = excluded.class_key, shape = excluded.shape, body = excluded.body
      """)
  }
}
