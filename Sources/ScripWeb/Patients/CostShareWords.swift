import ScripCore

/// What a patient pays on one side of the network, as it is typed.
enum CostShareWords {
  static func typed(_ share: BenefitDetails.CostShare?, _ side: String) -> [(String, String?)] {
    let money: [(String, Money?)] = [
      ("Allowed", share?.allowed), ("Deductible", share?.deductible), ("DeductibleLeft", share?.deductibleLeft),
      ("Copay", share?.copay), ("OutOfPocketLeft", share?.outOfPocketLeft),
    ]
    return money.map { ("\(side)\($0.0)", $0.1?.plainDollars) } + [
      ("\(side)Coinsurance", share?.coinsurance.map { percent($0.points) })
    ]
  }

  private static func percent(_ points: Int) -> String {
    points % 100 == 0 ? "\(points / 100)" : "\(points / 100).\(points % 100 < 10 ? "0" : "")\(points % 100)"
  }
}

extension FormReader {
  mutating func costShare(_ side: String) -> BenefitDetails.CostShare {
    var share = BenefitDetails.CostShare()
    share.allowed = dollars("\(side)Allowed", label: "what is allowed")
    share.deductible = dollars("\(side)Deductible", label: "the deductible")
    share.deductibleLeft = dollars("\(side)DeductibleLeft", label: "what is left of the deductible")
    if let left = share.deductibleLeft, let whole = share.deductible, left > whole {
      fault("\(side)DeductibleLeft", "More is left than the whole deductible of \(whole.shown). Ask again.")
    }
    share.copay = dollars("\(side)Copay", label: "the copay")
    share.outOfPocketLeft = dollars("\(side)OutOfPocketLeft", label: "what is left of the limit")
    if let hundredths = optionalPercent("\(side)Coinsurance", label: "the coinsurance") {
      share.coinsurance = BasisPoints(hundredths)
      if share.coinsurance == nil { fault("\(side)Coinsurance", "A coinsurance lies between 0 and 100 percent.") }
      if (1..<100).contains(hundredths) {
        fault("\(side)Coinsurance", "That is less than one percent. Write 20 for 20 percent.")
      }
    }
    return share
  }

  /// `20`, `12.5`, `20 %` as hundredths of a percent; nothing typed is none.
  private mutating func optionalPercent(_ field: String, label: String) -> Int? {
    guard let text = optionalText(field, label: label, max: 20) else { return nil }
    let parts = text.filter { $0 != "%" && $0 != " " }.split(separator: ".", omittingEmptySubsequences: false)
    let digits = "0123456789"
    guard (1...2).contains(parts.count), !parts[0].isEmpty, parts[0].count <= 7,
      parts.allSatisfy({ $0.allSatisfy(digits.contains) }), parts.count == 1 || (1...2).contains(parts[1].count),
      let whole = Int(parts[0])
    else {
      fault(field, "Write \(label) as a number such as 20 or 12.5.")
      return nil
    }
    let hundredths = parts.count == 2 ? String((String(parts[1]) + "0").prefix(2)) : "00"
    return whole * 100 + (Int(hundredths) ?? 0)
  }
}
