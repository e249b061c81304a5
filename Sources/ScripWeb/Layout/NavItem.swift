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

  /// Where it leads somebody with these permissions; nil when there is nothing for them. The route asks for the same.
  func path(for permissions: Set<Permission>) -> LocalPath? {
    switch self {
    case .today: permissions.contains(.readToday) ? "/today" : nil
    case .calendar: permissions.contains(.readToday) ? "/calendar" : nil
    case .inbox: permissions.contains(.readInbox) ? "/inbox" : nil
    case .patients: permissions.contains(.readPatients) ? "/patients" : nil
    // Who takes payments at the desk and sends no claims has the day to close.
    case .money: permissions.contains(.readMoney) ? "/money" : permissions.contains(.takePayments) ? "/money/day" : nil
    case .settings: permissions.contains(.readSettings) ? "/settings" : nil
    }
  }
}
