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

  public var appointment: AppointmentID
  /// 1, 2, …
  public var revision: Int
  public var fields: [Field]
  public var savedAt: Moment
  public var savedBy: MembershipID

  public init(appointment: AppointmentID, revision: Int, fields: [Field], savedAt: Moment, savedBy: MembershipID) {
    self.appointment = appointment
    self.revision = revision
    self.fields = fields
    self.savedAt = savedAt
    self.savedBy = savedBy
  }

  /// The names whose values differ from those of other typed text, in the order of this draft, then of the other.
  public func differing(from other: [Field]) -> [String] {
    func values(_ name: String, _ fields: [Field]) -> [String] { fields.filter { $0.name == name }.map(\.value) }
    var names: [String] = []
    for name in (fields + other).map(\.name) where !names.contains(name) {
      if values(name, fields) != values(name, other) { names.append(name) }
    }
    return names
  }
}
