extension CommandText {
  /// Why a solver cannot be used on this machine.
  public enum Unusable: Sendable, Hashable {
    /// An environment variable says not to use it.
    case switchedOff(variable: String)
    /// Its library lies in none of these places.
    case notFound(looked: [String])
    /// The system's loader refuses the file, for this reason in its own words.
    case notLoaded(file: String, reason: String)
    case lacksFunction(file: String, name: String)
    case wrongVersion(file: String, found: String, needed: String)
    /// A build with whole numbers of another width than 32 bits.
    case wrongIntegers(file: String, bits: Int)
  }

  /// As `kezek solvers` lists it.
  public func unusable(_ reason: Unusable) -> String {
    phrases.say("solvers.unusable", ["reason": .text(words(reason))])
  }

  /// A solver that was asked for cannot be used.
  public func unusable(_ solver: String, _ reason: Unusable) -> String {
    phrases.say("solvers.asked", ["solver": .text(solver), "reason": .text(words(reason))])
  }

  private func words(_ reason: Unusable) -> String {
    switch reason {
    case .switchedOff(let variable):
      phrases.say("solvers.switched off", ["variable": .text(variable)])
    case .notFound(let looked):
      phrases.say("solvers.not found", ["looked": .text(looked.joined(separator: ", "))])
    case .notLoaded(let file, let words):
      phrases.say("solvers.not loaded", ["file": .text(file), "reason": .text(words)])
    case .lacksFunction(let file, let name):
      phrases.say("solvers.lacks function", ["file": .text(file), "name": .text(name)])
    case .wrongVersion(let file, let found, let needed):
      phrases.say(
        "solvers.wrong version",
        ["file": .text(file), "found": .text(found), "needed": .text(needed)])
    case .wrongIntegers(let file, let bits):
      phrases.say("solvers.wrong integers", ["file": .text(file), "bits": .number(bits)])
    }
  }

  /// A solver that is part of the program.
  public var linked: String { phrases.say("solvers.linked") }

  /// A solver loaded from a file.
  public func loaded(from file: String) -> String {
    phrases.say("solvers.loaded", ["file": .text(file)])
  }

  public func solverCan(_ features: [String]) -> String {
    phrases.say("solvers.can", ["features": .text(features.joined(separator: ", "))])
  }

  public func solverBut(_ restriction: String) -> String {
    phrases.say("solvers.but", ["restriction": .text(restriction)])
  }
}
