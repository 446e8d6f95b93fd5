import Terminal

/// The commands with the keys they have now: their own, or those the learner bound instead.
package struct Bindings: Sendable {
  package private(set) var commands: [Command]
  private var byContext: [Context: [Command]] = [:]
  private var byKey: [Context: [Key: Command]] = [:]

  /// Every command on its own keys.
  package init() {
    commands = Command.all
    index()
  }

  /// Everything that keeps bindings from being taken; at least one.
  package struct Conflicts: Error, Hashable, Sendable {
    /// Each of them, in the order in which they were found.
    package var all: [Conflict]
  }

  /// What keeps a binding from being taken.
  package struct Conflict: Hashable, Sendable {
    /// The command as the settings name it.
    package var command: String
    package var what: String
    package var remedy: String
    /// Where there is no such command, the names that there are.
    package var known: [String] = []
  }

  /// The commands with some of them bound to other keys.
  ///
  /// - Parameter keys: By the identifier of a command, the keys in place of its own.
  /// - Throws: Every command there is not, and every key that would mean two things in one place.
  package init(replacing keys: [String: [Key]]) throws(Conflicts) {
    commands = Command.all
    var conflicts: [Conflict] = []
    for (name, keys) in keys.sorted(by: { $0.key < $1.key }) {
      let matching = commands.indices.filter { commands[$0].id.rawValue == name }
      guard !matching.isEmpty else {
        let known = Set(commands.map(\.id.rawValue)).sorted()
        conflicts.append(
          Conflict(
            command: name, what: "there is no command `\(name)`",
            remedy: "name one of: " + known.joined(separator: ", "), known: known))
        continue
      }
      for place in matching { commands[place].keys = keys }
    }
    index()
    var told: Set<Set<CommandID>> = []
    for context in Context.allCases {
      var owners: [Key: CommandID] = [:]
      for command in available(in: context) {
        for key in command.keys {
          let other = owners.updateValue(command.id, forKey: key) ?? command.id
          guard other != command.id, told.insert([other, command.id]).inserted else { continue }
          let name = keys[command.id.rawValue] == nil ? other : command.id
          conflicts.append(
            Conflict(
              command: name.rawValue,
              what: "\(keyName(key)) is `\(other.rawValue)` and `\(command.id.rawValue)` in the "
                + "same place (\(context.rawValue))",
              remedy: "bind one of them to another key"))
        }
      }
    }
    if !conflicts.isEmpty { throw Conflicts(all: conflicts) }
  }

  /// The command a key stands for in a context; the first of the list wins.
  package func command(bound to: Key, in context: Context) -> Command? { byKey[context]?[to] }

  /// The commands of one context, in order.
  package func available(in context: Context) -> [Command] { byContext[context] ?? [] }

  /// Sorts the commands by place and by key: every key and every frame asks.
  private mutating func index() {
    for context in Context.allCases {
      let here = commands.filter { $0.contexts.contains(context) }
      byContext[context] = here
      byKey[context] = Dictionary(
        here.flatMap { command in command.keys.map { ($0, command) } },
        uniquingKeysWith: { first, _ in first })
    }
  }
}
