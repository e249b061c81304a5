import HTML

/// What has to be done before a form is taken; read aloud at once by screen readers.
struct FormMessage {
  private let words: String?

  init(_ words: String?) { self.words = words }

  var node: Node {
    guard let words else { return .nothing }
    return p(.class("st stop"), .role(.alert)) { words }
  }
}
