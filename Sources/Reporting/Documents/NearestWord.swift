/// The word that somebody probably meant.
package enum NearestWord {
  /// The candidate within two changed letters of `text`, the nearest first and then the first in
  /// order; nil where none is, or where there are too many to look through.
  ///
  /// - Complexity: O(candidates × letters²), for at most 20,000 candidates.
  package static func of(_ text: String, among candidates: [String]) -> String? {
    guard candidates.count <= 20_000, (2...40).contains(text.count) else { return nil }
    let letters = Array(text.lowercased())
    var best: (distance: Int, word: String)?
    for candidate in candidates where abs(candidate.count - letters.count) <= 2 {
      let distance = Self.distance(letters, Array(candidate.lowercased()))
      if distance <= min(2, letters.count / 2), distance < best?.distance ?? 3 {
        best = (distance, candidate)
      }
    }
    return best?.word
  }

  /// Letters to insert, delete or replace (Levenshtein 1966).
  private static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var row = Array(0...second.count)
    for (index, letter) in first.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in second.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
      }
    }
    return row[second.count]
  }
}
