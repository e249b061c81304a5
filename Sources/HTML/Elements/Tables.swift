// Tables. Named like HTML; `…Tag` where C, Swift or a usual property already has the name.

public func table(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("table"), attributes, content())
}

public func caption(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("caption"), attributes, content())
}

public func thead(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("thead"), attributes, content())
}

public func tbody(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("tbody"), attributes, content())
}

public func tfoot(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("tfoot"), attributes, content())
}

public func tr(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("tr"), attributes, content())
}

public func th(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("th"), attributes, content())
}

public func td(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("td"), attributes, content())
}

public func colgroup(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("colgroup"), attributes, content())
}

public func col(_ attributes: Attribute...) -> Node { .element(Tag("col", .void), attributes) }
