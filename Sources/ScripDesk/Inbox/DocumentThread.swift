import Dispatch

/// Opens the chunks of stored documents one after the other, beside everything else: however many documents are being
/// sent, whoever asks for a page waits for none of them (docs/quality.md, slow readers).
final class DocumentThread: SerialExecutor {
  static let shared = DocumentThread()

  private let queue = DispatchQueue(label: "documents")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
