// swift-tools-version: 6.1

import PackageDescription

/// What a test target needs to compare values: the second product is what makes a difference found
/// by the first fail a test of swift-testing.
let comparing: [Target.Dependency] = [
  .product(name: "CustomDump", package: "swift-custom-dump"),
  .product(name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay"),
]

// Every dependency is here for one job that is not Casebook's own, kept to its minor version since
// no lock file is committed.
let package = Package(
  name: "casebook",
  products: [.executable(name: "casebook", targets: ["casebook"])],
  dependencies: [
    // The journal: SQLite with migrations and typed errors.
    .package(url: "https://github.com/groue/GRDB.swift", .upToNextMinor(from: "7.10.0")),
    // Case, theme, settings and sheet files; imported by SourceText alone.
    .package(url: "https://github.com/jpsim/Yams", .upToNextMinor(from: "6.2.2")),
    // The command line: usage, completions, exit codes.
    .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
    // Tests only: a failure shows the difference of two values, not the two values.
    .package(
      url: "https://github.com/pointfreeco/swift-custom-dump", .upToNextMinor(from: "1.7.3")),
    // Tests only: what makes swift-custom-dump's differences fail a test of swift-testing.
    .package(
      url: "https://github.com/pointfreeco/xctest-dynamic-overlay", .upToNextMinor(from: "1.13.0")),
  ],
  targets: [
    // What the program works on, from the inside out; Sources/README.md is the map.
    .target(name: "Chart"),
    // Optimised in any build: tests prove 40 MB of the MS-DRG engine with it.
    .target(
      name: "Hashing", swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(name: "SourceText", dependencies: [.product(name: "Yams", package: "Yams")]),
    // Optimised in any build: tests compile the index of words over and over.
    .target(
      name: "CodeSets", dependencies: ["Chart"], exclude: ["Tables"],
      swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    // Reads what others publish. Optimised in any build: it unpacks and reads megabytes.
    .target(
      name: "Indexes", dependencies: ["CodeSets"],
      swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(name: "Grading", dependencies: ["CodeSets", "Chart"], exclude: ["README.md"]),
    .target(
      name: "Grouper", dependencies: ["Grading", "CodeSets", "Hashing", "Chart"],
      exclude: ["README.md"]),
    .target(
      name: "CaseLibrary",
      dependencies: ["SourceText", "Grading", "CodeSets", "Chart", "Hashing"]),
    .target(name: "Practice", dependencies: ["Grading", "Chart"]),
    .target(
      name: "Journal",
      dependencies: ["Practice", .product(name: "GRDB", package: "GRDB.swift")]),

    // The screen.
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "Terminal", dependencies: ["CNcurses"]),
    .target(name: "Settings", dependencies: ["SourceText", "Terminal"]),
    .target(
      name: "Workbench",
      dependencies: ["Practice", "Grading", "CaseLibrary", "CodeSets", "Chart", "Terminal"]),
    .executableTarget(
      name: "casebook",
      dependencies: [
        "Workbench", "Journal", "Settings", "CaseLibrary", "Grouper", "Indexes", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Tests.
    .target(
      name: "TestSupport",
      dependencies: ["Chart", "CodeSets", "Grading", "Terminal"]),
    .testTarget(name: "ChartTests", dependencies: ["Chart"]),
    .testTarget(name: "HashingTests", dependencies: ["Hashing"] + comparing),
    // What grouping costs, beside the least it can: `swift run -c release grouper-bench`.
    .target(name: "CEngineLoop", path: "Tests/CEngineLoop"),
    .executableTarget(
      name: "grouper-bench",
      dependencies: ["CEngineLoop", "Grouper", "Grading", "CodeSets", "Chart", "TestSupport"],
      path: "Tests/GrouperBench"),
    // What grading costs: `swift run -c release grading-bench`.
    .executableTarget(
      name: "grading-bench", dependencies: ["Grading", "CodeSets", "Chart", "TestSupport"],
      path: "Tests/GradingBench"),
    .testTarget(
      name: "GrouperTests",
      dependencies: [
        "Grouper", "CaseLibrary", "Grading", "Hashing", "CodeSets", "Chart", "TestSupport",
      ] + comparing),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"] + comparing),
    .testTarget(
      name: "CaseLibraryTests",
      dependencies: ["CaseLibrary", "Grading", "SourceText", "CodeSets", "Chart"] + comparing),
    .testTarget(
      name: "CodeSetsTests", dependencies: ["CodeSets", "Chart"] + comparing,
      exclude: ["excludes1-pairs.txt", "phrases.txt"]),
    .testTarget(name: "IndexesTests", dependencies: ["Indexes", "CodeSets", "Chart"] + comparing),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: ["Workbench", "Settings", "CaseLibrary", "CodeSets", "Chart", "Terminal", "Practice"],
      exclude: ["Frames"]),
    .testTarget(name: "PracticeTests", dependencies: ["Practice", "Chart"] + comparing),
    .testTarget(
      name: "JournalTests",
      dependencies: ["Journal", "Practice", "Chart", .product(name: "GRDB", package: "GRDB.swift")]
        + comparing),
    .testTarget(
      name: "SettingsTests", dependencies: ["Settings", "SourceText", "Terminal"] + comparing),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "CNcurses", "TestSupport"] + comparing),
    // Runs the built program in a real terminal; reads keys only to know what to type.
    .testTarget(name: "EndToEndTests", dependencies: ["casebook", "CaseLibrary", "Chart"]),
    .testTarget(
      name: "GradingTests",
      dependencies: ["Grading", "CodeSets", "Chart", "TestSupport"] + comparing),
  ],
  swiftLanguageModes: [.v6]
)
