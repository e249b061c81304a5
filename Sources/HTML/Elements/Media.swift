// Images. Named like HTML; `…Tag` where C, Swift or a usual property already has the name.

/// An image of this server; say what it shows in `.alt`.
public func img(_ attributes: Attribute...) -> Node { .element(Tag("img", .void), attributes) }
