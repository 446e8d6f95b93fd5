import Foundation

/// A program that has ended.
struct Finished {
  /// Its exit status; 128 and the number of the signal where one killed it.
  var status: Int32
  var output: String
  var errors: String
}

/// Why a program gave no result.
enum RunError: Error {
  case cannotStart(String, errno: Int32)
  case stillRunning(String)
}

/// Runs a program to its end, in an environment that holds nothing but what is given.
func run(
  _ program: String, _ arguments: [String], environment: [String: String], input: String = "",
  in scratch: String, within seconds: Double = patience
) throws -> Finished {
  let name = scratch + "/run-" + UUID().uuidString
  let (inPath, outPath, errorPath) = (name + ".in", name + ".out", name + ".err")
  defer { for path in [inPath, outPath, errorPath] { unlink(path) } }
  try input.write(toFile: inPath, atomically: false, encoding: .utf8)
  let pid = try start(
    program, arguments, environment: environment,
    files: [(0, inPath, O_RDONLY), (1, outPath, O_WRONLY), (2, errorPath, O_WRONLY)])
  var status: Int32 = 0
  let ended = eventually(within: seconds) { waitpid(pid, &status, WNOHANG) == pid ? true : nil }
  guard ended == true else {
    // Asked first: a script may have started something that it must end.
    kill(pid, SIGTERM)
    if eventually(within: 5, { waitpid(pid, &status, WNOHANG) == pid ? true : nil }) == nil {
      kill(pid, SIGKILL)
      waitpid(pid, &status, 0)
    }
    throw RunError.stillRunning(([program] + arguments).joined(separator: " "))
  }
  return Finished(
    status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F),
    output: text(of: outPath), errors: text(of: errorPath))
}

private func start(
  _ program: String, _ arguments: [String], environment: [String: String],
  files: [(descriptor: Int32, path: String, flags: Int32)]
) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for file in files {
    posix_spawn_file_actions_addopen(
      &actions, file.descriptor, file.path, file.flags | O_CREAT, 0o600)
  }
  for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
    guard let descriptor = Int32(name), descriptor > 2 else { continue }
    posix_spawn_file_actions_addclose(&actions, descriptor)
  }
  // The threads that run tests block signals; what they start shall not, or it could not be ended.
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var none = sigset_t()
  sigemptyset(&none)
  var all = sigset_t()
  sigfillset(&all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  posix_spawnattr_setflags(
    &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
  var words = ([program] + arguments).map { strdup($0) } + [nil]
  var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for word in words + variables { free(word) } }
  var pid: pid_t = 0
  let failure = posix_spawnp(&pid, program, &actions, &attributes, &words, &variables)
  guard failure == 0 else { throw RunError.cannotStart(program, errno: failure) }
  return pid
}

private func text(of path: String) -> String {
  String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
}
