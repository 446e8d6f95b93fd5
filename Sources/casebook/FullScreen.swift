import CodeSets
import Glibc
import Journal
import Practice
import Settings
import SourceText
import Terminal
import Workbench

/// The program on the terminal: the one loop that waits, takes keys, and draws.
struct FullScreen {
  let data: DataOptions
  /// The cases named on the command line, several only for an examination; nil for the list.
  let practising: (ids: [String], mode: Mode, minutes: Int?)?
  /// The session to be played again; nil for none.
  var replaying: Int64?

  func run() throws {
    // A limit on the size of files is told as a full disk, not by a signal that kills.
    signal(SIGXFSZ, SIG_IGN)
    let environment = DataOptions.environment
    let home = try data.findHome()
    let books = try data.openBooks(home)
    let files = UserFiles(environment: environment)
    let (journal, trouble, note) = openOrBeginJournal(files)
    let wakeup = try terminal { () throws(TerminalError) in try Wakeup() }
    let background = Background(engine: EnginePlace.engine(books), wakeup: wakeup)
    let search = SearchOpening(books: books, home: home, files: files) { wakeup.call() }
    let desk = Desk(
      books: books, caseRoots: data.caseRoots(home), journal: journal, search: search,
      wall: wallNow, background: background,
      locks: journal == nil ? nil : SessionLocks(path: files.sessionLocks),
      catalogueCache: files.catalogueCache)
    for id in practising?.ids ?? [] { _ = try desk.load(id) }
    if let replaying, let session = try journal?.load(replaying) {
      _ = try desk.load(session.start.caseID)
    }

    let log = openLog(files)
    defer { if let log { close(log) } }
    let settings = try loadSettings(files.settings, themes: home.themes)
    let bindings = try bind(settings, files)
    var options = NcursesScreen.Options()
    options.log = log
    options.faultMark = files.faultMark
    options.farewell = farewell(files)
    options.noColor = environment["NO_COLOR"]
    options.mouse = settings.mouse
    options.glyphs = settings.glyphs
    let screen = try terminal { () throws(TerminalError) in
      try NcursesScreen(wakeup: wakeup, terminal: environment["TERM"], options: options)
    }
    desk.wardrobe = Wardrobe(files: files, themes: home.themes, depth: screen.depth)
    let look = Look(theme: settings.theme.adapted(to: screen.depth), glyphs: screen.glyphs)
    var bench = Bench(desk: desk, size: screen.size, now: monotonicNow())
    begin(&bench, desk, trouble)
    bench.apply(
      bindings: bindings, share: settings.splitPercent, theme: settings.theme.name)
    bench.saveReports(in: reportFolder(files))
    let unknown = screen.unknownTerminal.map {
      "The terminal '\($0)' is not known here; set TERM to one that is"
    }
    let isFirst =
      practising == nil && replaying == nil && isUnmarked(files.tourMark, in: files.state)
    if isFirst, bench.state.overlay == nil { bench.take(.firstStart, now: monotonicNow()) }
    if let note = note ?? takeFaultNote(files, home: environment["HOME"]) ?? unknown
      ?? settings.warnings.first?.description
    {
      bench.tell(note)
    }
    let status = loop(&bench, desk, background, screen, wakeup, look)
    screen.close()
    if status != 0 { exit(status) }
  }

  private func bind(_ settings: LoadedSettings, _ files: UserFiles) throws -> Bindings {
    do throws(Bindings.Conflicts) {
      return try Bindings(replacing: settings.keys)
    } catch {
      let faults = error.all.map { conflict in
        Fault(
          file: files.settings, line: settings.keyLines[conflict.command] ?? 0,
          what: conflict.what,
          remedy: closest(to: conflict.command, among: conflict.known).map {
            "did you mean `\($0)`?"
          } ?? conflict.remedy)
      }
      throw SettingsFaults(faults: faults.sorted())
    }
  }

  private func loop(
    _ bench: inout Bench, _ desk: Desk, _ background: Background, _ screen: NcursesScreen,
    _ wakeup: Wakeup, _ look: Look
  ) -> Int32 {
    screen.draw(view(bench.state, look: look))
    var lastKey = monotonicNow() - keyRest
    // When the last wait was over: the program can be stopped while it works, too.
    var lastAwake = monotonicNow()
    // Keys come faster than they are taken: there are more, though nothing was waited for.
    var isFlooded = false
    while !desk.wantsToQuit {
      let before = monotonicNow()
      let due = bench.untilTick(now: before).map { max($0, lastKey + keyRest - before) }
      let wait = isFlooded ? 0 : due
      let reasons = waitForInput(STDIN_FILENO, wakeup, milliseconds: wait)
      var changed = false
      // Nobody's machine is this late: the program was stopped, as by Ctrl-Z.
      if let wait, monotonicNow() - lastAwake - wait > longestDelay {
        bench.take(.away(since: lastAwake), now: monotonicNow())
        changed = true
      }
      lastAwake = monotonicNow()
      let signals = Signals.take()
      if signals.contains(.resumed) {
        screen.redraw()
        changed = true
      }
      if let status = signals.exitStatus {
        // What was typed is journalled already; the clock's last second is not.
        bench.take(.tick, now: monotonicNow())
        return status
      }
      for input in background.take() {
        bench.take(input, now: monotonicNow())
        changed = true
      }
      isFlooded = false
      while !isFlooded, let key = screen.nextKey() {
        bench.take(.key(key), now: monotonicNow())
        changed = true
        lastKey = monotonicNow()
        if desk.wantsToQuit { return 0 }
        isFlooded = lastKey - lastAwake > longestWithoutFrame
      }
      if reasons.contains(.called) {
        for input in desk.finished() { bench.take(input, now: monotonicNow()) }
        changed = true
      }
      if reasons.contains(.gone) { return 128 + SIGHUP }
      // A second that passes between two keys is drawn with the later one.
      if changed ? bench.isTickDue(now: monotonicNow()) : reasons.isEmpty {
        bench.take(.tick, now: monotonicNow())
        changed = true
      }
      if changed { screen.draw(view(bench.state, look: look)) }
    }
    return 0
  }

  /// Milliseconds after a key in which no tick of the clock makes a frame of its own: the answer to
  /// a key must not wait for it.
  private var keyRest: Milliseconds { 30 }

  /// Milliseconds of keys without a pause after which a frame is drawn and signals are seen to all
  /// the same. Keys that come together, as pasted ones, are drawn once.
  private var longestWithoutFrame: Milliseconds { 100 }

  /// Milliseconds by which a busy machine may run the program late.
  private var longestDelay: Int { 10_000 }

  private func openLog(_ files: UserFiles) -> Int32? {
    guard makeFolder(files.state) else { return nil }
    let log = open(files.log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    return log < 0 ? nil : log
  }

  private func terminal<Value>(_ open: () throws(TerminalError) -> Value) throws -> Value {
    do throws(TerminalError) {
      return try open()
    } catch {
      throw Failure(describing: error)
    }
  }
}
