import Kezek
import MathematicalProgram

/// How a program falls into the needs whose variables are nobody else's, and what they share.
struct NeedBlocks {
  /// By need that has a place variable: its variables and its own constraints, ascending.
  private(set) var blocks: [Block] = []
  /// Variables that belong to no need alone, ascending.
  private(set) var others: [Int] = []
  /// By constraint: whether it is one need's own.
  private(set) var isOwn: [Bool]

  struct Block {
    let need: Need.ID
    var variables: [Int] = []
    var constraints: [Int] = []
  }

  private static let nobody: Int32 = -1

  /// - Parameter places: of each place variable, whose it is; a need's other variables are found by the
  ///   constraints in which nobody else has a part.
  /// - Complexity: O(non-zeros × `depth`).
  init(_ program: MathematicalProgram, _ places: [PlaceColumn]) {
    let matrix = program.matrix
    var owner = [Int32](repeating: Self.nobody, count: program.variableCount)
    for place in places { owner[Int(place.variable.index)] = Int32(place.need.index) }
    for _ in 0..<Self.depth {
      for row in 0..<matrix.rowCount {
        let entries = matrix.entries(ofRow: row)
        guard let own = Self.onlyOwner(matrix.columnIndex[entries], owner) else { continue }
        for column in matrix.columnIndex[entries] { owner[Int(column)] = own }
      }
    }
    var numbers: [Int32: Int] = [:]
    for column in owner.indices {
      guard owner[column] != Self.nobody else {
        others.append(column)
        continue
      }
      let number = numbers[owner[column]] ?? blocks.count
      numbers[owner[column]] = number
      if number == blocks.count { blocks.append(Block(need: Need.ID(Int(owner[column])))) }
      blocks[number].variables.append(column)
    }
    isOwn = [Bool](repeating: false, count: matrix.rowCount)
    for row in 0..<matrix.rowCount {
      let columns = matrix.columnIndex[matrix.entries(ofRow: row)]
      guard let first = columns.first.map({ owner[Int($0)] }), first != Self.nobody,
        columns.allSatisfy({ owner[Int($0)] == first }), let number = numbers[first]
      else { continue }
      isOwn[row] = true
      blocks[number].constraints.append(row)
    }
  }

  /// Constraints from a place variable to a need's last one, at most: places, served, levels.
  private static let depth = 3

  /// The one need that has a part in a constraint; nil where several have, or none.
  private static func onlyOwner(_ columns: ArraySlice<Int32>, _ owner: [Int32]) -> Int32? {
    var own = nobody
    for column in columns where owner[Int(column)] != nobody {
      if own != nobody, owner[Int(column)] != own { return nil }
      own = owner[Int(column)]
    }
    return own == nobody ? nil : own
  }
}
