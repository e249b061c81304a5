/// A kind of transaction set with its envelope, so that what is fuzzed reaches the reader of that kind.
struct Kind: Sendable {
  let name: String
  let group: String
  let guide: String
  /// ST01.
  let transaction: String

  static let all = [
    Kind(name: "837p", group: "HC", guide: "005010X222A1", transaction: "837"),
    Kind(name: "835", group: "HP", guide: "005010X221A1", transaction: "835"),
    Kind(name: "270", group: "HS", guide: "005010X279A1", transaction: "270"),
    Kind(name: "271", group: "HB", guide: "005010X279A1", transaction: "271"),
    Kind(name: "276", group: "HR", guide: "005010X212", transaction: "276"),
    Kind(name: "277", group: "HN", guide: "005010X212", transaction: "277"),
    Kind(name: "277ca", group: "HN", guide: "005010X214", transaction: "277"),
    Kind(name: "278", group: "HI", guide: "005010X217", transaction: "278"),
    // TA1 stands outside a set; its reader is fed by whatever the bytes end the set with.
    Kind(name: "999", group: "FA", guide: "005010X231A1", transaction: "999"),
  ]

  /// The bytes as what stands between ST and SE.
  func enclosing(_ body: [UInt8]) -> [UInt8] {
    let parties = "*ZZ*SENDER         *ZZ*RECEIVER       "
    let isa = "ISA*00*          *00*          \(parties)*261125*0905*^*00501*000000001*0*T*:~"
    let head = "GS*\(group)*SENDER*RECEIVER*20261125*0905*1*X*\(guide)~ST*\(transaction)*0001*\(guide)~"
    return Array((isa + head).utf8) + body + Array("~SE*1*0001~GE*1*1~IEA*1*000000001~".utf8)
  }
}
