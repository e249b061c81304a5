import HTML
import ScripCore
import ScripDesk

extension AppointmentPage {
  /// A hold that ended by itself: somebody telephones, and says that they did.
  func toldSheet(_ hidden: [Node]) -> Node {
    form(.class("sheet gap3"), .method(.post), .action("/appointments/\(id)/told")) {
      hidden
      h2 { "Tell the patient" }
      p { "What this time was held for did not come. The time is free again, and the patient may not know." }
      button(.class("btn go wide"), .type(.submit), .data("key", "t")) { "The patient knows" }
    }
  }
}
