import ScripCore
import ScripDesk
import ScripIntake

/// The words of the two-pane review: the page with its read fields boxed, and the same fields to be corrected.
struct ReviewPage: Equatable, Sendable {
  let intake: String
  let order: Int
  /// How many orders can be gone to.
  let orderCount: Int
  let heading: String
  let lead: String
  let isOpen: Bool
  let isBeingRead: Bool
  let isSetAside: Bool
  /// What the order became.
  let referral: String?
  let warning: String?
  /// What the document is by the code on it, and what is ticked.
  let returned: String?
  /// A report whose prescriber may have ended the treatment.
  let mayBeStopped: Bool
  let sheets: [Sheet]
  /// The page on which the order stands: of its first field that was read. Nil when none was.
  let start: Int?
  let groups: [Group]
  let particulars: Review.Particulars
  let before: String?
  let after: String?
  /// What is said above everything: why an act was refused.
  var message: String?
  /// The mark of the order as the person has seen it.
  let seen: String?

  /// One page of the document with what was read on it.
  struct Sheet: Equatable, Sendable {
    let number: Int
    /// What is written on a page that has no picture.
    let text: String?
    let boxes: [Box]
  }

  /// Where a field stands on its page, in thousandths.
  struct Box: Equatable, Sendable {
    let field: String
    let label: String
    let mark: Mark
    let area: PageArea
  }

  /// Fields that belong together, in the order a person checks them.
  struct Group: Equatable, Sendable {
    let name: String
    let fields: [Field]
  }

  struct Field: Equatable, Sendable {
    let path: String
    let label: String
    let text: String
    let mark: Mark
    /// What Scrip thinks of it.
    let opinion: String
    /// What to do, when the reader was not sure.
    let advice: String?
    /// It was written in before the page was saved.
    let isHere: Bool
  }

  enum Mark: Equatable, Sendable {
    case sure
    case look
    case miss
    case empty
  }

  init(
    _ opened: ShowReview.Opened, texts: [Int: String] = [:], typed: TypedEntries? = nil,
    faults: [Refusal.Fault] = [], at place: String? = nil
  ) {
    let clock = LocalTime(offsetMinutes: opened.zoneOffsetMinutes)
    let row = opened.intake
    intake = row.id.description
    let orders = opened.review?.reading.orders ?? []
    isOpen = row.state == .review || row.state == .unreadable
    // Of what was dealt with before reviews kept it, nobody knows which order it was.
    orderCount = isOpen || opened.review?.filed != nil ? orders.count : min(orders.count, 1)
    let named = orderCount > 1 ? orders[opened.order].patient.name.value?.written : row.title
    heading = named ?? "\(row.via == .upload || row.via == .email ? "An" : "A") \(row.via.shown) without a name"
    let from = row.sender.map { "\(row.via.shown) from \($0)" } ?? row.via.shown
    let pages = row.pages == 1 ? ", 1 page" : row.pages > 1 ? ", \(row.pages) pages" : ""
    lead = "\(from)\(pages), \(clock.shown(row.receivedAt))"
    isBeingRead = row.state == .waiting
    isSetAside = row.state == .setAside
    referral = opened.referral?.description
    // Some reasons are sentences already.
    warning = row.state == .setAside ? nil : row.reason.map { $0.hasSuffix(".") ? $0 : $0 + "." }
    returned = isOpen ? opened.review?.returned?.shown : nil
    mayBeStopped = opened.review?.returned?.report != nil
    before = opened.neighbours.before?.description
    after = opened.neighbours.after?.description
    order = opened.order
    let standing = opened.review?.mark(ofOrder: order)?.text
    // Who was not shown what a colleague changed goes on with what they had seen.
    seen = faults.contains { $0.field == RecordMark.field } ? standing : typed?[RecordMark.field] ?? standing
    guard orders.indices.contains(order), let review = opened.review else {
      (sheets, start, groups, particulars) = ([], nil, [], Review.Particulars(OrderReading()))
      return
    }
    particulars = typed.map(Review.Particulars.init(typed:)) ?? review.particulars[order]
    let lines = orders[order].lines
    groups = Self.grouped(lines, typed: typed ?? particulars.unread, faults: faults, at: place)
    start = lines.lazy.compactMap(\.source?.page).first
    sheets = review.pictures.indices.compactMap { index in
      let number = index + 1
      if review.pictures[index].width > 0 {
        return Sheet(number: number, text: nil, boxes: Self.boxes(of: lines, on: number))
      }
      return texts[number].map { Sheet(number: number, text: $0, boxes: []) }
    }
  }

  private static func boxes(of lines: [FieldLine], on page: Int) -> [Box] {
    lines.compactMap { line in
      // What was worked out stands in no place of its own.
      guard line.reckoned == nil, let source = line.source, source.page == page,
        let area = PageArea(around: source.boxes)
      else { return nil }
      return Box(field: line.path.rawValue, label: line.path.label, mark: Mark(line), area: area)
    }
  }

  private static func grouped(
    _ lines: [FieldLine], typed: TypedEntries?, faults: [Refusal.Fault], at place: String?
  ) -> [Group] {
    let refused = faults.contains { $0.field == RecordMark.field } ? "changed meanwhile" : "not understood"
    return FieldPath.reviewGroups.map { name, paths in
      Group(
        name: name,
        fields: paths.compactMap { path in
          guard let line = lines.first(where: { $0.path == path }) else { return nil }
          let fault = faults.first { $0.field == path.rawValue }?.sentence
          return Field(
            path: path.rawValue, label: path.label, text: typed?[path.rawValue] ?? line.shown,
            mark: fault == nil ? Mark(line) : .miss, opinion: fault == nil ? opinion(line) : refused,
            advice: fault ?? line.reckonedAdvice ?? line.review?.advice, isHere: path.rawValue == place)
        })
    }
  }

  private static func opinion(_ line: FieldLine) -> String {
    switch Mark(line) {
    case .sure: line.source.map { "✓ page \($0.page)" } ?? "✓"
    case .look: line.reckoned == nil ? "please look" : "not written"
    case .miss: "not found"
    case .empty: "–"
    }
  }
}

extension ReviewPage.Mark {
  init(_ line: FieldLine) {
    if line.reckoned != nil {
      self = .look
    } else if line.review == .notFound || line.review == .signatureUnseen {
      self = line.text.isEmpty ? .miss : .look
    } else if line.review != nil {
      self = .look
    } else {
      self = line.text.isEmpty ? .empty : .sure
    }
  }

  /// The class that the style sheet knows.
  var name: String {
    switch self {
    case .sure, .empty: ""
    case .look: "look"
    case .miss: "miss"
    }
  }
}

extension ReturnedPaper {
  /// What the code on the page tells, and what the prescriber ticked as far as it can be told.
  fileprivate var shown: String {
    guard report != nil else { return "The code on this page is one of ours: it belongs to the episode chosen below." }
    let ticked =
      switch decision {
      case .asOrdered: "“Go on as ordered” is ticked: write the visits and the date, then sign off."
      case .changed: "“Go on, changed as written” is ticked: enter the changes, then sign off."
      case .stop: "“Stop” is ticked: if the page says so, file it so below."
      case nil: "Which box is ticked cannot be told: look at the page."
      }
    return "This is a progress report that came back; it renews the episode chosen below. \(ticked)"
  }
}

extension Review {
  /// The pages that have no picture, from 1.
  var pagesWithoutPicture: [Int] { pictures.indices.filter { pictures[$0].width == 0 }.map { $0 + 1 } }
}
