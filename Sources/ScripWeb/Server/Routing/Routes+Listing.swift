extension Route {
  /// How the rule is written in listings: `readReferrals`, `any signed-in person: …`, `open: …`.
  public var ruleShown: String {
    switch rule {
    case .permission(let permission): permission.rawValue
    case .anySignedIn(let why): "any signed-in person: \(why)"
    case .open(let why): "open: \(why)"
    case .openStateless(let why): "open, stateless: \(why)"
    }
  }
}

extension Routes {
  /// `[{"method":"GET","path":"/today","rule":"readToday","audit":"read"},…]`, one route a line.
  public var json: String {
    let lines = table.map { route in
      let fields = [
        ("method", route.method.rawValue), ("path", route.path), ("rule", route.ruleShown),
        ("audit", route.audit.rawValue),
      ]
      return "{" + fields.map { "\(Self.quoted($0.0)):\(Self.quoted($0.1))" }.joined(separator: ",") + "}"
    }
    return "[" + lines.joined(separator: ",\n ") + "]"
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
