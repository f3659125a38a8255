/// Finds the names of sites, of one or several words, among tokens.
struct SiteMatcher: Sendable {
  /// The names as the tables write them.
  let names: [String]
  /// The words of each name as they are compared with a cell.
  private let plain: [[String]]
  /// Names as a tree of words: thousands of sites may begin with the same one.
  private let nodes: [Node]

  private struct Node {
    var next: [String: Int] = [:]
    /// The first name that ends here.
    var position: Int?
  }

  init(_ names: [String]) {
    self.names = names
    plain = names.map { name in
      CellToken.tokens(of: CellText(name)).filter { !Self.isOrnament($0) }.map(\.text)
    }
    var nodes = [Node()]
    for (position, words) in plain.enumerated() where !words.isEmpty {
      // A mark alone, as `-` for nothing, is no name: it would be found in every range of days.
      guard names[position].contains(where: { $0.isLetter || $0.isNumber }) else { continue }
      var node = 0
      for word in words.map(LookAlikes.skeleton) {
        if let next = nodes[node].next[word] {
          node = next
        } else {
          nodes[node].next[word] = nodes.count
          node = nodes.count
          nodes.append(Node())
        }
      }
      if nodes[node].position == nil { nodes[node].position = position }
    }
    self.nodes = nodes
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
    var best: Match?
    var node = 0
    var index = begin
    while true {
      while index < tokens.count, index > begin, Self.isOrnament(tokens[index]) { index += 1 }
      guard index < tokens.count,
        let next = nodes[node].next[LookAlikes.skeleton(tokens[index].text)]
      else { return best }
      index += 1
      node = next
      guard let position = nodes[node].position else { continue }
      let end = index < tokens.count && Self.isQuote(tokens[index]) ? index + 1 : index
      if isCutNumber(at: end, in: tokens) { continue }
      let written = tokens[begin..<end].filter { !Self.isOrnament($0) }.map(\.text)
      best = Match(
        position: position, count: end - start, isLookAlike: written != plain[position])
    }
  }

  /// Whether the number before an index goes on as a time: `Школа 9` in `Школа 9:00-13:00`.
  private func isCutNumber(at index: Int, in tokens: [CellToken]) -> Bool {
    guard index > 0, index + 1 < tokens.count, tokens[index - 1].kind == .number else {
      return false
    }
    return [":", "."].contains(tokens[index].text) && tokens[index + 1].kind == .number
      && tokens[index + 1].isTight
  }

  private static func isOrnament(_ token: CellToken) -> Bool {
    isQuote(token) || token.isMark(".")
  }

  private static func isQuote(_ token: CellToken) -> Bool {
    token.kind == .mark && ["\"", "'", "«", "»", "“", "”", "„", "’", "`"].contains(token.text)
  }
}
