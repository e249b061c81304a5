import HTML
import ScripDesk

/// Everything an owner can set, in words.
struct SettingsPage: Answering, Equatable {
  let tables: [WordTable]
  let frame: StaffLayout.Frame

  /// Who may not edit sees the same without links.
  init(
    _ settings: ShowSettings.Settings, _ daysOff: ShowDaysOff.List, mayEdit: Bool, frame: StaffLayout.Frame
  ) {
    let words = SettingsWords(settings: settings, mayEdit: mayEdit)
    tables = [
      words.practice, words.locations, words.therapists, daysOff.table(mayEdit: mayEdit), words.plans, words.networks,
      words.fees,
    ]
    self.frame = frame
  }

  func answer() -> Answer {
    .html(
      StaffLayout(title: "Settings", current: .settings, frame: frame) {
        div(.class("head")) { h1 { "Settings" } }
        div(.class("stack")) { for table in tables { table.node } }
      }.bytes)
  }
}
