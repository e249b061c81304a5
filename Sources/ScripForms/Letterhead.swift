import Paper
import ScripCore

/// Who sends a paper and where its answer goes; printed on every paper that leaves the practice.
public struct Letterhead: Hashable, Sendable {
  /// The trade name: the one that patients and prescribers know.
  public var name: String
  public var address: PostalAddress?
  public var phone: PhoneNumber?
  public var fax: PhoneNumber?

  public init(name: String, address: PostalAddress? = nil, phone: PhoneNumber? = nil, fax: PhoneNumber? = nil) {
    self.name = name
    self.address = address
    self.phone = phone
    self.fax = fax
  }

  /// `4821 Ballard Ave NW, Seattle, WA 98107 · Phone 206-555-0142 · Fax 206-555-0143`.
  var line: String {
    let numbers = [phone.map { "Phone \($0.shown)" }, fax.map { "Fax \($0.shown)" }].compactMap(\.self)
    return ((address.map { [$0.lines.joined(separator: ", ")] } ?? []) + numbers).joined(separator: " · ")
  }

  /// How a signed paper comes back: by fax where there is one, otherwise in the patient's hand.
  var wayBack: String { fax.map { "Fax back to \($0.shown)." } ?? "Please give it to the patient." }

  func margin(_ paperName: String) -> Paper.Margin { Paper.Margin(left: name, right: paperName) }

  /// The code at the foot by which a returned paper files itself.
  func returnBlock(_ code: String?) -> Block {
    guard let code else { return .smallPrint(Words(wayBack)) }
    return .code(PrintedCode(code, caption: "\(wayBack) Keep this code on the page: it files the paper."))
  }
}
