import ArgumentParser
import CaseLibrary
import CodeSets
import Foundation
import Practice
import Settings
import SourceText

extension Mode: ExpressibleByArgument {}

/// What every command takes: where the data is.
struct DataOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with books, cases and themes.", valueName: "dir"))
  var home: String?

  @Option(help: ArgumentHelp("A further folder of cases; may be given again.", valueName: "dir"))
  var cases: [String] = []

  /// The process's environment.
  static var environment: [String: String] { ProcessInfo.processInfo.environment }

  func findHome() throws(Failure) -> Home {
    try Home.find(named: home, environment: Self.environment)
  }

  /// The roots of cases: the project's own, the learner's if there are any, those named.
  func caseRoots(_ home: Home) -> [String] {
    let own = UserFiles(environment: Self.environment).extraCases
    return [home.cases] + (isFolder(own) ? [own] : []) + cases
  }

  func openBooks(_ home: Home) throws(Failure) -> CodeBook {
    do throws(CodeBookError) {
      return try CodeBook(directory: home.tables)
    } catch {
      throw Failure(describing: error)
    }
  }
}

/// Tells what is wrong on standard error and ends with status 1.
func fail(_ messages: [String]) -> ExitCode {
  // What is wrong may quote an argument or the name of a file.
  for message in messages { write(TextCheck.printable(message) + "\n", to: STDERR_FILENO) }
  return ExitCode(1)
}

/// Runs a command's work; what is wrong is told as `casebook: what; what to do`.
func reporting(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch let failure as Failure {
    throw fail(["casebook: \(failure)"])
  } catch let faults as CaseFaults {
    throw fail(faults.faults.map(\.description))
  } catch let faults as SettingsFaults {
    throw fail(faults.faults.map(\.description))
  }
}
