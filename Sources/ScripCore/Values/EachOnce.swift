extension Sequence where Element: Hashable {
  /// Every value once, where it stood first.
  public var eachOnce: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
