import ArgumentParser
import Foundation

/// Where the program starts: the command is parsed and run, and wrong usage is told from the rest.
@main
enum EntryPoint {
  static func main() async {
    // That nobody reads an output any more is an error of writing, with a message, not the end.
    signal(SIGPIPE, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      try checkHelp(arguments)
      var command = try KezekCommand.parseAsRoot(arguments)
      do {
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
      } catch let error as ValidationError {
        // Noticed only while running: the usage is that of the command, as for the others.
        complain(error, type(of: command))
      }
    } catch {
      KezekCommand.exit(withError: error)
    }
  }

  private static func complain(_ error: ValidationError, _ command: any ParsableCommand.Type)
    -> Never
  {
    Console.complain("Error: " + error.message)
    Console.complain("Usage: " + KezekCommand.usageString(for: command))
    Foundation.exit(ExitCode.validationFailure.rawValue)
  }

  /// The parser shows the help of everything where a command is asked for that there is not.
  private static func checkHelp(_ arguments: [String]) throws {
    guard arguments.first == "help", arguments.count > 1 else { return }
    let names = KezekCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
    let asked = arguments[1]
    guard !asked.hasPrefix("-"), asked != "help", !names.contains(asked) else { return }
    throw ValidationError(
      "'\(asked)' is no command. The commands are \(names.joined(separator: ", ")).")
  }
}
