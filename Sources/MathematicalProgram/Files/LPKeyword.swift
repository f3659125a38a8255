/// Words with a meaning in LP files.
enum LPKeyword: Sendable, Hashable {
  case minimize
  case maximize
  case constraints
  case bounds
  case general
  case binary
  case end
  /// A section that a linear program does not have.
  case refused

  private static let sections: [String: LPKeyword] = [
    "minimize": .minimize, "minimise": .minimize, "minimum": .minimize, "min": .minimize,
    "maximize": .maximize, "maximise": .maximize, "maximum": .maximize, "max": .maximize,
    "st": .constraints, "s.t.": .constraints, "st.": .constraints,
    "bounds": .bounds, "bound": .bounds,
    "general": .general, "generals": .general, "gen": .general, "integer": .general,
    "integers": .general, "int": .general,
    "binary": .binary, "binaries": .binary, "bin": .binary, "end": .end,
    "semi-continuous": .refused, "semi": .refused, "semis": .refused, "sos": .refused,
    "sos1": .refused, "sos2": .refused, "pwlobj": .refused, "lazy": .refused,
  ]

  /// The section that a line of these words begins, in lower case.
  static func section(_ words: [Substring]) -> LPKeyword? {
    guard let first = words.first?.lowercased() else { return nil }
    if words.count >= 2 {
      let two = "\(first) \(words[1].lowercased())"
      if two == "subject to" || two == "such that" { return .constraints }
    }
    return sections[first]
  }

  /// How many words the section's name has.
  static func length(_ words: [Substring]) -> Int {
    guard let first = words.first?.lowercased() else { return 0 }
    return first == "subject" || first == "such" ? 2 : 1
  }

  /// Whether a lower-case word must not be a name.
  static func isWord(_ word: String) -> Bool {
    sections[word] != nil
      || ["subject", "such", "to", "that", "free", "inf", "infinity", "nan"].contains(word)
  }
}
