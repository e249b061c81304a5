// Words and groups of words. Named like HTML; `…Tag` where C, Swift or a usual property already has the name.

public func p(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("p"), attributes, content())
}

public func blockquote(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("blockquote"), attributes, content())
}

public func figure(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("figure"), attributes, content())
}

public func figcaption(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("figcaption"), attributes, content())
}

public func ol(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("ol"), attributes, content())
}

public func ul(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("ul"), attributes, content())
}

public func li(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("li"), attributes, content())
}

public func dl(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("dl"), attributes, content())
}

public func dt(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("dt"), attributes, content())
}

public func dd(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("dd"), attributes, content())
}

public func pre(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("pre", .dropsFirstLineFeed), attributes, content())
}

public func hr(_ attributes: Attribute...) -> Node { .element(Tag("hr", .void), attributes) }
public func br(_ attributes: Attribute...) -> Node { .element(Tag("br", .void), attributes) }
public func wbr(_ attributes: Attribute...) -> Node { .element(Tag("wbr", .void), attributes) }
public func a(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("a"), attributes, content())
}

public func span(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("span"), attributes, content())
}

public func strong(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("strong"), attributes, content())
}

public func em(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("em"), attributes, content())
}

public func b(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("b"), attributes, content())
}

public func i(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("i"), attributes, content())
}

public func small(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("small"), attributes, content())
}

public func code(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("code"), attributes, content())
}

public func kbd(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("kbd"), attributes, content())
}

public func samp(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("samp"), attributes, content())
}

public func abbr(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("abbr"), attributes, content())
}

public func mark(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("mark"), attributes, content())
}

public func sub(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("sub"), attributes, content())
}

public func sup(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("sup"), attributes, content())
}

public func del(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("del"), attributes, content())
}

public func ins(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("ins"), attributes, content())
}

public func bdi(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("bdi"), attributes, content())
}

public func q(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("q"), attributes, content())
}

/// `time`, with `.dateTime` for what a program reads.
public func timeTag(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
  .element(Tag("time"), attributes, content())
}
