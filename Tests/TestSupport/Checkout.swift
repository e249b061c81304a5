import Foundation

/// Places in the checkout that tests read. Nothing outside the checkout is ever read.
public enum Checkout {
  /// The folder that holds Package.swift.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The made-up referral documents with their truth (origin: Tests/Corpus/README.md).
  public static let corpus = root.appending(path: "Tests/Corpus/dev")

  /// A text file of the checkout by its path from the root.
  public static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}
