import Chart

/// The dispositions that a text could mean: those whose code begins so, or whose title holds every
/// word. One digit alone stands for the code with a zero before it, too.
func dispositions(matching text: String) -> [DischargeDisposition] {
  let words = text.lowercased().split(whereSeparator: \.isWhitespace)
  return DischargeDisposition.all.filter { disposition in
    words.allSatisfy { word in
      disposition.code.hasPrefix(word) || disposition.code == "0" + word
        || disposition.title.lowercased().contains(word)
    }
  }
}

/// What is said of a text that is none.
func noDisposition(_ text: String) -> String {
  "\(text) is no discharge disposition; type two digits, or words such as home"
}
