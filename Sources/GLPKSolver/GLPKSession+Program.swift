import CGLPKGuard
import MathematicalProgram

extension MathematicalProgram {
  /// Lends the program's arrays to C for the time of `body`.
  func withProgramInC<Result>(_ body: (kezek_program) -> Result) -> Result {
    matrix.rowStart.withUnsafeBufferPointer { rowStart in
      matrix.columnIndex.withUnsafeBufferPointer { columnIndex in
        matrix.coefficient.withUnsafeBufferPointer { coefficient in
          constraintLower.withUnsafeBufferPointer { rowLower in
            constraintUpper.withUnsafeBufferPointer { rowUpper in
              variableLower.withUnsafeBufferPointer { columnLower in
                variableUpper.withUnsafeBufferPointer { columnUpper in
                  isInteger.withUnsafeBufferPointer { integer in
                    objective.coefficients.withUnsafeBufferPointer { costs in
                      body(
                        kezek_program(
                          rows: Int32(constraintCount), columns: Int32(variableCount),
                          row_start: rowStart.baseAddress,
                          column_index: columnIndex.baseAddress,
                          coefficient: coefficient.baseAddress,
                          row_lower: rowLower.baseAddress, row_upper: rowUpper.baseAddress,
                          column_lower: columnLower.baseAddress,
                          column_upper: columnUpper.baseAddress,
                          is_integer: integer.baseAddress, objective: costs.baseAddress,
                          offset: objective.offset, maximize: objective.sense == .maximize))
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
