/// A name as it is searched: lower case, accents and punctuation dropped, words separated by one blank.
///
/// `Øz, Łukasz-O'Neil` and `oz lukasz oneil` fold to the same text. Stored beside the name, compared bytewise.
public func folded(_ name: String) -> String {
  var text = ""
  var pendingBlank = false
  for scalar in name.lowercased().unicodeScalars {
    if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
      append(String(scalar))
    } else if let letter = foldedLetters[scalar] {
      append(letter)
    } else if scalar.properties.isAlphabetic {
      append(baseLetter(of: scalar))
    } else if scalar.properties.generalCategory == .nonspacingMark || scalar == "'" || scalar == "\u{2019}" {
      continue
    } else {
      pendingBlank = !text.isEmpty
    }
  }
  return text

  func append(_ letters: String) {
    if pendingBlank { text.append(" ") }
    pendingBlank = false
    text.append(letters)
  }
}

/// A name or address in the letters that payers and claim forms take: ASCII capitals, no accents.
///
/// `Bergström, Hélène` becomes `BERGSTROM, HELENE`; what has no such letter becomes a blank.
public func plainCapitals(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 && !(0x61...0x7A).contains($0) }) { return text }
  var plain = ""
  for scalar in text.unicodeScalars {
    if scalar.isASCII {
      plain.append(Character(scalar).uppercased())
    } else if scalar.properties.generalCategory == .nonspacingMark {
      continue
    } else {
      let small = Character(scalar).lowercased().unicodeScalars.first ?? scalar
      let letters = foldedLetters[small] ?? baseLetter(of: small)
      plain.append(letters.unicodeScalars.allSatisfy(\.isASCII) ? letters.uppercased() : " ")
    }
  }
  return plain
}

/// The letter under its accent. The standard library decomposes only inside comparison, so names of the Latin blocks
/// are taken from their Unicode names: LATIN SMALL LETTER E WITH ACUTE.
private func baseLetter(of scalar: Unicode.Scalar) -> String {
  guard let name = scalar.properties.name, name.hasPrefix("LATIN SMALL LETTER ") else { return String(scalar) }
  let rest = name.dropFirst("LATIN SMALL LETTER ".count)
  guard let letter = rest.first, rest.dropFirst().first == " " else { return String(scalar) }
  return letter.lowercased()
}

private let foldedLetters: [Unicode.Scalar: String] = [
  "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i",
]
