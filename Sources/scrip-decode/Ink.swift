import CLeptonica

/// Strokes on a page that were not read as print.
enum Ink {
  /// A word that is recognised at least this surely is print.
  private static let printConfidence = 70
  private static let regionsMax = 300

  /// Regions of ink at least 0.4 inches wide and 0.08 high; nothing when the page is too dirty to tell.
  ///
  /// `words` and the result are in the pixels of `page`, which is black and white.
  static func found(
    on page: Picture, words: [PrintedWord], boxes: [CheckBox], dots: Double
  ) throws(Unreadable) -> [PixelArea] {
    let tallest = words.tallest
    let print = words.filter { $0.confidence >= printConfidence && $0.height < tallest }.map { word in
      PixelArea(left: Int(word.left), top: Int(word.top), right: Int(word.right) + 1, bottom: Int(word.bottom) + 1)
        .grown(x: 3, y: 3)
    }
    let rest = try page.blanked(print + boxes.map(\.withTick))
    let long = Int32(dots / 2)
    let rules = try rest.made { pixOpenBrick(nil, $0, long, 1) }.made { pixDilateBrick(nil, $0, 1, 3) }
    let posts = try rest.made { pixOpenBrick(nil, $0, 1, long) }.made { pixDilateBrick(nil, $0, 3, 1) }
    let bare = try rest.made { rest in rules.look { pixSubtract(nil, rest, $0) } }
    let strokes = try bare.made { bare in posts.look { pixSubtract(nil, bare, $0) } }
    // Quarter size is enough to see where strokes are; what is thinner than two pixels in four is a speck.
    let small = try strokes.made { pixReduceRankBinaryCascade($0, 1, 2, 0, 0) }
    let joined = try small.made { pixCloseSafeBrick(nil, $0, Int32(max(3, dots / 25)), Int32(max(3, dots / 60))) }
    guard let regions = joined.components(countMax: 20_000) else { return [] }
    let bits = Bits(small)
    let large = regions.filter { region in
      Double(region.width) >= 0.4 * dots / 4 && Double(region.height) >= 0.08 * dots / 4
        && Double(region.height) <= 1.5 * dots / 4
        && bits.ink(in: region) * 16 >= region.width * region.height
    }
    return large.count > regionsMax ? [] : large.map { $0.scaled(4) }
  }
}

extension [PrintedWord] {
  /// The height that a word of print hardly exceeds on this page: large script is read as words now and then.
  fileprivate var tallest: Double {
    let heights = filter { $0.confidence >= 80 && $0.text.count >= 3 }.map(\.height).sorted()
    return heights.isEmpty ? .infinity : 1.5 * heights[heights.count / 2]
  }
}
