// swift-tools-version: 6.2

import PackageDescription

/// Micro-benchmarks of Kezek's hot parts.
///
/// A package of its own, so that building and testing Kezek needs none of it; see README.md.
let package = Package(
  name: "KezekBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "Kezek", path: ".."),
    // Without its hooks into allocation, which some systems lack.
    .package(
      url: "https://github.com/ordo-one/package-benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Micro",
      dependencies: [
        .product(name: "Benchmark", package: "package-benchmark"),
        .product(name: "Kezek", package: "Kezek"),
        .product(name: "AllocationSolver", package: "Kezek"),
        .product(name: "GLPKSolver", package: "Kezek"),
        .product(name: "PlanVerification", package: "Kezek"),
        .product(name: "ScenarioGeneration", package: "Kezek"),
        .product(name: "ScenarioLoader", package: "Kezek"),
      ],
      path: "Micro",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "package-benchmark")])
  ],
  swiftLanguageModes: [.v6]
)
