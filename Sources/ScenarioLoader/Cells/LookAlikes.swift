/// Letters of one alphabet that look like, or are typed for, letters of another.
enum LookAlikes {
  /// A word in lower case in which Latin letters that look like Cyrillic ones have become those:
  /// equal for words that look the same.
  static func skeleton(_ text: String) -> String {
    String(text.lowercased().map { cyrillic[$0] ?? $0 })
  }

  /// A skeleton in which Kazakh letters have become the Russian ones typed for them: equal for
  /// words written with and without a Kazakh keyboard.
  static func withoutKazakhLetters(_ text: String) -> String {
    String(skeleton(text).map { russian[$0] ?? $0 })
  }

  private static let cyrillic: [Character: Character] = [
    "a": "а", "b": "в", "c": "с", "e": "е", "ё": "е", "h": "н", "k": "к", "m": "м", "o": "о",
    "p": "р", "t": "т", "x": "х", "y": "у", "i": "і", "j": "ј", "ə": "ә", "ө": "ө", "0": "о",
  ]

  private static let russian: [Character: Character] = [
    "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и",
  ]
}

/// The known word that was probably meant by an unknown one.
enum NearestWord {
  /// The nearest candidate within two letters (one for short words), the first of equally near
  /// ones; letters that look alike count as equal.
  ///
  /// - Complexity: O(candidates × length²).
  static func find(_ word: String, among candidates: [String]) -> String? {
    let wanted = Array(LookAlikes.withoutKazakhLetters(word).filter { !$0.isWhitespace })
    guard !wanted.isEmpty, wanted.count <= 60 else { return nil }
    var best: (distance: Int, word: String)?
    for candidate in candidates where !candidate.isEmpty {
      let letters = Array(LookAlikes.withoutKazakhLetters(candidate).filter { !$0.isWhitespace })
      let limit = allowed(min(wanted.count, letters.count))
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let distance = editDistance(wanted, letters)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.word
  }

  /// Letters that may differ in words of that length.
  private static func allowed(_ length: Int) -> Int {
    switch length {
    case ...1: 0
    case 2...4: 1
    default: 2
    }
  }

  /// Insertions, deletions, replacements and swaps of neighbours that make one word the other
  /// (optimal string alignment, Damerau 1964).
  static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in left.indices {
      var next = [row + 1] + [Int](repeating: 0, count: right.count)
      for column in right.indices {
        let cost = left[row] == right[column] ? 0 : 1
        next[column + 1] = min(last[column] + cost, last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          next[column + 1] = min(next[column + 1], before[column - 1] + 1)
        }
      }
      (before, last) = (last, next)
    }
    return last[right.count]
  }
}
