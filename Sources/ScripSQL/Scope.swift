/// Whose rows a transaction may see.
///
/// A table that migrations declare as a practice's (`Migration.practiceTables`) is seen only in the scope of
/// its
/// practice. Every other table is the installation's and is seen in both scopes. So what a worker must find
/// across practices (the job queue, log-ins, the address book of webhooks) lives in an installation table
/// that
/// holds ids and times and nothing about a patient; the worker claims its row in `.installation`, reads the
/// practice id from it, and does the work in `.practice(id)`.
public enum Scope: Hashable, Sendable {
  case installation
  /// The 16 bytes of a practice id.
  case practice([UInt8])
}
