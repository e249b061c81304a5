import Foundation
import ScripIntake

/// What a child wrote, judged as hostile bytes: a decoder that was taken over can write anything.
struct Answer {
  let document: DecodedDocument

  init(_ remains: Child.Remains) {
    var frames = Frames(remains.bytes)
    var pages: [DecodedPage] = []
    while let frame = frames.next() {
      switch frame.letter {
      case UInt8(ascii: "P"):
        guard let page = Self.page(frame), page.number == pages.count + 1 else {
          document = .unreadable(reason: Self.stopped(after: pages.count))
          return
        }
        pages.append(page)
      case UInt8(ascii: "U"):
        let reason = try? JSONDecoder().decode(Reason.self, from: Data(frame.json)).reason
        document = .unreadable(reason: reason ?? Self.stopped(after: pages.count))
        return
      case UInt8(ascii: "E") where !pages.isEmpty && remains.ending == .exited(code: 0):
        document = .pages(pages)
        return
      default:
        document = .unreadable(reason: Self.stopped(after: pages.count))
        return
      }
    }
    document = .unreadable(reason: Self.reason(remains.ending, after: pages.count))
  }

  private struct Reason: Decodable { let reason: String }

  private struct Page: Decodable {
    let number: Int
    let source: DecodedPage.Source
    let quarterTurns: Int
    let imageWidth: Int
    let imageHeight: Int
    let words: [PageWord]
    let marks: [PageMark]
    let codes: [String]
  }

  private static func page(_ frame: Frames.Frame) -> DecodedPage? {
    guard let page = try? JSONDecoder().decode(Page.self, from: Data(frame.json)) else { return nil }
    guard (0...3).contains(page.quarterTurns), page.words.allSatisfy(isOnPage) else { return nil }
    guard page.marks.count <= marksMax, page.marks.allSatisfy({ isOnPage($0.box) }) else { return nil }
    guard page.codes.count <= codesMax, page.codes.allSatisfy({ $0.utf8.count <= 80 }) else { return nil }
    guard (0...20_000).contains(page.imageWidth), (0...20_000).contains(page.imageHeight) else { return nil }
    return DecodedPage(
      number: page.number, source: page.source, words: page.words, marks: page.marks, codes: page.codes,
      quarterTurns: page.quarterTurns, image: Array(frame.image), imageWidth: page.imageWidth,
      imageHeight: page.imageHeight)
  }

  /// More boxes and strokes than any form has.
  private static let marksMax = 1000
  /// More QR symbols than any of our papers carries.
  private static let codesMax = 20

  private static func isOnPage(_ word: PageWord) -> Bool {
    isOnPage(word.box) && (0...100).contains(word.confidence) && word.line > 0 && !word.text.isEmpty
  }

  private static func isOnPage(_ box: PageBox) -> Bool {
    [box.x, box.y, box.width, box.height].allSatisfy { (0...1001).contains($0) }
  }

  private static func reason(_ ending: Child.Ending, after pages: Int) -> String {
    switch ending {
    case .killed(SIGXCPU), .stopped:
      "Page \(pages + 1) of this file takes too long to read; look at the original and type what it says."
    case .exited(70): "The reader cannot be walled in on this machine; run scrip doctor to see what is missing."
    case .exited, .killed: stopped(after: pages)
    }
  }

  private static func stopped(after pages: Int) -> String {
    "The reader stopped at page \(pages + 1) of this file; look at the original and type what it says."
  }
}
