import Kezek

/// Comparison of words as people write them: by look, by letters lost between alphabets, by typos.
enum Spelling {
  /// A word as it looks: without case, ё, spaces and underscores, and with Cyrillic letters that
  /// look like Latin ones (small or capital) written as these.
  static func look(_ text: String) -> String {
    var result = ""
    for scalar in Words.normalized(text).unicodeScalars {
      result.unicodeScalars.append(lookAlikes[scalar] ?? scalar)
    }
    return result
  }

  /// A word with Kazakh letters written as the Russian ones that take their place where a keyboard
  /// or an encoding lacks them.
  static func russified(_ text: String) -> String {
    var result = ""
    for scalar in Words.normalized(text).unicodeScalars {
      result.unicodeScalars.append(russian[scalar] ?? scalar)
    }
    return look(result)
  }

  private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "һ": "h",
    "в": "b", "к": "k", "м": "m", "н": "h", "т": "t", "ѕ": "s", "ј": "j",
  ]

  private static let russian: [Unicode.Scalar: Unicode.Scalar] = [
    "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и",
    "ы": "и", "й": "и",
  ]

  /// The most letters by which a typo may differ from a word of that many letters: two, but one in
  /// a word of three or four and none in a shorter one, where two letters are most of the word.
  static func tolerance(for length: Int) -> Int {
    length >= 5 ? 2 : length >= 3 ? 1 : 0
  }

  /// The candidate nearest to a word, if it is near enough; the first of equals.
  static func nearest(to text: String, among candidates: some Sequence<String>) -> String? {
    let word = Array(look(text).unicodeScalars)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let other = Array(look(candidate).unicodeScalars)
      let limit = min(tolerance(for: other.count), (best?.distance ?? 3) - 1)
      guard limit >= 0, let distance = distance(word, other, limit: limit) else { continue }
      best = (candidate, distance)
      if distance == 0 { break }
    }
    return best?.candidate
  }

  /// Letters to insert, drop, replace or swap with their neighbour (Damerau, restricted), or nil
  /// above the limit.
  /// - Complexity: O(length × limit).
  static func distance(
    _ first: [Unicode.Scalar], _ second: [Unicode.Scalar], limit: Int
  ) -> Int? {
    guard abs(first.count - second.count) <= limit else { return nil }
    if first == second { return 0 }
    guard limit > 0 else { return nil }
    var before = [Int](repeating: 0, count: second.count + 1)
    var above = Array(0...second.count)
    for row in 0..<first.count {
      var line = [Int](repeating: row + 1, count: second.count + 1)
      var least = row + 1
      for column in 0..<second.count {
        let replaced = above[column] + (first[row] == second[column] ? 0 : 1)
        var value = min(replaced, above[column + 1] + 1, line[column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1],
          first[row - 1] == second[column]
        {
          value = min(value, before[column - 1] + 1)
        }
        line[column + 1] = value
        least = min(least, value)
      }
      if least > limit { return nil }
      before = above
      above = line
    }
    return above[second.count] <= limit ? above[second.count] : nil
  }
}
