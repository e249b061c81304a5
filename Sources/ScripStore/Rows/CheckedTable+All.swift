/// Every table that is checked row by row. What is not listed here is sealed otherwise: both logs and `audit_seal` by
/// the chain, `document_chunk` by the document's key, and `scrip_migration` is compared with the program at each start.
extension CheckedTable {
  public static let all: [CheckedTable] = ofInstallation + ofPractices

  /// Seen in every scope; a row may name a practice.
  static let ofInstallation = [installation, practice, job, login, membership, signIn, loginAttempt]

  static let ofPractices =
    [wrappedKey, request, controlNumber, outbox, document, documentPart]
    + [practiceProfile, location, therapist, plan, network, payerRules]
    + [patient, coverage, episode, intake, intakeReading, referral, referralVersion, prescriberAsking]
    + [benefitAnswer, authorizationCase, safetyAnswer, visitLimit, visitEntry]
    + [appointment, slot, waitlist, calendarFeed]
    + [noteDraft, sessionNote, noteAddendum, sessionToCharge]
    + [feeSchedule, claim, claimVersion, claimEvent, receipt, charge, necessityLetter, claimAfter]
    + [remittanceFile, remittance, posting, postingEntry, remittedClaim, denial, patientPayment, dayClose]
    + [progressReport, planReferral, givenEstimate, deadline]

  static let installation = CheckedTable(
    "installation", of: .installation, key: ["one"], ["id", "started_at", "key_fingerprint"])
  static let practice = CheckedTable("practice", of: .installation, key: ["id"], ["name", "added_at"])
  static let job = CheckedTable(
    "job", of: .installation, key: ["id"],
    [
      "practice_id", "kind", "job_key", "subjects", "queued_at", "not_before", "attempts", "failures", "crashes",
      "lease_until", "worker", "parked_at", "reason",
    ])
  static let login = CheckedTable(
    "login", of: .installation, key: ["id"],
    ["email", "name", "password_hash", "added_at", "failures", "disabled_at"])
  static let membership = CheckedTable(
    "membership", of: .installation, key: ["practice_id", "id"],
    ["login_id", "roles", "therapist_id", "from_at", "to_at"])
  static let signIn = CheckedTable(
    "sign_in", of: .installation, key: ["id"],
    [
      "token_digest", "login_id", "practice_id", "membership_id", "form_token", "address_digest", "began_at", "seen_at",
      "ends_at",
    ])
  static let loginAttempt = CheckedTable(
    "login_attempt", of: .installation, key: ["id"], ["account_digest", "address_digest", "tried_at"])

  static let wrappedKey = CheckedTable("wrapped_key", key: [], ["wrapped", "wrapper", "made_at"])
  static let request = CheckedTable("request", key: ["request_key"], ["input_digest", "answer", "received_at"])
  static let controlNumber = CheckedTable("control_number", key: ["series"], ["last"])
  static let outbox = CheckedTable(
    "outbox", key: ["id"], ["channel", "control_number", "body", "queued_at", "sent_at", "receipt"])
  static let document = CheckedTable(
    "document", key: ["id"], ["digest", "byte_count", "media_type", "file_name", "via", "received_at"])
  static let documentPart = CheckedTable(
    "document_part", key: ["document_id", "part"], ["stream_id", "header", "digest", "byte_count", "chunk_count"])

  static let practiceProfile = CheckedTable("practice_profile", key: [], ["zone", "shape", "body"])
  static let location = CheckedTable("location", key: ["id"], ["name", "shape", "body"])
  static let therapist = CheckedTable("therapist", key: ["id"], ["name", "shape", "body"])
  static let plan = CheckedTable("plan", key: ["id"], ["payer_name", "name", "class_key", "shape", "body"])
  static let network = CheckedTable(
    "network", key: ["id"], ["therapist_id", "location_id", "plan_id", "status", "from_day", "to_day"])
  static let payerRules = CheckedTable("payer_rules", key: ["class_key", "version"], ["valid_from", "shape", "body"])

  static let patient = CheckedTable("patient", key: ["id"], ["search_key", "birth_day", "shape", "body"])
  static let coverage = CheckedTable("coverage", key: ["id"], ["patient_id", "plan_id", "rank", "shape", "body"])
  static let episode = CheckedTable(
    "episode", key: ["id"], ["patient_id", "coverage_id", "class_key", "opened_on", "closed_on", "shape", "body"])
  static let intake = CheckedTable(
    "intake", key: ["id"],
    ["document_id", "received_at", "via", "sender", "state", "state_at", "pages", "title", "reason"])
  static let intakeReading = CheckedTable(
    "intake_reading", key: ["intake_id", "version"], ["recorded_at", "shape", "body"])
  static let referral = CheckedTable("referral", key: ["id"], ["episode_id", "patient_id"])
  static let referralVersion = CheckedTable(
    "referral_version", key: ["referral_id", "version"],
    ["intake_id", "signed_off_at", "signed_off_by", "last_day", "level", "shape", "body"])
  static let prescriberAsking = CheckedTable(
    "prescriber_asking", key: ["id"],
    ["episode_id", "referral_id", "version", "asked_on", "way", "recorded_at", "recorded_by"])
  static let benefitAnswer = CheckedTable(
    "benefit_answer", key: ["id"], ["coverage_id", "answered_on", "recorded_at", "shape", "body"])
  static let authorizationCase = CheckedTable(
    "authorization_case", key: ["id", "version"], ["episode_id", "state", "from_day", "to_day", "shape", "body"])
  static let safetyAnswer = CheckedTable("safety_answer", key: ["id"], ["patient_id", "recorded_at", "shape", "body"])
  static let visitLimit = CheckedTable(
    "visit_limit", key: ["id", "version"], ["episode_id", "recorded_at", "shape", "body"])
  static let visitEntry = CheckedTable(
    "visit_entry", key: ["id"], ["episode_id", "day", "kind", "recorded_at", "shape", "body"])

  static let appointment = CheckedTable(
    "appointment", key: ["id"],
    [
      "episode_id", "patient_id", "therapist_id", "location_id", "room_id", "day", "start_minute", "minutes", "state",
      "hold_until", "shape", "body",
    ])
  static let calendarFeed = CheckedTable(
    "calendar_feed", key: ["id"], ["therapist_id", "secret_digest", "made_at", "made_by", "ended_at"])
  static let slot = CheckedTable("slot", key: ["resource_id", "day", "quarter"], ["appointment_id"])

  static let noteDraft = CheckedTable(
    "note_draft", key: ["appointment_id"], ["revision", "saved_at", "shape", "body"])
  static let sessionNote = CheckedTable(
    "session_note", key: ["id"],
    [
      "appointment_id", "episode_id", "therapist_id", "day", "ending", "signed_at", "content_digest", "shape", "body",
    ])
  static let noteAddendum = CheckedTable("note_addendum", key: ["id"], ["note_id", "added_at", "shape", "body"])
  static let sessionToCharge = CheckedTable("session_to_charge", key: ["note_id"], ["day"])
  static let waitlist = CheckedTable(
    "waitlist", key: ["id"], ["episode_id", "patient_id", "added_at", "last_day", "closed_at", "shape", "body"])

  static let progressReport = CheckedTable(
    "progress_report", key: ["id", "version"],
    [
      "episode_id", "patient_id", "state", "return_code", "intake_id", "recorded_at", "recorded_by", "shape", "body",
    ])
  static let planReferral = CheckedTable("plan_referral", key: ["id"], ["episode_id", "recorded_at", "shape", "body"])
  static let givenEstimate = CheckedTable(
    "given_estimate", key: ["id"], ["episode_id", "made_on", "total", "shape", "body"])
  static let deadline = CheckedTable(
    "deadline", key: ["kind", "subject_id"], ["episode_id", "patient_id", "day", "reason"])
}
