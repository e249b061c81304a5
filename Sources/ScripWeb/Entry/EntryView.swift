import HTML
import ScripDesk

extension EntryPage {
  var bytes: [UInt8] {
    StaffLayout(title: entry.title, current: entry.current, frame: frame) {
      div(.class("head")) { h1 { entry.title } }
      if let about = entry.about { p(.class("about measure")) { about } }
      form(.class("stack measure"), .method(.post), .action(entry.action), .noValidate()) {
        summary
        HiddenFields.token(frame.formToken)
        HiddenFields.requestKey(requestKey)
        if let seen = typed[RecordMark.field] { input(.type(.hidden), .name(RecordMark.field), .value(seen)) }
        for group in entry.groups { sheet(group) }
        div(.class("row")) {
          button(.class("btn go"), .type(.submit)) { entry.save }
          a(.class("btn"), .href(entry.back)) { "Back without saving" }
        }
      }
      if let remove = entry.remove {
        form(.class("stack-top"), .method(.post), .action(remove.path)) {
          HiddenFields.token(frame.formToken)
          HiddenFields.requestKey(requestKey)
          button(.class("btn"), .type(.submit)) { remove.words }
        }
      }
    }.bytes
  }

  /// Read first: what to correct, each with a way to its field.
  private var summary: Node {
    guard !faults.isEmpty else { return .nothing }
    return div(.class("alert bad tight"), .role(.alert)) {
      h2 { "Nothing was saved yet. Correct this:" }
      ul {
        for fault in faults {
          li { if isShown(fault.field) { a(.href("#\(fault.field)")) { fault.fix } } else { fault.fix } }
        }
      }
    }
  }

  private func isShown(_ name: String) -> Bool {
    entry.groups.contains { $0.fields.contains { $0.name == name } }
  }

  private func sheet(_ group: EntrySheet) -> Node {
    fieldset(.class("sheet gap3")) {
      legend(.class("sr")) { group.title }
      h2(.aria("hidden", true)) { group.title }
      if let note = group.note { p(.class("mute")) { note } }
      if !group.links.isEmpty {
        ul { for link in group.links { li { a(.href(link.path)) { link.words } } } }
      }
      div(.class("fields")) { for field in group.fields { self.field(field) } }
    }
  }

  private func field(_ field: EntryField) -> Node {
    switch field.kind {
    case .tick: tick(field)
    case .ticks(let choices): ticks(field, choices)
    case .carried: input(.type(.hidden), .name(field.name), .value(typed[field.name] ?? ""))
    default:
      div(.class("field")) {
        labelTag(.for(field.name)) { field.label }
        control(field)
        words(under: field)
      }
    }
  }

  private func tick(_ field: EntryField) -> Node {
    div(.class("field all")) {
      labelTag(.class("pick"), .for(field.name)) {
        input(
          .type(.checkbox), .id(field.name), .name(field.name), .value("yes"),
          .checked(typed[field.name] != nil), described(field))
        field.label
      }
      words(under: field)
    }
  }

  private func ticks(_ field: EntryField, _ choices: [EntryChoice]) -> Node {
    fieldset(.class("field all"), .id(field.name), described(field)) {
      legend { field.label }
      div(.class("row")) {
        for choice in choices {
          labelTag(.class("pick")) {
            input(
              .type(.checkbox), .name(field.name), .value(choice.value),
              .checked(typed.all(field.name).contains(choice.value)))
            choice.shown
          }
        }
      }
      words(under: field)
    }
  }

  private func control(_ field: EntryField) -> Node {
    let value = typed[field.name] ?? ""
    let isWrong: Attribute = fix(for: field.name) == nil ? .none : .aria("invalid", true)
    switch field.kind {
    case .choice(let choices):
      return selectTag(.id(field.name), .name(field.name), described(field), isWrong) {
        for choice in choices { option(.value(choice.value), .selected(choice.value == value)) { choice.shown } }
      }
    case .lines:
      return textarea(.id(field.name), .name(field.name), .rows(4), described(field), isWrong) { value }
    default:
      return input(
        .id(field.name), .name(field.name), .type(field.kind.input), .value(value), .autocomplete("off"),
        described(field), isWrong)
    }
  }

  private func words(under field: EntryField) -> Node {
    .row([
      field.hint.map { hint in p(.class("hint"), .id("\(field.name)-hint")) { hint } } ?? .nothing,
      fix(for: field.name).map { fix in p(.class("alert bad"), .id("\(field.name)-fix")) { fix } } ?? .nothing,
    ])
  }

  private func described(_ field: EntryField) -> Attribute {
    let ids = [
      field.hint == nil ? nil : "\(field.name)-hint", fix(for: field.name) == nil ? nil : "\(field.name)-fix",
    ].compactMap(\.self)
    return ids.isEmpty ? .none : .aria("describedby", ids.joined(separator: " "))
  }
}

extension EntryField.Kind {
  /// Days and numbers are typed as text: people write them in more ways than a browser's control takes.
  fileprivate var input: Attribute.InputKind {
    switch self {
    case .telephone: .tel
    case .email: .email
    default: .text
    }
  }
}
