// swift-tools-version: 6.2
import PackageDescription

// What libFuzzer links; scripts/fuzz builds and runs it.
let package = Package(
  name: "Fuzz",
  products: [.library(name: "FuzzX12", type: .static, targets: ["FuzzX12"])],
  dependencies: [.package(name: "Scrip", path: "../..")],
  targets: [
    .target(
      name: "FuzzX12",
      dependencies: [.product(name: "ScripX12", package: "Scrip"), .product(name: "X12", package: "Scrip")])
  ],
  swiftLanguageModes: [.v6]
)
