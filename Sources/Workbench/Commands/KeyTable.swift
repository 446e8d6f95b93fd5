extension Bindings {
  /// The keys as a Markdown table, one part for each context: what README shows.
  package var table: String {
    var text = ""
    for context in Context.allCases {
      let commands = available(in: context)
      guard !commands.isEmpty else { continue }
      text += "**\(context.rawValue)**\n\n| keys | what |\n|---|---|\n"
      if let typing = context.typing {
        let keys = typing.keys.map { "`\($0)`" }.joined(separator: " ")
        text += "| \(keys) | \(typing.help) |\n"
      }
      for command in commands {
        let keys = command.keys.map { "`\(keyName($0))`" }.joined(separator: " ")
        text += "| \(keys) | \(command.help) |\n"
      }
      text += "\n"
    }
    return text
  }
}
