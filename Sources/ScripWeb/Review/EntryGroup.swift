import HTML
import ScripCore
import ScripDesk
import ScripIntake

/// A group of entries: name, what was read, and what Scrip thinks of it.
struct EntryGroup {
  let group: ReviewPage.Group

  var node: Node {
    fieldset(.class("entries")) {
      legend { group.name }
      for field in group.fields { entry(field) }
    }
  }

  private func entry(_ field: ReviewPage.Field) -> Node {
    let id = "f-\(field.path)"
    let note = "n-\(field.path)"
    let described: Attribute = field.advice == nil ? .none : .aria("describedby", note)
    return div(.class("entry \(field.mark.name)")) {
      labelTag(.for(id)) { field.label }
      if FieldPath.isLong(field.path) {
        textarea(
          .id(id), .name(field.path), .rows(2), .maxLength(2_000), .autofocus(field.isHere), described
        ) { field.text }
      } else {
        input(
          .id(id), .name(field.path), .type(.text), .value(field.text), .maxLength(300), .autocomplete("off"),
          .autofocus(field.isHere), described)
      }
      span(.class(field.mark.status)) { field.opinion }
      if let advice = field.advice { span(.class("note"), .id(note)) { advice } }
    }
  }
}

extension ReviewPage.Mark {
  fileprivate var status: String {
    switch self {
    case .sure, .empty: "mute small"
    case .look: "st soon small"
    case .miss: "st stop small"
    }
  }
}

/// What the reader does not read, and what only some payers ask for, folded away.
struct ParticularsEntries {
  let particulars: Review.Particulars

  var node: Node {
    fieldset(.class("entries")) {
      legend { "What the eye must tell" }
      signature
      details(.class("pad")) {
        summary { "For accidents, authorizations and precautions" }
        entry("injuryState", "State of accident", particulars.injuryState)
        entry("adjuster", "Adjuster", particulars.adjuster)
        entry("attorney", "Attorney", particulars.attorney)
        entry("authorizationNumber", "Authorization", particulars.authorizationNumber)
        entry("precautions", "Precautions", particulars.precautions)
        labelTag(.class("pick")) {
          input(.type(.checkbox), .name("lienSigned"), .value("yes"), .checked(particulars.lienSigned))
          "The lien is signed"
        }
      }
    }
  }

  private var signature: Node {
    div(.class("entry")) {
      labelTag(.for("signature")) { "Signature" }
      selectTag(.id("signature"), .name("signature")) {
        for kind in Signature.allCases {
          option(.value(kind.rawValue), .selected(kind == particulars.signature)) { kind.shown }
        }
      }
      span(.class("mute small")) { "look at the page" }
    }
  }

  private func entry(_ name: String, _ label: String, _ text: String?) -> Node {
    div(.class("entry")) {
      labelTag(.for(name)) { label }
      input(.id(name), .name(name), .type(.text), .value(text ?? ""), .maxLength(200), .autocomplete("off"))
    }
  }
}

extension Signature {
  /// As a person chooses it.
  var shown: String {
    switch self {
    case .handwritten: "by hand"
    case .electronic: "electronic, with name and date"
    case .typedOnly: "a typed name only"
    case .stamp: "a stamp"
    case .none: "not signed"
    }
  }
}
