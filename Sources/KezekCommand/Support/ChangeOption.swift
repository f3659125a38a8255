public import ArgumentParser
public import Kezek

extension ChangeRule: ExpressibleByArgument {
  /// `free`, `least` or a number of rows.
  public init?(argument: String) {
    switch argument {
    case "free": self = .free
    case "least": self = .least
    default:
      guard let most = Int(argument), most >= 0 else { return nil }
      self = .atMost(most)
    }
  }

  public var defaultValueDescription: String { "free" }
}
