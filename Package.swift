// swift-tools-version: 6.2
import PackageDescription

// The arrows between targets are decided in docs/reference/architecture.md and held by TidyTests.
// A target names everything it imports; the build checks that (see Makefile, FLAGS).

let swift: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swift)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + ["TestSupport"],
    exclude: exclude, resources: resources, swiftSettings: swift)
}

/// A C library of Debian: the module map and one header that includes it.
func system(_ name: String, _ pkgConfig: String, _ package: String) -> Target {
  .systemLibrary(name: name, path: "Sources/C/" + name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

let package = Package(
  name: "Scrip",
  products: [
    .executable(name: "scrip", targets: ["scrip"]),
    .executable(name: "scrip-decode", targets: ["scrip-decode"]),
    // For Benchmarks/ and Tests/Fuzz/, packages of their own.
    .library(name: "ScripCore", targets: ["ScripCore"]),
    .library(name: "ScripX12", targets: ["ScripX12"]),
    .library(name: "X12", targets: ["X12"]),
    .library(
      name: "ScripStore", targets: ["ScripCore", "ScripSQL", "ScripSQLite", "ScripStore", "ScripIntake", "Seal"]),
    .library(name: "ScripWeb", targets: ["ScripDesk", "ScripSQLite", "ScripStore", "ScripWeb", "Seal", "Tables"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    // Foundations: nothing of ours.
    library("ScripCore"),
    library("HTML"),
    library("Paper", ["CPango", "CQRCode", "CZip"]),
    library("ScripSQL"),
    library("Seal", ["CSodium"]),
    .target(name: "CTables", path: "Sources/C/CTables"),
    .target(name: "CX12Scan", path: "Sources/C/CX12Scan"),
    .target(name: "CX12Guides", path: "Sources/C/CX12Guides", exclude: ["codes", "guides", "dictionary.txt"]),
    library("X12", ["CX12Scan", "CX12Guides"]),
    library("Tables", ["CTables"]),

    // Translators.
    library("ScripX12", ["ScripCore", "X12"]),
    library("ScripIntake", ["ScripCore"]),
    library("ScripForms", ["ScripCore", "Paper"]),
    library("ScripStore", ["ScripCore", "ScripSQL", "Seal"]),

    // Leaves: one outside system each.
    library(
      "ScripSQLite",
      ["ScripSQL", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift")]),
    library("ScripPostgres", ["ScripSQL", "CPQ"]),
    library("ScripReader", ["ScripIntake"]),
    library("ScripPayerSim", ["ScripCore", "ScripX12", "X12"]),

    // Acts.
    library("ScripDesk", ["ScripCore", "ScripSQL", "ScripStore", "ScripX12", "ScripIntake", "Seal"]),

    // Faces.
    library("ScripJobs", ["ScripCore", "ScripStore", "ScripDesk", "ScripReader", "ScripIntake", logging]),
    library(
      "ScripWeb",
      [
        "ScripCore", "ScripDesk", "ScripForms", "ScripIntake", "HTML", "Paper", "Seal", "Tables", logging,
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),

    // Programs.
    .executableTarget(
      name: "scrip",
      dependencies: [
        "ScripCore", "ScripSQL", "ScripSQLite", "ScripPostgres", "ScripStore", "ScripDesk", "ScripJobs", "ScripWeb",
        "ScripIntake", "ScripReader", "ScripForms", "ScripX12", "X12", "ScripPayerSim", "Paper", "Seal", "Tables",
        arguments, logging,
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], swiftSettings: swift),
    .executableTarget(
      name: "scrip-decode",
      dependencies: ["ScripIntake", "CWalls", "CTesseract", "CLeptonica", "CPoppler", "CZip", "CXML"],
      swiftSettings: swift),

    .target(name: "CWalls", path: "Sources/C/CWalls"),

    // Debian's libraries.
    system("CPQ", "libpq", "libpq-dev"),
    system("CPango", "pangocairo", "libpango1.0-dev"),
    system("CZip", "libzip", "libzip-dev"),
    system("CQRCode", "libqrencode", "libqrencode-dev"),
    system("CSodium", "libsodium", "libsodium-dev"),
    system("CLeptonica", "lept", "libleptonica-dev"),
    system("CTesseract", "lept", "libtesseract-dev"),
    system("CPoppler", "poppler-glib", "libpoppler-glib-dev"),
    system("CXML", "libxml-2.0", "libxml2-dev"),

    // Tests.
    .target(name: "TestSupport", dependencies: ["ScripCore"], path: "Tests/TestSupport", swiftSettings: swift),
    .target(
      name: "StoreSupport",
      dependencies: ["TestSupport", "ScripIntake", "ScripStore", "ScripSQL", "ScripSQLite", "ScripPostgres"],
      path: "Tests/StoreSupport", swiftSettings: swift),
    tests("Tidy", ["ScripCore"]),
    tests("ScripCore", ["ScripCore", "Tables"]),
    tests("HTML", ["HTML"]),
    tests("Paper", ["Paper"]),
    tests("X12", ["X12"], exclude: ["Broken", "make_x12.py", "mutate_x12.py"]),
    tests("ScripX12", ["ScripCore", "ScripX12", "X12"], exclude: ["Golden", "Peers"]),
    tests("ScripPayerSim", ["ScripPayerSim", "ScripCore", "ScripX12", "X12", "Tables"]),
    tests("Seal", ["Seal"]),
    tests("ScripSQL", ["ScripSQL", "ScripSQLite", "ScripPostgres"]),
    tests(
      "ScripStore",
      ["StoreSupport", "ScripStore", "ScripCore", "ScripSQL", "ScripSQLite", "ScripPostgres", "Seal"]),
    tests("ScripIntake", ["ScripIntake", "ScripReader", "ScripCore", "Tables"]),
    tests("ScripForms", ["ScripForms", "ScripCore", "Paper", "Tables"], exclude: ["Golden"]),
    tests(
      "ScripDesk",
      [
        "StoreSupport", "ScripDesk", "ScripStore", "ScripCore", "ScripIntake", "ScripSQL", "ScripSQLite",
        "ScripPostgres", "ScripX12", "X12", "Seal", "Tables", "ScripForms", "ScripReader", "Paper",
      ],
      exclude: ["Golden"]),
    tests(
      "ScripJobs",
      [
        "StoreSupport", "ScripJobs", "ScripDesk", "ScripStore", "ScripCore", "ScripIntake", "ScripSQL", "ScripSQLite",
        "Tables", logging,
      ]),
    tests(
      "ScripWeb",
      [
        "StoreSupport", "ScripWeb", "ScripDesk", "ScripForms", "ScripIntake", "ScripStore", "ScripSQL", "ScripSQLite",
        "ScripCore", "Seal", "Tables", logging,
      ]),
    tests("Command", [], exclude: ["Golden"]),
  ],
  swiftLanguageModes: [.v6]
)
