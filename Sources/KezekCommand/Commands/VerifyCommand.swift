import ArgumentParser
import Foundation
import Kezek
import PlanVerification
import Reporting
import ScenarioLoader

/// Judges a plan, whoever made it.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a plan against every condition, apart from the solver.",
    discussion: """
      PLAN is a plan.json, a folder that holds one, or any table like current.csv, which is \
      then judged in place of the scenario's own by the scenario's conditions, its fixed \
      decisions (keep) among them. What a plan.json says of itself (the score of each step, what \
      is unmet) is recomputed. Ends with 0 when every condition holds and all that is said is so, \
      1 when not.
      """)

  @Argument(help: "The scenario's folder.")
  var scenario: String

  @Argument(help: "The plan: plan.json, its folder, or a table like current.csv.")
  var plan: String

  @Flag(help: "Recompute the bound from the prices in proof.json beside the plan.")
  var bound = false

  @Flag(help: "Judge a plan that was made without the rows with errors, without them.")
  var leaveOutErrors = false

  @Flag(help: "Print JSON.")
  var json = false

  @Option(help: "The rule the plan was made under, where plan.json does not say.")
  var policy: String?

  @Option(help: "Changes that the plan was allowed, where plan.json does not say.")
  var change: ChangeRule?

  @OptionGroup var language: LanguageOption

  func run() throws {
    let input = try ScenarioInput(
      scenario, leaveOutErrors: leaveOutErrors, language: language.language, json: json)
    let source = try PlanSource(
      plan, input.scenario, scenario, language: language.language, json: json)
    let report = source.report
    let text = VerificationText(
      report, sessionCount: source.plan.sessions.count, courseCount: source.plan.courses.count,
      language: language.language)
    var members: [(String, JSONValue)] = [("verification", text.json)]
    if !json { try Console.print(text.lines().joined(separator: "\n"), language.language) }
    let claims = try ClaimInput(
      source, policy: policy, change: change, needsRule: bound, language: language.language)
    let said = CertificateOutput(claims, language: language.language)
    if let said {
      members.append(("certificate", said.json))
      if !json { try Console.print(said.lines.joined(separator: "\n"), language.language) }
    }
    var isConfirmed = said?.holds ?? true
    if bound, isConfirmed {
      let check = try BoundOutput(
        claims, planPath: plan, planDigest: source.digest, language: language.language,
        json: json)
      isConfirmed = check.holds
      members.append(("bounds", check.json))
      if !json, !check.lines.isEmpty {
        try Console.print(check.lines.joined(separator: "\n"), language.language)
      }
    }
    if json {
      try Console.print(
        JSONValue.object(members.map { JSONValue.Member($0.0, $0.1) }).line(), language.language)
    }
    if !report.holds || !isConfirmed { throw Exit.violated }
  }
}
