/// Sets of the same columns, a row each, in one flat array of words.
struct BitRows: Sendable {
  let wordsPerRow: Int
  fileprivate var words: [UInt64]

  var rowCount: Int { words.count / max(1, wordsPerRow) }

  /// Empty rows.
  init(rows: Int, columns: Int) {
    wordsPerRow = (columns + 63) / 64
    words = [UInt64](repeating: 0, count: rows * wordsPerRow)
  }

  /// Those rows, one after the other.
  init(_ rows: [BitRow], columns: Int) {
    wordsPerRow = (columns + 63) / 64
    words = rows.flatMap(\.words)
  }

  func contains(_ column: Int, row: Int) -> Bool {
    words[row * wordsPerRow + column >> 6] & (1 << UInt64(column & 63)) != 0
  }

  mutating func insert(_ column: Int, row: Int) {
    words[row * wordsPerRow + column >> 6] |= 1 << UInt64(column & 63)
  }

  mutating func remove(_ column: Int, row: Int) {
    words[row * wordsPerRow + column >> 6] &= ~(1 << UInt64(column & 63))
  }

  mutating func insert(_ columns: Range<Int>, row: Int) {
    for column in columns { insert(column, row: row) }
  }

  mutating func remove(_ columns: Range<Int>, row: Int) {
    for column in columns { remove(column, row: row) }
  }

  /// Whether the row holds any of the columns.
  func holdsAny(of columns: Range<Int>, row: Int) -> Bool {
    columns.contains { contains($0, row: row) }
  }

  /// Whether the row holds all of the columns.
  func holdsAll(of columns: Range<Int>, row: Int) -> Bool {
    columns.allSatisfy { contains($0, row: row) }
  }
}

/// A set of columns on its own, to be narrowed row by row.
struct BitRow: Sendable, Hashable {
  fileprivate var words: [UInt64]

  /// A copy of one row.
  init(_ rows: BitRows, row: Int) {
    let first = row * rows.wordsPerRow
    words = Array(rows.words[first..<(first + rows.wordsPerRow)])
  }

  /// Takes the columns of one row in place of its own.
  mutating func assign(_ rows: BitRows, row: Int) {
    let first = row * rows.wordsPerRow
    guard words.count == rows.wordsPerRow else {
      words = Array(rows.words[first..<(first + rows.wordsPerRow)])
      return
    }
    for word in words.indices { words[word] = rows.words[first + word] }
  }

  /// Takes the columns of another row in place of its own.
  mutating func assign(_ other: BitRow) {
    for word in words.indices { words[word] = other.words[word] }
  }

  mutating func formIntersection(_ rows: BitRows, row: Int) {
    let first = row * rows.wordsPerRow
    for word in words.indices { words[word] &= rows.words[first + word] }
  }

  /// Keeps the columns that one row or the other holds.
  mutating func formIntersection(_ rows: BitRows, row: Int, or other: BitRows, row otherRow: Int) {
    let first = row * rows.wordsPerRow
    let second = otherRow * other.wordsPerRow
    for word in words.indices {
      words[word] &= rows.words[first + word] | other.words[second + word]
    }
  }

  mutating func subtract(_ rows: BitRows, row: Int) {
    let first = row * rows.wordsPerRow
    for word in words.indices { words[word] &= ~rows.words[first + word] }
  }

  mutating func remove(_ columns: Range<Int>) {
    guard !columns.isEmpty else { return }
    let first = columns.lowerBound >> 6
    let last = (columns.upperBound - 1) >> 6
    for word in first...last {
      var mask = UInt64.max
      if word == first { mask &= .max << UInt64(columns.lowerBound & 63) }
      if word == last { mask &= .max >> UInt64(63 - (columns.upperBound - 1) & 63) }
      words[word] &= ~mask
    }
  }

  mutating func formIntersection(_ other: BitRow) {
    for word in words.indices { words[word] &= other.words[word] }
  }

  mutating func formUnion(_ other: BitRow) {
    for word in words.indices { words[word] |= other.words[word] }
  }

  func intersection(_ other: BitRow) -> BitRow {
    var shared = self
    shared.formIntersection(other)
    return shared
  }

  func isSubset(of other: BitRow) -> Bool {
    words.indices.allSatisfy { words[$0] & ~other.words[$0] == 0 }
  }

  mutating func insert(_ column: Int) {
    words[column >> 6] |= 1 << UInt64(column & 63)
  }

  mutating func removeAll() {
    for word in words.indices { words[word] = 0 }
  }

  mutating func remove(_ column: Int) {
    words[column >> 6] &= ~(1 << UInt64(column & 63))
  }

  func contains(_ column: Int) -> Bool {
    words[column >> 6] & (1 << UInt64(column & 63)) != 0
  }

  /// Keeps the columns from which on `length` consecutive columns are held.
  ///
  /// - Complexity: O(words × log length), by doubling the run that is known to be held.
  mutating func formStarts(ofRuns length: Int) {
    var known = 1
    while known < length {
      let shift = min(known, length - known)
      for word in words.indices {
        let next = word + 1 < words.count ? words[word + 1] : 0
        words[word] &= words[word] >> UInt64(shift) | next << UInt64(64 - shift)
      }
      known += shift
    }
  }

  /// The first member within a range of columns.
  func first(in columns: Range<Int>) -> Int? {
    guard !columns.isEmpty else { return nil }
    var word = columns.lowerBound >> 6
    var rest = words[word] & (UInt64.max << UInt64(columns.lowerBound & 63))
    while true {
      if rest != 0 {
        let column = word << 6 + rest.trailingZeroBitCount
        return column < columns.upperBound ? column : nil
      }
      word += 1
      guard word << 6 < columns.upperBound else { return nil }
      rest = words[word]
    }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Calls for each member, in ascending order.
  func forEach(_ body: (Int) -> Void) {
    for index in words.indices {
      var rest = words[index]
      while rest != 0 {
        body(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  /// Members in ascending order.
  var members: [Int] {
    var members: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        members.append(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return members
  }
}

extension BitRow {
  /// No column of so many.
  init(columns: Int) {
    self.init(BitRows(rows: 1, columns: columns), row: 0)
  }

  /// Every column of so many.
  init(allOf columns: Int) {
    self.init(columns: columns)
    for word in words.indices { words[word] = .max }
    for column in columns..<(words.count << 6) { remove(column) }
  }
}
