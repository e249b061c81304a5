/// Why a document could not be read, as a sentence for the person who opened it: it says what to do.
struct Unreadable: Error {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}

extension Unreadable {
  static let damaged = Unreadable("This file is damaged or cut off; ask the sender for it again.")
  static let tooLarge = Unreadable("This file is larger than 25 MB; ask for it as a fax or a smaller scan.")
  static let tooManyPages = Unreadable("This file has more than 200 pages; ask for the order alone.")
  static let pageTooLarge = Unreadable(
    "A page of this file is larger than 40 million pixels; ask for a scan at 300 dots an inch.")
  static let locked = Unreadable("This PDF needs a password; ask the sender for a copy without one.")
  static let applePhoto = Unreadable(
    "This photo is in Apple's format HEIC, which cannot be read here; ask for it as a JPEG, or for a PDF.")
  static let unknownKind = Unreadable(
    "This is no kind of file that can be read here; ask for a PDF, a fax, a photo or a Word document.")
}
