import HTML
import ScripCore
import ScripDesk

/// Asks why a payment that was set aside waits again, or what was said to have gone back to its payer.
enum WaitAgain {
  static func entry(_ bench: ShowRemittance.Bench, at path: Entry.Path) -> Entry {
    let remittance = bench.line.remittance
    let isSetAside = !remittance.state.isInBooks
    return Entry(
      title: "Let the payment \(remittance.traceNumber) of \(remittance.payment.shown) wait again", current: .money,
      back: "/money/remittances/\(remittance.id.description)", action: path,
      groups: [
        EntrySheet(
          isSetAside ? "It was set aside by mistake" : "The money did not go back to the payer",
          note: isSetAside
            ? "Nothing of it is posted. It waits until somebody says whose it is."
            : "What the claims do not explain waits with the payment again.",
          [EntryField("reason", "Why", hint: "For whoever looks at it later.")])
      ], save: "Let it wait again")
  }
}
