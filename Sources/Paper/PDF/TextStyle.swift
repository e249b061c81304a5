/// The type a paper is set in: one family, few sizes, two weights.
struct TextStyle {
  /// Points.
  let size: Double
  let isBold: Bool
  let colour: Colour
  /// Distance between lines, in points.
  let leading: Double
  /// The families to set it in, the first one that has the letter.
  var families = "Liberation Sans,DejaVu Sans"

  static let title = TextStyle(size: 18, isBold: true, colour: .ink, leading: 23)
  static let section = TextStyle(size: 11, isBold: true, colour: .ink, leading: 15)
  static let subsection = TextStyle(size: 10, isBold: true, colour: .ink, leading: 14)
  static let body = TextStyle(size: 10, isBold: false, colour: .ink, leading: 14)
  static let strong = TextStyle(size: 10, isBold: true, colour: .ink, leading: 14)
  static let label = TextStyle(size: 8.5, isBold: false, colour: .quiet, leading: 14)
  static let tableHead = TextStyle(size: 8.5, isBold: true, colour: .quiet, leading: 12)
  static let small = TextStyle(size: 8, isBold: false, colour: .quiet, leading: 11)
  /// DejaVu draws the boxes to tick; a little larger than the words beside them.
  static let box = TextStyle(size: 12, isBold: false, colour: .ink, leading: 14)
  /// Beside the boxes of a form drawn by position.
  static let boxLabel = TextStyle(size: 5.5, isBold: false, colour: .quiet, leading: 7)
  /// Ten characters an inch, as forms are read.
  static let typed = TextStyle(size: 12, isBold: false, colour: .ink, leading: 12, families: "Liberation Mono")
  static let code = TextStyle(size: 13, isBold: true, colour: .ink, leading: 18)

  /// Grey levels that survive a fax.
  struct Colour {
    let red, green, blue: Double
    static let ink = Colour(red: 0.08, green: 0.10, blue: 0.12)
    static let quiet = Colour(red: 0.30, green: 0.34, blue: 0.32)
    static let hairline = Colour(red: 0.70, green: 0.73, blue: 0.70)
  }
}
