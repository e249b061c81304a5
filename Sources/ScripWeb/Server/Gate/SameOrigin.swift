/// Whether a writing request comes from a page of ours.
///
/// Source: the Fetch Metadata and Origin headers, which a page cannot set by itself. A request that carries
/// neither is believed only with our own header `X-CSRF-Token`: a foreign page cannot send one without asking
/// first, and is refused when it asks.
enum SameOrigin {
  static func allows(_ head: HeaderFields, isSecure: Bool) -> Bool {
    if let site = head.fetchSite, site != "same-origin" { return false }
    // Under our own `Referrer-Policy: no-referrer` a browser hides the origin of its own forms as `null`.
    if let origin = head.origin, origin != "null" {
      guard let host = head.host, !host.isEmpty else { return false }
      return origin == "\(isSecure ? "https" : "http")://\(host)"
    }
    return head.fetchSite == "same-origin" || (head.origin == nil && head.formToken != nil)
  }
}
