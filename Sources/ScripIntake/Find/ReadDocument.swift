import ScripCore

extension DocumentReading {
  /// Reads a decoded document: sorts it, finds the orders in it, and reads each.
  ///
  /// Total: any words in any places give a reading. Source of the classes: Tests/Corpus/SCHEMA.md.
  ///
  /// - Parameter codes: the ICD-10-CM table; without it codes are not compared with the words beside them.
  public init(reading pages: [DecodedPage], codes: ICD10Table? = nil) {
    let sorted = pages.map { (page: $0, role: PageRole($0)) }
    let contents = sorted.filter { $0.role == .order || $0.role == .continuation }
    let triage = Triage(
      contents.map(\.page), hadCover: sorted.contains { $0.role == .cover },
      hadSpecks: sorted.contains { $0.page.words.count > 12 })
    guard triage.documentClass == .referral || triage.documentClass == .fragment else {
      self.init(documentClass: triage.documentClass, kind: triage.kind, flags: triage.flags)
      return
    }
    let orders = Self.grouped(contents.map(\.page)).map { OrderReader.read($0, codes: codes) }
    self.init(
      documentClass: triage.documentClass, kind: orders.count > 1 ? .multiple : triage.kind, flags: triage.flags,
      orders: orders)
  }

  /// Pages by order: a page that names another patient than the one before begins a new order.
  private static func grouped(_ pages: [DecodedPage]) -> [[DecodedPage]] {
    guard pages.count > 1 else { return [pages] }
    var groups: [[DecodedPage]] = []
    var patient: PersonName?
    var npi: PrintedNPI?
    for page in pages {
      let alone = OrderReader.read([page])
      let name = alone.patient.name.value
      let isWhole = alone.prescriber.name.value != nil || alone.diagnoses.value != nil
      let otherPatient = name.map { name in patient.map { !OrderReader.isSamePerson($0, name) } ?? false } ?? false
      // When the name cannot be read, another valid NPI on a page of its own tells as much.
      let ownNPI = alone.prescriber.npi.value.flatMap { $0.valid == nil ? nil : $0 }
      let otherPrescriber = name == nil && ownNPI != nil && npi != nil && ownNPI != npi
      if isWhole, otherPatient || otherPrescriber {
        groups.append([page])
      } else if groups.isEmpty {
        groups.append([page])
      } else {
        groups[groups.count - 1].append(page)
      }
      patient = name ?? patient
      npi = ownNPI ?? npi
    }
    return groups
  }
}

/// What one page is within a file.
enum PageRole: Hashable {
  case blank, cover, order, continuation

  init(_ page: DecodedPage) {
    // Specks are read as short words of low confidence.
    let isNoise = page.words.filter { $0.confidence >= 50 && $0.text.filter(\.isLetter).count >= 3 }.count < 3
    let words = page.words.map { $0.text.folded.trimming { !$0.isLetter && !$0.isFigure } }.filter { $0.count > 1 }
    guard words.count >= 4, !isNoise else {
      self = .blank
      return
    }
    let present = Set(words)
    let coverWords: Set<String> = [
      "fax", "to", "from", "pages", "re", "confidential", "cover", "recipient", "sender", "attn", "transmittal",
      "error", "notify", "destroy",
    ]
    let orderWords: Set<String> = ["dx", "diagnosis", "dob", "birth", "frequency", "npi", "icd-10", "weekly"]
    if present.intersection(coverWords).count >= 5, present.isDisjoint(with: orderWords) {
      self = .cover
      return
    }
    let text = page.words.prefix(40).map(\.text.folded).joined(separator: " ")
    let later = (2...9).contains { text.contains("page \($0) of") } || text.contains("continued")
    self = later ? .continuation : .order
  }
}
