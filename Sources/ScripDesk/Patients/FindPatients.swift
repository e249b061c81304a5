import ScripCore
import ScripSQL
import ScripStore

/// Patients by what was typed: words of the name in any order, the date of birth, or the end of the telephone number.
public struct FindPatients: Query {
  public static let permission = Permission.readPatients
  /// Charts that one answer lists.
  public static let most = 20
  let text: String

  public init(text: String) { self.text = text }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<[Patient]> {
    let typed = PatientSearch(text)
    if typed.isEmpty { return Found(try connection.patients(named: "", limit: Self.most)) }
    var found: [Patient] = []
    if let day = typed.birthDate { found += try connection.patients(bornOn: day) }
    if let digits = typed.phoneEnd { found += try connection.patients(withPhoneEnding: digits, limit: Self.most) }
    found += try connection.patients(withNameWords: typed.words, limit: Self.most)
    var seen: Set<PatientID> = []
    return Found(Array(found.filter { seen.insert($0.id).inserted }.prefix(Self.most)))
  }
}
