import HTML
import ScripCore

/// The main places of the staff's pages, in the order they are shown.
public enum NavItem: CaseIterable, Hashable, Sendable {
  case today, calendar, inbox, patients, money, settings

  var shown: String {
    switch self {
    case .today: "Today"
    case .calendar: "Calendar"
    case .inbox: "Inbox"
    case .patients: "Patients"
    case .money: "Money"
    case .settings: "Settings"
    }
  }

  var path: LocalPath {
    switch self {
    case .today: "/today"
    case .calendar: "/calendar"
    case .inbox: "/inbox"
    case .patients: "/patients"
    case .money: "/money"
    case .settings: "/settings"
    }
  }

  /// Who sees it; the route behind it asks for the same.
  var permission: Permission {
    switch self {
    case .today, .calendar: .readToday
    case .inbox: .readInbox
    case .patients: .readPatients
    case .money: .readMoney
    case .settings: .readSettings
    }
  }
}
