import CNcurses
import Glibc

/// The terminal, by way of curses. Only one can be open in a process: curses keeps its state in
/// globals.
package final class NcursesScreen: Screen {
  /// Columns and rows as curses last knew them.
  package private(set) var size: Size
  /// The terminal's colours, `NO_COLOR` heeded.
  package let depth: ColorDepth
  /// Unicode where the locale is UTF-8 or the caller says so.
  package let glyphs: GlyphSet

  /// What `TERM` names, where the system does not know it and xterm-256color was taken for it.
  package let unknownTerminal: String?

  private let screen: OpaquePointer
  private let isHeadless: Bool
  private var painter: Painter
  private var keys = KeyReader()
  private var isOpen = true
  private let errorCopy: Int32
  /// Without a terminal, what one would have been sent.
  private(set) var written: [UInt8] = []

  /// What the caller decides about the screen.
  package struct Options: Sendable {
    /// The signs to draw with; nil goes by the locale.
    package var glyphs: GlyphSet?
    /// Whether the mouse is the program's. It is the terminal's otherwise, for copying text.
    package var mouse = false
    /// Where standard error goes while the screen is up: a descriptor of a log; nil leaves it.
    package var log: Int32?
    /// A file that a fault of the program leaves behind, for the next start to find.
    package var faultMark: String?
    /// What the terminal shows after a fault, once it is given back.
    package var farewell: String?
    /// What the variable `NO_COLOR` is set to.
    package var noColor: String?

    /// Glyphs by the locale, no mouse, standard error as it is.
    package init() {}
  }

  /// Takes the process's terminal.
  ///
  /// - Parameters:
  ///   - wakeup: is called when a signal asks the program to end; must outlive the screen.
  ///   - terminal: the variable `TERM`.
  package convenience init(
    wakeup: Wakeup, terminal: String?, options: Options = Options()
  ) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    let isUTF8 = casebook_locale_is_utf8()
    // Before curses opens: it leaves signals alone that have a handler.
    let errorCopy = options.log == nil ? -1 : fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    casebook_watch_signals(wakeup.descriptor, errorCopy)
    let own = casebook_open(nil, false)
    guard let screen = own ?? casebook_open("xterm-256color", false) else {
      casebook_unwatch_signals()
      if errorCopy >= 0 { Glibc.close(errorCopy) }
      throw .unknownTerminal(terminal ?? "")
    }
    if let log = options.log, errorCopy >= 0 { dup2(log, STDERR_FILENO) }
    casebook_tell_faults(options.log ?? -1, options.faultMark, options.farewell)
    casebook_input_modes()
    casebook_screen_is_up()
    casebook_hold_signals(true)
    casebook_bracketed_paste(true)
    self.init(
      screen: screen, isHeadless: false, isUTF8: isUTF8, errorCopy: errorCopy, options: options,
      unknownTerminal: own == nil ? terminal ?? "" : nil)
  }

  /// A screen without a terminal, on which tests can read back what was drawn.
  ///
  /// - Parameter terminal: a name that terminfo knows.
  package convenience init(
    headless size: Size, terminal: String, options: Options = Options()
  ) throws(TerminalError) {
    let isUTF8 = casebook_locale_is_utf8()
    guard let screen = casebook_open(terminal, true) else { throw .unknownTerminal(terminal) }
    resizeterm(Int32(size.rows), Int32(size.columns))
    self.init(screen: screen, isHeadless: true, isUTF8: isUTF8, errorCopy: -1, options: options)
  }

  private init(
    screen: OpaquePointer, isHeadless: Bool, isUTF8: Bool, errorCopy: Int32, options: Options,
    unknownTerminal: String? = nil
  ) {
    self.screen = screen
    self.unknownTerminal = unknownTerminal
    self.isHeadless = isHeadless
    self.errorCopy = errorCopy
    casebook_set_escape_delay(25)
    KeyCodes.define()
    // Curses counts the colours only once colour is started, and from then on gives every cell one:
    // where none are wanted it is not.
    let wantsColor = ColorDepth(colors: .max, noColor: options.noColor) > .monochrome
    let colors = wantsColor && has_colors() && start_color() == OK ? Int(casebook_colors()) : 0
    depth = ColorDepth(colors: colors, noColor: options.noColor)
    let isUnicode = isUTF8 && options.glyphs != .ascii
    glyphs = options.glyphs ?? (isUTF8 ? .unicode : .ascii)
    painter = Painter(depth: depth, isUnicode: isUnicode)
    if options.mouse { casebook_enable_mouse(true) }
    size = NcursesScreen.currentSize
  }

  deinit { close() }

  private static var currentSize: Size {
    Size(columns: Int(casebook_columns()), rows: Int(casebook_rows()))
  }

  /// Shows a canvas. What does not fit the terminal is left out.
  package func draw(_ canvas: Canvas) {
    guard isOpen else { return }
    let bytes = painter.paint(canvas, on: size)
    guard !isHeadless else {
      written += bytes
      return
    }
    bytes.withUnsafeBytes {
      casebook_write($0.bindMemory(to: CChar.self).baseAddress, $0.count)
    }
  }

  /// The next canvas is drawn whole: something else has written to the terminal.
  package func redraw() { painter.forget() }

  /// The next key; Escape alone takes ESCDELAY, 25 ms, to be told from what begins with it.
  package func nextKey() -> Key? {
    guard isOpen else { return nil }
    // Before the keys: those typed into a window that has grown are meant for what it shows now.
    if !isHeadless { casebook_look_at_size() }
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return keys.next(
      milliseconds: time.tv_sec * 1000 + time.tv_nsec / 1_000_000, read: NcursesScreen.read,
      special: special)
  }

  private static func read() -> KeyReader.Raw? {
    var value: UInt32 = 0
    switch casebook_next(&value) {
    case CASEBOOK_CHARACTER: return .character(value)
    case CASEBOOK_KEY: return .code(Int32(truncatingIfNeeded: value))
    default: return nil
    }
  }

  private func special(_ code: Int32) -> Key? {
    switch code {
    case KEY_RESIZE:
      size = NcursesScreen.currentSize
      painter.forget()
      return .resize(size)
    case KEY_MOUSE: return mouse()
    default: return nil
    }
  }

  private func mouse() -> Key? {
    var (row, column, modifiers): (Int32, Int32, Int32) = (0, 0, 0)
    let number = Int(casebook_mouse(&row, &column, &modifiers))
    guard (1...Key.Mouse.Button.allCases.count).contains(number) else { return nil }
    return .mouse(
      Key.Mouse(
        Key.Mouse.Button.allCases[number - 1],
        at: Position(row: Int(row), column: Int(column)),
        modifiers: Key.Modifiers(rawValue: UInt8(truncatingIfNeeded: modifiers))))
  }

  /// Sets the terminal and standard error as they were.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    casebook_close(screen)
    casebook_unwatch_signals()
    // Only now: a Ctrl-Z that waited finds the handler of before, and not one of a screen that is gone.
    if !isHeadless { casebook_hold_signals(false) }
    if errorCopy >= 0 {
      dup2(errorCopy, STDERR_FILENO)
      Glibc.close(errorCopy)
    }
  }
}
