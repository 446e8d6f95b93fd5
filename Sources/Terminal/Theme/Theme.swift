/// What a theme says of one role; what it leaves out comes from the role's parent.
package struct StyleRule: Hashable, Sendable {
  /// The colour of the characters.
  package var foreground: Color?
  /// The colour behind them.
  package var background: Color?
  /// Attributes switched on.
  package var on: Attributes
  /// Attributes of the parent switched off.
  package var off: Attributes

  /// A rule; what is left out is the parent's.
  package init(
    foreground: Color? = nil, background: Color? = nil, on: Attributes = [], off: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.on = on
    self.off = off
  }

  /// The style a role has by this rule, when its parent has another.
  func applied(to parent: Style) -> Style {
    Style(
      foreground: foreground ?? parent.foreground, background: background ?? parent.background,
      attributes: parent.attributes.subtracting(off).union(on))
  }
}

/// How every role looks, worked out once so that asking costs an index into a table.
package struct Theme: Hashable, Sendable {
  /// The name the learner chooses it by.
  package let name: String
  /// The table, in the order of `Role.allCases`.
  private let styles: [Style]

  /// A theme by its rules; a role without one looks as its parent does.
  package init(name: String, rules: [Role: StyleRule]) {
    self.name = name
    styles = Role.allCases.map { role in
      var chain: [StyleRule] = []
      var next: Role? = role
      while let current = next {
        if let rule = rules[current] { chain.append(rule) }
        next = current.parent
      }
      return chain.reversed().reduce(Style.plain) { $1.applied(to: $0) }
    }
  }

  private init(name: String, styles: [Style]) {
    self.name = name
    self.styles = styles
  }

  /// How a role looks.
  package subscript(role: Role) -> Style { styles[Int(role.rawValue)] }

  /// The theme in the colours a terminal has.
  ///
  /// Two things that quantising alone would lose are kept. Text never melts into what is behind it:
  /// it turns black or white then. And a role that marks one thing among its like by a background
  /// that is no longer to be told from its parent's is shown reversed.
  package func adapted(to depth: ColorDepth) -> Theme {
    let styles = Role.allCases.map { role -> Style in
      let style = self[role]
      let shown = style.quantised(to: depth)
      guard role.marksOneOfMany, let parent = role.parent.map({ self[$0] }),
        style.background != parent.background,
        shown.background == parent.background.quantised(to: depth)
      else { return shown }
      return shown.adding(.reverse)
    }
    return Theme(name: name, styles: styles)
  }

  /// What serves when no theme file is found: the terminal's own colours, and attributes.
  package static let builtIn = Theme(
    name: "built-in",
    rules: [
      .textDim: StyleRule(on: .dim),
      .accent: StyleRule(on: .bold),
      .heading: StyleRule(on: .bold),
      .barKey: StyleRule(on: .bold),
      .border: StyleRule(on: .dim),
      .recordHeading: StyleRule(on: .bold),
      .recordMatch: StyleRule(on: .underline),
      .recordMatchCurrent: StyleRule(on: .reverse),
      .recordEvidence: StyleRule(on: .reverse),
      .recordNote: StyleRule(on: .italic),
      .recordMark: StyleRule(on: .underline),
      .recordSelection: StyleRule(on: .reverse),
      .recordFlag: StyleRule(on: .bold),
      .recordTab: StyleRule(on: .dim),
      .recordTabCurrent: StyleRule(on: [.bold, .reverse], off: .dim),
      .recordTabUnread: StyleRule(off: .dim),
      .summaryHeading: StyleRule(on: .bold),
      .summarySelected: StyleRule(on: .reverse),
      .summaryField: StyleRule(on: .underline),
      .outcomeMissed: StyleRule(on: .bold),
      .outcomeUnsupported: StyleRule(on: .bold),
      .outcomeOptional: StyleRule(on: .dim),
      .messageWarning: StyleRule(on: .bold),
      .messageError: StyleRule(on: [.bold, .reverse]),
      .clockLow: StyleRule(on: [.bold, .reverse]),
      .popupSelected: StyleRule(on: .reverse),
      .listSelected: StyleRule(on: .reverse),
      .listDim: StyleRule(on: .dim),
      .listBroken: StyleRule(on: .dim),
    ])
}
