// Forms and their controls. Named like HTML; `…Tag` where C, Swift or a usual property already has the name.

public func form(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("form"), attributes, content())
}

public func fieldset(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("fieldset"), attributes, content())
}

public func legend(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("legend"), attributes, content())
}

public func labelTag(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("label"), attributes, content())
}

public func input(_ attributes: Attribute...) -> Node { .element(Tag("input", .void), attributes) }
public func textarea(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("textarea", .dropsFirstLineFeed), attributes, content())
}

public func selectTag(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("select"), attributes, content())
}

public func option(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("option"), attributes, content())
}

public func optgroup(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("optgroup"), attributes, content())
}

public func datalist(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("datalist"), attributes, content())
}

public func button(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("button"), attributes, content())
}

public func output(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("output"), attributes, content())
}

public func progress(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("progress"), attributes, content())
}

public func meter(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("meter"), attributes, content())
}
