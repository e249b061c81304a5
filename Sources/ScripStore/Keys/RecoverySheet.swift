import ScripCore
import Seal

/// The page that first start prints: with it and a backup, everything can be brought back.
///
/// It holds the installation key, so it belongs in a safe and nowhere on a disk.
public struct RecoverySheet: Hashable, Sendable {
  public let installation: InstallationID
  public let printedOn: CalendarDay
  public let key: TypedKey

  public init(installation: InstallationID, key: InstallationKey, printedOn: CalendarDay) {
    self.installation = installation
    self.key = TypedKey(key)
    self.printedOn = printedOn
  }

  /// The page as plain text, for a terminal or a printer.
  public var text: String {
    let numbered = key.lines.enumerated().map { "    \($0.offset + 1)   \($0.element)" }.joined(separator: "\n")
    return """
      SCRIP RECOVERY SHEET                                        \(printedOn.shown)
      Installation \(installation)

      This key opens the documents and every backup of this installation.
      Without it, and without the key file, nobody can open them: not you, not us.

      \(numbered)

      Print this page or copy it by hand, twice. Keep the copies in two places,
      away from the computer and from the backups. Then clear the screen.
      To bring a practice back:  scrip restore BACKUP --data DIR --sheet

      """
  }
}
