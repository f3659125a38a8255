import Kezek
import PlanVerification

extension Report {
  /// How good the plan is, in words: what is proven, what was checked, what the baselines break.
  func quality(seconds: Double? = nil) -> String {
    var sentences = [proof(seconds: seconds)]
    if let mostSessions, metrics.totals.sessions.denominator > 0 {
      sentences.append(
        phrases.say(
          "quality.sessions",
          [
            "most": .number(mostSessions), "asked": .number(metrics.totals.sessions.denominator),
          ]))
    }
    sentences.append(
      phrases.say(
        "quality.checked",
        [
          "families": .number(verification.checked.count),
          "broken": .number(verification.brokenFamilies.count),
        ]))
    for baseline in baselines where baseline.metrics.brokenSessions > 0 {
      sentences.append(
        phrases.say(
          "quality.baseline",
          [
            "plan": .text(phrases.baseline(baseline.kind)),
            "count": .number(baseline.metrics.brokenSessions),
          ]
        ).capitalizedFirst)
    }
    for baseline in baselines where baseline.kind == .queue && baseline.brokenPins > 0 {
      sentences.append(
        phrases.say(
          "quality.pins",
          [
            "plan": .text(phrases.baseline(baseline.kind)),
            "count": .number(baseline.brokenPins),
          ]
        ).capitalizedFirst)
    }
    return sentences.joined(separator: " ")
  }

  private func proof(seconds: Double?) -> String {
    let time = seconds.map { phrases.seconds($0) }
    guard let leading = certificate.leading, leading.status != .closed else {
      guard let time else { return phrases.say("quality.proven") }
      return phrases.say("quality.proven in", ["time": .text(time)])
    }
    let closed = certificate.tiers.prefix { $0.status == .closed }.count
    var sentences = [stopped(time)]
    if closed > 0 {
      sentences.append(
        phrases.say(
          "quality.first steps",
          ["closed": .number(closed), "all": .number(certificate.tiers.count)]))
    }
    sentences.append(remaining(leading, isFirst: closed == 0))
    return sentences.joined(separator: " ")
  }

  private func stopped(_ time: String?) -> String {
    let reason = phrases.say(family: "stopped", certificate.termination.rawValue)
    guard let time, certificate.termination != .simulated else { return reason + "." }
    return phrases.say("quality.after", ["reason": .text(reason), "time": .text(time)])
  }

  /// How much a plan could still be better: never in sessions, for the bound is on the rule's own
  /// count.
  private func remaining(_ tier: TierCertificate, isFirst: Bool) -> String {
    guard let bound = tier.bound, let missing = bound.minus(tier.value) else {
      return phrases.say("quality.unknown")
    }
    let share = phrases.percentRoundedUp(missing, of: max(1, abs(bound)))
    return isFirst
      ? phrases.say("quality.at most", ["share": .text(share)])
      : phrases.say("quality.next step", ["share": .text(share)])
  }
}

extension Phrases {
  /// Seconds, or minutes where they are many.
  func seconds(_ seconds: Double) -> String {
    if seconds < 0.95 { return say("time.less than a second") }
    let whole = Int(seconds.rounded())
    if whole < 120 { return say("time.seconds", ["count": .number(whole)]) }
    return say("time.minutes", ["count": .number((whole + 30) / 60)])
  }

  /// A share in percent with one decimal, rounded up, so that "no more than" stays true.
  func percentRoundedUp(_ numerator: Int, of denominator: Int) -> String {
    let tenths = (Double(numerator) * 1000 / Double(denominator)).rounded(.up)
    return self.tenths(Int(min(max(tenths, -9e9), 9e9))) + " %"
  }
}
