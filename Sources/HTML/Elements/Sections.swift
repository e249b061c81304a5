// The parts a page is made of. Named like HTML; `…Tag` where C, Swift or a usual property already has the name.

public func header(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("header"), attributes, content())
}

public func footer(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("footer"), attributes, content())
}

/// `main`, once a page.
public func mainTag(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("main"), attributes, content())
}

public func nav(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("nav"), attributes, content())
}

public func section(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("section"), attributes, content())
}

public func article(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("article"), attributes, content())
}

public func aside(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("aside"), attributes, content())
}

public func div(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("div"), attributes, content())
}

public func h1(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("h1"), attributes, content())
}

public func h2(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("h2"), attributes, content())
}

public func h3(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("h3"), attributes, content())
}

public func h4(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("h4"), attributes, content())
}

public func address(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("address"), attributes, content())
}

public func details(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("details"), attributes, content())
}

public func summary(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("summary"), attributes, content())
}

public func dialog(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("dialog"), attributes, content())
}
