import ArgumentParser

/// The program's commands; one file each in `Commands`.
struct KezekCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kezek",
    abstract: "Who gets which specialist, when, and which place in which turn: planned and proven.",
    discussion: """
      Begin with 'kezek new FOLDER', fill in the tables, look at them with 'kezek doctor FOLDER' \
      and plan with 'kezek plan FOLDER'.

      Exit codes: 0 done, 1 a condition is broken, 2 the tables or files are not right, 3 no plan \
      within the limits, 64 wrong usage, 70 a defect in Kezek.
      """,
    version: Program.version,
    subcommands: [
      NewCommand.self, DoctorCommand.self, PlanCommand.self, CompareCommand.self,
      VerifyCommand.self, ExportCommand.self,
      PseudonymizeCommand.self, GenerateCommand.self, SolveCommand.self, SolversCommand.self,
      BenchCommand.self,
    ])
}

/// What the program says of itself.
enum Program {
  static let version = "0.1.0"
}
