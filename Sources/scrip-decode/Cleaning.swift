import CLeptonica

/// Makes print dark on an even ground, in the size the recognizer reads best.
enum Cleaning {
  /// A fax: black and white already. Dithered shading is smoothed away first, since its dots are read as print.
  static func fax(_ picture: Picture, x: Double, y: Double) throws(Unreadable) -> Picture {
    guard try isDithered(picture) else {
      // Specks of the line: enough of them on an empty page keep the recognizer busy for a minute.
      let clean = try picture.made {
        pixSelectBySize($0, 3, 3, 8, Int32(L_SELECT_IF_EITHER), Int32(L_SELECT_IF_GTE), nil)
      }
      return try clean.gray().scaled(x: x, y: y)
    }
    let gray = try picture.gray().scaled(x: x, y: y)
    return try gray.made { pixBlockconv($0, 2, 2) }.made { pixThresholdToBinary($0, 140) }
  }

  /// A photo or gray scan: shadows evened out.
  static func photo(_ picture: Picture, x: Double, y: Double) throws(Unreadable) -> Picture {
    try picture.made { pixBackgroundNormSimple($0, nil, nil) }.scaled(x: x, y: y)
  }

  /// Whether more than 9 in 100 neighbours across differ: print alone stays under 5.
  private static func isDithered(_ picture: Picture) throws(Unreadable) -> Bool {
    let moved = try picture.made { pixTranslate(nil, $0, 1, 0, Int32(L_BRING_IN_WHITE)) }
    let changes = try picture.made { picture in moved.look { pixXor(nil, $0, picture) } }
    var count: Int32 = 0
    _ = changes.look { pixCountPixels($0, &count, nil) }
    return Double(count) > 0.09 * Double(picture.width * picture.height)
  }
}
