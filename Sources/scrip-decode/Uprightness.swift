import CLeptonica

/// Which way up a page stands, told from its letters' ascenders and descenders without reading a word.
///
/// It costs a hundredth of the recognizer's own orientation detection.
enum Uprightness {
  /// Quarter turns clockwise that make `page` upright; 0 when its letters do not say.
  static func quartersToTurn(_ page: Picture) throws(Unreadable) -> Int {
    var (up, left): (Float, Float) = (0, 0)
    let half = try page.made { pixReduceRankBinaryCascade($0, 1, 0, 0, 0) }
    guard half.look({ pixOrientDetect($0, &up, &left, 0, 0) }) == 0 else { return 0 }
    var orientation: Int32 = 0
    makeOrientDecision(up, left, 0, 0, &orientation, 0)
    return switch Int(orientation) {
    case L_TEXT_ORIENT_LEFT: 1
    case L_TEXT_ORIENT_DOWN: 2
    case L_TEXT_ORIENT_RIGHT: 3
    default: 0
    }
  }
}
