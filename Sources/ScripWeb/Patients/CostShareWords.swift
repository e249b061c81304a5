import ScripCore

/// What a patient pays on one side of the network, as it is typed.
enum CostShareWords {
  static func typed(_ share: BenefitDetails.CostShare?, _ side: String) -> [(String, String?)] {
    let money: [(String, Money?)] = [
      ("Allowed", share?.allowed), ("Deductible", share?.deductible), ("DeductibleLeft", share?.deductibleLeft),
      ("Copay", share?.copay), ("OutOfPocketLeft", share?.outOfPocketLeft),
    ]
    return money.map { ("\(side)\($0.0)", $0.1.map(dollars)) } + [
      ("\(side)Coinsurance", share?.coinsurance.map { percent($0.points) })
    ]
  }

  /// `96.00`, as `FormReader.optionalMoney` reads it back.
  static func dollars(_ money: Money) -> String {
    let rest = money.cents % 100
    return "\(money.cents / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func percent(_ points: Int) -> String {
    points % 100 == 0 ? "\(points / 100)" : "\(points / 100).\(points % 100 < 10 ? "0" : "")\(points % 100)"
  }
}

extension FormReader {
  mutating func costShare(_ side: String) -> BenefitDetails.CostShare {
    var share = BenefitDetails.CostShare()
    share.allowed = optionalMoney("\(side)Allowed", label: "what is allowed")
    share.deductible = optionalMoney("\(side)Deductible", label: "the deductible")
    share.deductibleLeft = optionalMoney("\(side)DeductibleLeft", label: "what is left of the deductible")
    share.copay = optionalMoney("\(side)Copay", label: "the copay")
    share.outOfPocketLeft = optionalMoney("\(side)OutOfPocketLeft", label: "what is left of the limit")
    if let hundredths = optionalHundredths("\(side)Coinsurance", label: "the coinsurance", sign: "%") {
      share.coinsurance = BasisPoints(hundredths)
      if share.coinsurance == nil { fault("\(side)Coinsurance", "A coinsurance lies between 0 and 100 percent.") }
    }
    return share
  }

  /// `96`, `$1,250.50`; nothing typed is no amount. A minus is refused.
  mutating func optionalMoney(_ field: String, label: String) -> Money? {
    optionalHundredths(field, label: label, sign: "$").map { Money(cents: $0) }
  }

  private mutating func optionalHundredths(_ field: String, label: String, sign: Character) -> Int? {
    guard let text = optionalText(field, label: label, max: 20) else { return nil }
    let parts = text.filter { $0 != sign && $0 != "," && $0 != " " }
      .split(separator: ".", omittingEmptySubsequences: false)
    let digits = "0123456789"
    guard (1...2).contains(parts.count), !parts[0].isEmpty, parts[0].count <= 7,
      parts.allSatisfy({ $0.allSatisfy(digits.contains) }), parts.count == 1 || (1...2).contains(parts[1].count),
      let whole = Int(parts[0])
    else {
      fault(field, "Write \(label) as a number such as \(sign == "$" ? "96 or 96.50" : "20 or 12.5").")
      return nil
    }
    let cents = parts.count == 2 ? String((String(parts[1]) + "0").prefix(2)) : "00"
    return whole * 100 + (Int(cents) ?? 0)
  }
}
