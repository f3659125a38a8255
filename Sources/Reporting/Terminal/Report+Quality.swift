import Kezek
import PlanVerification

extension Report {
  /// How good the plan is, in words: what is proven, what was checked, what the baselines break.
  func quality(seconds: Double? = nil) -> String {
    var sentences = [proof(seconds: seconds)]
    if let changesText { sentences.append(changesText) }
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
    for baseline in baselines {
      let plan = Phrases.Value.text(phrases.baseline(baseline.kind))
      let (sessions, courses) = (baseline.metrics.brokenSessions, baseline.metrics.brokenCourses)
      if sessions > 0 {
        let count = Phrases.Value.number(sessions)
        sentences.append(
          phrases.say("quality.baseline", ["plan": plan, "count": count]).capitalizedFirst)
      }
      if courses > 0 {
        let count = Phrases.Value.number(courses)
        sentences.append(
          phrases.say("quality.baseline courses", ["plan": plan, "count": count])
            .capitalizedFirst)
      }
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
    switch Improvement(tier) {
    case .unknown: return phrases.say("quality.unknown")
    case .gain(let missing, let value):
      let share = Phrases.Value.text(phrases.percentRoundedUp(missing, of: value))
      return isFirst
        ? phrases.say("quality.at most", ["share": share])
        : phrases.say("quality.next step", ["share": share])
    case .saving(let missing, let value):
      let share = Phrases.Value.text(phrases.percentRoundedUp(missing, of: value))
      let step = Phrases.Value.text(phrases.step(tier.name))
      return isFirst
        ? phrases.say("quality.saves at most", ["share": share, "step": step])
        : phrases.say("quality.next step saves", ["share": share, "step": step])
    }
  }
}

/// How much better than a plan another could be in one step of the rule, measured by what the plan
/// itself has: "no plan scores more than so much higher" is said of this plan, not of the bound.
enum Improvement: Sendable, Hashable {
  /// Not known, or with nothing to measure it by: the plan has 0.
  case unknown
  /// At most so much more of what counts for the rule; the second is what the plan has, over 0.
  case gain(Int, of: Int)
  /// At most so much less of what counts against it, as travel does; the second is what the plan
  /// has of it, over 0.
  case saving(Int, of: Int)

  init(_ tier: TierCertificate) {
    guard let bound = tier.bound, let missing = bound.minus(tier.value), missing >= 0 else {
      self = .unknown
      return
    }
    if tier.value > 0 {
      self = .gain(missing, of: tier.value)
    } else if tier.value < 0, tier.value > Int.min, bound <= 0 {
      self = .saving(missing, of: -tier.value)
    } else {
      self = .unknown
    }
  }
}

extension Phrases {
  /// What a step of a rule is called; one of the planner's own stands for itself.
  func step(_ name: String) -> String {
    if name.hasPrefix("owed course "), let number = Int(name.dropFirst(12)) {
      return say("step.owed course", ["number": .number(number)])
    }
    // A second step of one name carries a number.
    if name.hasSuffix(")"), let mark = name.lastIndex(of: "("), name[..<mark].hasSuffix(" ") {
      return step(String(name[..<mark].dropLast())) + " " + name[mark...]
    }
    let key = "step." + name
    return Catalogue.carried.sentence(key, in: language) == nil
      ? name : say(family: "step", name)
  }

  /// Seconds, or minutes where they are many.
  func seconds(_ seconds: Double) -> String {
    if seconds < 0.95 { return say("time.less than a second") }
    let whole = Int(seconds.rounded())
    if whole < 120 { return say("time.seconds", ["count": .number(whole)]) }
    return say("time.minutes", ["count": .number((whole + 30) / 60)])
  }

  /// A share in percent with one decimal, rounded up, so that "no more than" stays true.
  func percentRoundedUp(_ numerator: Int, of denominator: Int) -> String {
    let (product, overflow) = numerator.multipliedReportingOverflow(by: 1000)
    guard !overflow, denominator > 0, numerator >= 0 else {
      let tenths = (Double(numerator) * 1000 / Double(denominator)).rounded(.up)
      return self.tenths(Int(min(max(tenths, -9e9), 9e9))) + " %"
    }
    return tenths(product / denominator + (product % denominator == 0 ? 0 : 1)) + " %"
  }
}
