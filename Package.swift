// swift-tools-version: 6.2

import PackageDescription

/// Every target is Swift 6 with the same strictness; a warning is an error.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The modules that compute: `./check` asks for them optimized, so that tests end in half the time.
///
/// Not always, since nobody can depend by version on a package with such flags.
let computing =
  Context.environment["KEZEK_OPTIMIZED"] == nil ? strict : strict + [.unsafeFlags(["-O"])]

let package = Package(
  name: "Kezek",
  products: [
    .executable(name: "kezek", targets: ["KezekCommand"]),
    .library(name: "Kezek", targets: ["Kezek"]),
    .library(name: "MathematicalProgram", targets: ["MathematicalProgram"]),
    .library(name: "GLPKSolver", targets: ["GLPKSolver"]),
    .library(name: "HiGHSSolver", targets: ["HiGHSSolver"]),
    .library(name: "KezekTesting", targets: ["KezekTesting"]),
    // For the micro-benchmarks, which are a package of their own.
    .library(name: "ScenarioLoader", targets: ["ScenarioLoader"]),
    .library(name: "ScenarioGeneration", targets: ["ScenarioGeneration"]),
    .library(name: "AllocationSolver", targets: ["AllocationSolver"]),
    .library(name: "PlanVerification", targets: ["PlanVerification"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
  ],
  targets: [
    // MARK: The optimization layer; no word of children
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
    .target(
      name: "CGLPKGuard", dependencies: ["CGLPK"],
      linkerSettings: [.linkedLibrary("glpk")]),
    .target(name: "MathematicalProgram", swiftSettings: computing),
    .target(
      name: "GLPKSolver", dependencies: ["MathematicalProgram", "CGLPK", "CGLPKGuard"],
      swiftSettings: computing),
    .target(
      name: "CHiGHS", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(
      name: "HiGHSSolver", dependencies: ["MathematicalProgram", "CHiGHS"],
      swiftSettings: computing),

    // MARK: The domain: values only, no input or output, no solver
    .target(
      name: "Kezek",
      dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      resources: [.embedInCode("Words/words.csv")],
      swiftSettings: computing),
    .target(name: "PlanVerification", dependencies: ["Kezek"], swiftSettings: computing),
    .target(
      name: "ScenarioLoader", dependencies: ["Kezek", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(name: "ScenarioGeneration", dependencies: ["Kezek"], swiftSettings: strict),
    .target(
      name: "AllocationSolver",
      dependencies: ["Kezek", "MathematicalProgram", "PlanVerification"],
      swiftSettings: computing),

    // MARK: What people read and type
    .target(
      name: "Reporting",
      dependencies: [
        "Kezek", "PlanVerification",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [
        .embedInCode("Catalogue/findings.csv"), .embedInCode("Catalogue/findings-cells.csv"),
        .embedInCode("Catalogue/findings-bench.csv"), .embedInCode("Catalogue/messages.csv"),
        .embedInCode("Catalogue/messages-bench.csv"), .embedInCode("Templates/timetable.mustache"),
      ],
      swiftSettings: strict),
    .target(
      name: "Benchmarking",
      dependencies: [
        "Kezek", "ScenarioLoader", "Reporting", .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "KezekCommand",
      dependencies: [
        "Kezek", "MathematicalProgram", "GLPKSolver", "HiGHSSolver", "PlanVerification",
        "ScenarioLoader", "AllocationSolver", "Reporting", "ScenarioGeneration", "Benchmarking",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    // MARK: Test support as a product
    .target(
      name: "KezekTesting",
      dependencies: [
        "Kezek", "MathematicalProgram", "PlanVerification", "ScenarioLoader", "AllocationSolver",
      ],
      swiftSettings: computing),

    // MARK: Tests, a target for each target
    .testTarget(
      name: "PlanVerificationTests",
      dependencies: ["Kezek", "PlanVerification", "KezekTesting"], swiftSettings: strict),
    .testTarget(
      name: "AllocationSolverTests",
      dependencies: [
        "AllocationSolver", "GLPKSolver", "Kezek", "KezekTesting", "MathematicalProgram",
        "PlanVerification",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MathematicalProgramTests", dependencies: ["MathematicalProgram", "KezekTesting"],
      swiftSettings: strict),
    .testTarget(
      name: "ScenarioGenerationTests",
      dependencies: [
        "ScenarioGeneration", "Kezek", "ScenarioLoader", "AllocationSolver", "GLPKSolver",
        "PlanVerification",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BenchmarkingTests", dependencies: ["Benchmarking", "Kezek", "Reporting"],
      exclude: ["Logs", "Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "KezekCommandTests", dependencies: ["KezekCommand"], exclude: ["ORLibrary"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Kezek", "PlanVerification"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "GLPKSolverTests", dependencies: ["GLPKSolver", "KezekTesting"],
      swiftSettings: strict),
    .testTarget(
      name: "HiGHSSolverTests",
      dependencies: [
        "HiGHSSolver", "GLPKSolver", "MathematicalProgram", "KezekTesting", "AllocationSolver",
        "Kezek", "ScenarioLoader",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "KezekTestingTests", dependencies: ["KezekTesting", "Kezek", "PlanVerification"],
      swiftSettings: strict),
    .testTarget(
      name: "ScenarioLoaderTests",
      dependencies: [
        "ScenarioLoader", "Reporting", "Kezek", "ScenarioGeneration",
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Snapshots", "Spreadsheets"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
