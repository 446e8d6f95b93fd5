import ArgumentParser
import Glibc
import Journal
import Practice
import Workbench

/// A session played again in the terminal, or its events as text.
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play a session again in the terminal, or print what happened in it.",
    discussion: """
      Space plays and stops, + and - change the speed, Right and Left step from event to event, ] \
      and [ go by 30 seconds, g and G to the ends; ? shows the keys. The numbers of sessions are \
      those that export prints. --format text prints one event a line: the session's clock and what \
      happened.
      """)

  @Argument(help: "The session, by its number.")
  var session: Int64

  @Option(help: "screen or text.")
  var format: Form = .screen

  @OptionGroup var data: DataOptions

  /// How a session is shown.
  enum Form: String, CaseIterable, ExpressibleByArgument { case screen, text }

  func run() throws {
    try reporting {
      let files = UserFiles(environment: DataOptions.environment)
      guard let journal = try openJournal(files) else {
        throw Failure(
          what: "there is no journal at \(files.journal)", remedy: "practise a case first")
      }
      let loaded: LoadedSession
      do throws(JournalError) {
        loaded = try journal.load(session)
      } catch {
        guard case .refused = error else { throw Failure(what: error.what, remedy: error.remedy) }
        throw Failure(
          what: "there is no session \(session)", remedy: "casebook export lists those there are")
      }
      switch format {
      case .text:
        let start = loaded.start
        write(
          "session \(session): \(start.caseID), \(start.mode.rawValue), \(start.minutes) minutes\n"
            + eventsText(loaded.events))
        if let damage = loaded.damage {
          throw Failure(
            what: "session \(session): \(damage)", remedy: "what is above could be read")
        }
      case .screen:
        try FullScreen(data: data, practising: nil, replaying: session).run()
      }
    }
  }
}
