/// One thing to fill in: its words, and how it is entered. What was typed is kept apart, in `FormFields`.
struct EntryField: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case text, telephone, email, day, number, tick, lines
    case choice([EntryChoice])
    /// Any number of boxes under one name.
    case ticks([EntryChoice])
    /// Not shown: what the form brings back as it was drawn.
    case carried
  }

  let name: String
  let label: String
  let kind: Kind
  let hint: String?

  init(_ name: String, _ label: String, _ kind: Kind = .text, hint: String? = nil) {
    self.name = name
    self.label = label
    self.kind = kind
    self.hint = hint ?? (kind == .day ? "Such as 11/24/2026." : nil)
  }
}

/// One line of a list to choose from.
struct EntryChoice: Equatable, Sendable {
  let value: String
  let shown: String

  init(_ value: String, _ shown: String) {
    self.value = value
    self.shown = shown
  }

  /// What stands first where nothing need be chosen.
  static let none = EntryChoice("", "not known")
  static let yesNo = [none, EntryChoice("yes", "yes"), EntryChoice("no", "no")]
}

/// Fields that belong together, under one legend.
struct EntrySheet: Equatable, Sendable {
  let title: String
  let note: String?
  let fields: [EntryField]
  /// What to look at before it is filled in.
  let links: [WordTable.Link]

  init(_ title: String, note: String? = nil, _ fields: [EntryField], links: [WordTable.Link] = []) {
    self.title = title
    self.note = note
    self.fields = fields
    self.links = links
  }
}

/// The words of a form, before anybody typed: what it is called, where it goes, what it asks.
struct Entry: Equatable, Sendable {
  let title: String
  let current: NavItem
  let back: Path
  let action: Path
  let groups: [EntrySheet]
  /// What its button is called: more than saving, when it cannot be undone.
  var save = "Save"
  /// Whom it is about, kept in sight while a long form is filled in.
  var about: String?
  /// Takes away what the form is about, in a form of its own below it; nil where that cannot be.
  var remove: WordTable.Link?

  typealias Path = WordTable.Path
}
