import Foundation
import ScripCore

/// A book as a JSON file. What a hand-made one leaves out is as in a new book; a word it cannot hold is told.
///
/// Form: docs/reference/payer-sim.md.
public enum BookFile {
  /// Why a file is no book, as one sentence without a word about a member.
  public struct Failure: Error, Hashable, CustomStringConvertible {
    public let description: String
  }

  /// The book as a person can edit it: indented, members in order.
  public static func write(_ book: PayerBook) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(book) + Data("\n".utf8)
  }

  /// The book in a file. Throws a sentence that names the place of what is missing or not understood.
  public static func read(_ data: Data) throws(Failure) -> PayerBook {
    guard let given = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] else {
      throw Failure(description: "It is not one JSON object.")
    }
    var whole = try completed(given, like: Shape.book, "The book")
    for (list, shape, what) in [("plans", Shape.plan, "A plan"), ("members", Shape.member, "A member")] {
      guard let rows = whole[list] as? [[String: Any]] else { continue }
      var all: [[String: Any]] = []
      for row in rows { all.append(try completed(row, like: shape, what)) }
      whole[list] = all
    }
    do {
      return try JSONDecoder().decode(PayerBook.self, from: JSONSerialization.data(withJSONObject: whole))
    } catch let error as DecodingError {
      throw Failure(description: "\(place(of: error)) is missing, or not written as it should be.")
    } catch { throw Failure(description: "It cannot be read.") }
  }

  /// What is given over what a new one has.
  private static func completed(
    _ given: [String: Any], like shape: Shape, _ what: String
  ) throws(Failure) -> [String: Any] {
    if let stray = given.keys.sorted().first(where: { !shape.names.contains($0) }) {
      throw Failure(
        description: "\(what) has no `\(stray)`; the names are \(shape.names.sorted().joined(separator: ", ")).")
    }
    if let absent = shape.needed.sorted().first(where: { given[$0] == nil }) {
      throw Failure(description: "\(what) needs `\(absent)`.")
    }
    return shape.values.merging(given) { _, given in given }
  }

  private static func place(of error: DecodingError) -> String {
    let context =
      switch error {
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): context
      case .keyNotFound(let key, let context):
        DecodingError.Context(codingPath: context.codingPath + [key], debugDescription: "")
      @unknown default: DecodingError.Context(codingPath: [], debugDescription: "")
      }
    let path = context.codingPath.reduce("") { path, key in
      // A key of a dictionary may be a number too, such as a procedure code.
      if let index = key.intValue, key.stringValue.hasPrefix("Index") { return "\(path)[\(index)]" }
      return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
    }
    return "`\(path)`"
  }
}

/// Which names an object of the file may have, what they hold when left out, and which must be there.
private struct Shape {
  let names: Set<String>
  let needed: Set<String>
  let values: [String: Any]

  /// - Parameters:
  ///   - full: a value with everything set that may be nil.
  init(_ new: some Encodable, full: some Encodable, needed: Set<String>) {
    names = Set(Self.object(full).keys)
    self.needed = needed
    values = Self.object(new).filter { !needed.contains($0.key) }
  }

  private static func object(_ value: some Encodable) -> [String: Any] {
    guard let data = try? JSONEncoder().encode(value) else { return [:] }
    return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
  }

  static var book: Shape {
    let new = PayerBook(payer: ClaimPayer(name: "", number: ""), taxNumber: "")
    var full = new
    full.phone = PhoneNumber("206-555-0199")
    let account = BankTransfer.Account(routingNumber: "", accountNumber: "")
    full.bank = BankTransfer(from: account, to: account)
    return Shape(new, full: full, needed: ["payer", "taxNumber", "plans"])
  }

  static var plan: Shape {
    let new = PayerBook.Plan(key: "", name: "")
    var full = new
    full.otherCodes = BasisPoints(1)
    full.coinsurance = BasisPoints(1)
    full.outOfNetworkCoinsurance = BasisPoints(1)
    full.visitsPerYear = 1
    full.unitsPerVisit = 1
    full.mostVisitsPerRequest = 1
    full.reviewsFromVisit = 1
    return Shape(new, full: full, needed: ["key", "name"])
  }

  static var member: Shape {
    let day = CalendarDay(daysSinceEpoch: 0)
    let new = PayerBook.Member(memberID: "", family: "", given: "", birthDate: day, plan: "")
    var full = new
    full.from = day
    full.to = day
    full.accidentMoney = .zero
    full.firstPayer = ClaimPayer(name: "", number: "")
    full.nextPayer = ClaimPayer(name: "", number: "")
    return Shape(new, full: full, needed: ["memberID", "family", "given", "birthDate", "plan"])
  }
}
