/// One piece of a page.
public enum Node: Sendable {
  case text(String)
}
