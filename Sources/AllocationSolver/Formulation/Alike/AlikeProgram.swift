import Kezek
import MathematicalProgram

/// A program in which needs that are alike are one: what each of them is given is added up.
///
/// Hundreds of children who could go to the same turns, and count the same, are so many ways of
/// writing one plan; a branch and bound goes through them all. Every point of the program is a point
/// here, so its bound is one of the program. A point here is one of the program where the sums can be
/// parted again among those who are alike (`CourseSplit`): of courses that only follow each other with
/// days between them they can, since their constraints are intervals of consecutive ones (Baum and
/// Trotter 1978).
struct AlikeProgram {
  let program: MathematicalProgram
  let classes: [Class]

  /// Needs that are alike.
  struct Class {
    let needs: [Need.ID]
    /// The turns that any of them could have, with the variable that counts them.
    var places: [(turn: Turn.ID, variable: Int)] = []
  }

  /// - Parameters:
  ///   - program: with its objective and floors.
  ///   - places: its place variables.
  /// - Throws: `ProgramError`, which is a defect of the formulation.
  init(
    _ program: MathematicalProgram, _ places: [PlaceColumn], _ scenario: Scenario
  ) throws(ProgramError) {
    let blocks = NeedBlocks(program, places)
    let alike = Self.alike(blocks, program, places, scenario)
    var builder = ProgramBuilder()
    var variable = [Variable?](repeating: nil, count: program.variableCount)
    func add(_ column: Int, times count: Int) {
      variable[column] = builder.addVariable(
        program.bounds(of: Variable(column)).times(count),
        program.isInteger[column] ? .integer : .continuous)
    }
    for column in blocks.others { add(column, times: 1) }
    for members in alike {
      for column in blocks.blocks[members[0]].variables { add(column, times: members.count) }
    }
    func addRow(_ row: Int, times count: Int) {
      let terms = program.terms(of: Constraint(row)).compactMap { term in
        variable[Int(term.variable.index)].map { Term(term.coefficient, $0) }
      }
      builder.addConstraint(
        LinearExpression(terms), program.bounds(of: Constraint(row)).times(count))
    }
    for row in blocks.isOwn.indices where !blocks.isOwn[row] { addRow(row, times: 1) }
    for members in alike {
      for row in blocks.blocks[members[0]].constraints { addRow(row, times: members.count) }
    }
    builder.sense = program.objective.sense
    builder.objectiveOffset = program.objective.offset
    for (column, own) in variable.enumerated() {
      if let own { builder.addToObjective(program.objective.coefficients[column], own) }
    }
    self.program = try builder.frozen()
    var classOfNeed: [Need.ID: Int] = [:]
    for (number, members) in alike.enumerated() {
      classOfNeed[blocks.blocks[members[0]].need] = number
    }
    var classes = alike.map { Class(needs: $0.map { blocks.blocks[$0].need }) }
    for place in places {
      guard let number = classOfNeed[place.need], let own = variable[Int(place.variable.index)]
      else { continue }
      classes[number].places.append((place.turn, Int(own.index)))
    }
    self.classes = classes
  }

  // MARK: Who is alike

  /// Positions of blocks that differ in nothing but their names, in the order of each one's first.
  private static func alike(
    _ blocks: NeedBlocks, _ program: MathematicalProgram, _ places: [PlaceColumn],
    _ scenario: Scenario
  ) -> [[Int]] {
    var turn = [Int](repeating: -1, count: program.variableCount)
    for place in places { turn[Int(place.variable.index)] = place.turn.index }
    let columns = program.matrix.transposed(columnCount: program.variableCount)
    var numbers: [[Double]: Int] = [:]
    var alike: [[Int]] = []
    for (position, block) in blocks.blocks.enumerated() {
      var signature = signature(of: block, blocks, program, columns, turn)
      // Of several who need two courses or none, a sum does not tell who has which.
      if scenario.needs[block.need].least > 1 { signature.append(Double(position)) }
      let number = numbers[signature] ?? alike.count
      numbers[signature] = number
      if number == alike.count { alike.append([]) }
      alike[number].append(position)
    }
    return alike
  }

  /// All numbers of a block: its variables with their turns, its own constraints by their places in
  /// it, the others by their places in the program.
  private static func signature(
    of block: NeedBlocks.Block, _ blocks: NeedBlocks, _ program: MathematicalProgram,
    _ columns: ConstraintMatrix, _ turn: [Int]
  ) -> [Double] {
    var placeOfRow: [Int32: Int] = [:]
    for row in block.constraints { placeOfRow[Int32(row)] = placeOfRow.count }
    var signature: [Double] = []
    for column in block.variables {
      let entries = columns.entries(ofRow: column)
      signature += [
        Double(turn[column]), program.variableLower[column], program.variableUpper[column],
        program.isInteger[column] ? 1 : 0, program.objective.coefficients[column],
        Double(entries.count),
      ]
      for entry in entries {
        let row = columns.columnIndex[entry]
        // Own rows are told from those of the program by their sign.
        let number = placeOfRow[row].map { -1 - $0 } ?? Int(row)
        signature += [Double(number), columns.coefficient[entry]]
      }
    }
    for row in block.constraints {
      signature += [program.constraintLower[row], program.constraintUpper[row]]
    }
    return signature
  }
}

extension Bounds {
  /// Of the sum of so many within these bounds.
  fileprivate func times(_ count: Int) -> Bounds {
    Bounds(lower: lower * Double(count), upper: upper * Double(count))
  }
}
