/// Finds the names of sites, of one or several words, among tokens.
struct SiteMatcher: Sendable {
  /// The names as the tables write them.
  let names: [String]
  private let lexemes: [[String]]
  private let positionsByFirst: [String: [Int]]

  init(_ names: [String]) {
    self.names = names
    let lexemes = names.map { name in
      CellToken.tokens(of: CellText(name)).filter { !Self.isOrnament($0) }
        .map { LookAlikes.skeleton($0.text) }
    }
    var positions: [String: [Int]] = [:]
    for (position, list) in lexemes.enumerated() {
      // A mark alone, as `-` for nothing, is no name: it would be found in every range of days.
      guard names[position].contains(where: { $0.isLetter || $0.isNumber }) else { continue }
      if let first = list.first { positions[first, default: []].append(position) }
    }
    self.lexemes = lexemes
    self.positionsByFirst = positions
  }

  /// A site found: its position among the names and the tokens that it takes.
  struct Match {
    let position: Int
    let count: Int
    let isLookAlike: Bool
  }

  /// The site with the longest name that begins at a token; quotation marks and points are
  /// passed over.
  func longest(at start: Int, in tokens: [CellToken]) -> Match? {
    var begin = start
    while begin < tokens.count, Self.isOrnament(tokens[begin]) { begin += 1 }
    guard begin < tokens.count else { return nil }
    let first = LookAlikes.skeleton(tokens[begin].text)
    var best: Match?
    for position in positionsByFirst[first] ?? [] {
      guard let end = end(of: lexemes[position], from: begin, in: tokens) else { continue }
      if end - start > best?.count ?? 0 {
        let written = tokens[begin..<end].filter { !Self.isOrnament($0) }.map(\.text)
        let isLookAlike = written != plain(position)
        best = Match(position: position, count: end - start, isLookAlike: isLookAlike)
      }
    }
    return best
  }

  /// The index behind a name that begins at a token; nil where the tokens differ.
  private func end(of name: [String], from begin: Int, in tokens: [CellToken]) -> Int? {
    var index = begin
    for lexeme in name {
      while index < tokens.count, index > begin, Self.isOrnament(tokens[index]) { index += 1 }
      guard index < tokens.count, LookAlikes.skeleton(tokens[index].text) == lexeme else {
        return nil
      }
      index += 1
    }
    if index < tokens.count, Self.isQuote(tokens[index]) { index += 1 }
    return isCutNumber(at: index, in: tokens) ? nil : index
  }

  /// Whether the number before an index goes on as a time: `Школа 9` in `Школа 9:00-13:00`.
  private func isCutNumber(at index: Int, in tokens: [CellToken]) -> Bool {
    guard index > 0, index + 1 < tokens.count, tokens[index - 1].kind == .number else {
      return false
    }
    return [":", "."].contains(tokens[index].text) && tokens[index + 1].kind == .number
      && tokens[index + 1].isTight
  }

  private func plain(_ position: Int) -> [String] {
    CellToken.tokens(of: CellText(names[position])).filter { !Self.isOrnament($0) }.map(\.text)
  }

  private static func isOrnament(_ token: CellToken) -> Bool {
    isQuote(token) || token.isMark(".")
  }

  private static func isQuote(_ token: CellToken) -> Bool {
    token.kind == .mark && ["\"", "'", "«", "»", "“", "”", "„", "’", "`"].contains(token.text)
  }
}
