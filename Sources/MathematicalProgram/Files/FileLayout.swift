/// A program as both file formats can say it: names made fit, and help columns for what they cannot.
struct FileLayout {
  let program: MathematicalProgram
  let rows: FileNames
  let columns: FileNames
  /// The name of a column fixed to 1 that carries the objective's offset.
  ///
  /// The constant of the objective row of an MPS file is read with opposite signs by different
  /// solvers, and LP readers differ in whether they take a constant, so neither is used.
  let offsetName: String?

  init(_ program: MathematicalProgram, _ rules: NameRules) {
    self.program = program
    rows = FileNames(program.constraintCount, prefix: "R", rules: rules) {
      program.constraintNames[$0]
    }
    columns = FileNames(program.variableCount, prefix: "C", rules: rules) {
      program.variableNames[$0]
    }
    offsetName = program.objective.offset == 0 ? nil : "one%"
  }

  /// The lines of the comments, without the format's comment sign.
  func notes(maximizeNegated: Bool) -> [String] {
    var notes = [
      "Written by Kezek; names in percent notation (a bad byte is % and two hexadecimal digits).",
      "\(FileNotes.marker) names",
    ]
    if maximizeNegated {
      notes.append("The program maximizes; the objective is negated here.")
      notes.append("\(FileNotes.marker) maximize")
    }
    if let offsetName { notes.append("\(FileNotes.marker) offset \(offsetName)") }
    for (index, encoded) in rows.replaced {
      notes.append("\(FileNotes.marker) row \(rows.names[index]) \(encoded)")
    }
    for (index, encoded) in columns.replaced {
      notes.append("\(FileNotes.marker) column \(columns.names[index]) \(encoded)")
    }
    return notes
  }

  /// Refuses what neither format can say.
  func check() throws(ProgramFileError) {
    for constraint in program.constraints where program.bounds(of: constraint).isEmpty {
      throw ProgramFileError(
        .notExpressible,
        "constraint \(program.name(of: constraint)) has lower bound above upper "
          + "bound, which files cannot say.")
    }
    for variable in program.variables {
      let bounds = program.bounds(of: variable)
      for value in [bounds.lower, bounds.upper]
      where value.isFinite && abs(value) >= NumberText.infinity {
        throw ProgramFileError(
          .notExpressible,
          "variable \(program.name(of: variable)) has the bound \(value); files "
            + "mean infinity by numbers from \(NumberText.infinity) on.")
      }
    }
  }
}
