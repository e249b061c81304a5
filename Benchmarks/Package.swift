// swift-tools-version: 6.2
import PackageDescription

// Figures are CPU time and ratios; docs/benchmarks.md holds them with their commands. No test asserts a time.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "Scrip", path: "..")],
  targets: [
    .executableTarget(name: "bench", dependencies: [.product(name: "ScripCore", package: "Scrip")]),
    .executableTarget(
      name: "bench-x12",
      dependencies: [
        .product(name: "ScripCore", package: "Scrip"), .product(name: "ScripX12", package: "Scrip"),
        .product(name: "X12", package: "Scrip"),
      ]),
    // With two files of the program, by links: what it reads its tables with, and a note of the demonstration.
    .executableTarget(name: "bench-acts", dependencies: [.product(name: "ScripWeb", package: "Scrip")]),
    // ScripWeb is named so that `--product scrip` builds here too: the program that is measured.
    .executableTarget(
      name: "bigpractice",
      dependencies: [
        .product(name: "ScripStore", package: "Scrip"), .product(name: "ScripWeb", package: "Scrip"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
