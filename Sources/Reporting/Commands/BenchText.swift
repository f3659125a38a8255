public import Kezek

/// What `kezek bench` and its page say, a sentence of the catalogue each.
public enum BenchWord: String, Sendable, Hashable, CaseIterable {
  case title, sentence, machine, how, open, openOfMissing, instance, children, program, rule,
    limit, runs, state, value, most, firstPlan, reach, reachProven, wall, memory, integral,
    nodes, targets, target, measured, verdict, reached, missed, unmeasured, targetOpen,
    targetMissing, targetMemory, targetFaster, targetGrowth, targetFiles, table, tableNote,
    means, meansNote, set, soonest, profileNote, profileProblems, profileX, profileY, course,
    courseNote, secondsAxis, growth, growthNote, power, powerSpread, growthFirst, failures,
    failuresNote, lastWords, against, againstNote, before, now, by, byState, byOpen, byTime,
    byWall, better, same, worse, added, gone, overall, explainOpen, explainMissing,
    explainIntegral, explainTimes, explainOthers, explainMemory, notReachedOften, legend,
    version, running, there, noRow, noRuns, notWritten, ended, written, otherSuite
}

/// The words of benchmarks in one language.
public struct BenchText: Sendable {
  public let language: Language

  public init(_ language: Language) {
    self.language = language
  }

  public func say(_ word: BenchWord, _ values: [String: String] = [:]) -> String {
    Phrases(language).say(family: "bench", word.rawValue, values.mapValues { .text($0) })
  }

  /// How a run ended.
  public func state(_ state: String) -> String {
    Phrases(language).say(family: "bench state", state)
  }

  /// A figure with the mark of the language before its decimals.
  public func figure(_ figure: String) -> String {
    figure.replacing(".", with: Phrases(language).decimalMark)
  }

  /// A whole number with its thousands parted.
  public func number(_ number: Int) -> String { Phrases(language).number(number) }
}
