/// What was typed into a note so far, letter for letter, whether or not it can be understood.
///
/// A revision is counted up with every save, so that two windows never overwrite each other unseen.
public struct NoteDraft: Hashable, Sendable, Codable {
  /// One field as the form sends it. A name may stand more than once.
  public struct Field: Hashable, Sendable, Codable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What a window still held when it was left, while another one had saved: shown until somebody has seen it.
  public struct Left: Hashable, Sendable, Codable {
    public var fields: [Field]
    public var at: Moment
    public var window: NoteWindow?

    public init(_ fields: [Field], at moment: Moment, window: NoteWindow?) {
      self.fields = fields
      at = moment
      self.window = window
    }
  }

  public var appointment: AppointmentID
  /// 1, 2, …
  public var revision: Int
  public var fields: [Field]
  public var savedAt: Moment
  public var savedBy: MembershipID
  /// The window that saved it; nil for a page without a script.
  public var window: NoteWindow?
  public var left: Left?

  public init(appointment: AppointmentID, revision: Int, fields: [Field], savedAt: Moment, savedBy: MembershipID) {
    self.appointment = appointment
    self.revision = revision
    self.fields = fields
    self.savedAt = savedAt
    self.savedBy = savedBy
  }

  /// The windows whose words it holds.
  public var windows: [NoteWindow] { [window, left?.window].compactMap(\.self) }

  /// The names whose values differ from those of other typed text, in the order of this draft, then of the other.
  public func differing(from other: [Field]) -> [String] {
    fields.differing(from: other)
  }
}

extension [NoteDraft.Field] {
  /// The names whose values differ from those of other typed text, in the order of this one, then of the other.
  public func differing(from other: [NoteDraft.Field]) -> [String] {
    func values(_ name: String, _ fields: [NoteDraft.Field]) -> [String] {
      fields.filter { $0.name == name }.map(\.value)
    }
    var names: [String] = []
    for name in (self + other).map(\.name) where !names.contains(name) {
      if values(name, self) != values(name, other) { names.append(name) }
    }
    return names
  }
}
