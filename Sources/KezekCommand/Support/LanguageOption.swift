public import ArgumentParser
public import Kezek

extension Language: ExpressibleByArgument {}

/// The language of everything that people read.
struct LanguageOption: ParsableArguments {
  @Option(name: .customLong("lang"), help: "Language of what you read: en, ru or kk.")
  var language: Language = .english
}
