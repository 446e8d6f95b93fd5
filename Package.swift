// swift-tools-version: 6.1

import PackageDescription

/// What a test target needs to compare values: the second product is what makes a difference found
/// by the first fail a test of swift-testing.
let comparing: [Target.Dependency] = [
  .product(name: "CustomDump", package: "swift-custom-dump"),
  .product(name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay"),
]

/// For what tests work hardest: 20,000 generated cases for each law of grading take seconds with it, and
/// minutes without.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

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
    .target(name: "Chart", swiftSettings: optimised),
    // Tests prove 40 MB of the MS-DRG engine with it.
    .target(name: "Hashing", swiftSettings: optimised),
    .target(name: "SourceText", dependencies: [.product(name: "Yams", package: "Yams")]),
    // Tests compile the index of words over and over, and ask for codes by the million.
    .target(
      name: "CodeSets", dependencies: ["Chart"], exclude: ["Tables"], swiftSettings: optimised),
    // Reads what others publish. Optimised in any build: it unpacks and reads megabytes.
    .target(
      name: "Official", dependencies: ["CodeSets", "Chart"], exclude: ["README.md"],
      swiftSettings: optimised),
    .target(
      name: "Grading", dependencies: ["CodeSets", "Chart"], exclude: ["README.md"],
      swiftSettings: optimised),
    .target(
      name: "Grouper", dependencies: ["Grading", "CodeSets", "Hashing", "Chart"],
      exclude: ["README.md"]),
    .target(
      name: "CaseLibrary",
      dependencies: ["SourceText", "Grading", "CodeSets", "Chart", "Hashing"]),
    .target(name: "Practice", dependencies: ["Grading", "Chart"]),
    .target(
      name: "Journal",
      dependencies: [
        "Practice", "Grading", "Chart", .product(name: "GRDB", package: "GRDB.swift"),
      ]),

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
        "Workbench", "Journal", "Settings", "CaseLibrary", "Grouper", "Official", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Tests.
    .target(
      name: "TestSupport",
      dependencies: ["Chart", "CodeSets", "Grading", "Terminal"], swiftSettings: optimised),
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
      exclude: ["everyday.txt", "excludes1-pairs.txt", "phrases.txt"]),
    // What search costs, beside fzf: `swift run -c release search-bench`.
    .executableTarget(
      name: "search-bench", dependencies: ["CodeSets", "TestSupport"], path: "Tests/SearchBench"),
    .testTarget(
      name: "OfficialTests",
      dependencies: ["Official", "CodeSets", "Chart", "TestSupport"] + comparing),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: [
        "Workbench", "Settings", "CaseLibrary", "CodeSets", "Chart", "Terminal", "Practice",
        "Official",
      ],
      exclude: ["Frames"]),
    .testTarget(name: "PracticeTests", dependencies: ["Practice", "Grading", "Chart"] + comparing),
    .testTarget(
      name: "JournalTests",
      dependencies: [
        "Journal", "Practice", "Grading", "Chart", .product(name: "GRDB", package: "GRDB.swift"),
      ] + comparing),
    .testTarget(
      name: "SettingsTests", dependencies: ["Settings", "SourceText", "Terminal"] + comparing),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "CNcurses", "TestSupport"] + comparing),
    // Runs the built program in a real terminal; reads keys only to know what to type.
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "casebook", "CaseLibrary", "Chart", .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    // The laws of grading: a test of 20,000 cases, and `swift run -c release grading-laws` of a million.
    .target(
      name: "GradingLaws", dependencies: ["Grading", "CodeSets", "Chart", "TestSupport"],
      path: "Tests/GradingLaws", swiftSettings: optimised),
    .executableTarget(
      name: "grading-laws", dependencies: ["GradingLaws", "CodeSets"], path: "Tests/LawRunner"),
    // Sheets, keys and batch lines spoiled at random: Tests/Fuzz/README.md.
    .executableTarget(
      name: "grading-fuzz",
      dependencies: ["CaseLibrary", "Grading", "CodeSets", "Chart", "TestSupport"],
      path: "Tests/Fuzz", exclude: ["README.md", "nightly"]),
    .testTarget(name: "FuzzTests", dependencies: ["grading-fuzz"]),
    .testTarget(
      name: "GradingTests",
      dependencies: ["Grading", "GradingLaws", "CodeSets", "Chart", "TestSupport"] + comparing),
  ],
  swiftLanguageModes: [.v6]
)
