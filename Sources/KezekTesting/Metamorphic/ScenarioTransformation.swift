public import Kezek

/// A change of a scenario whose effect on the best plan is known without solving it.
public struct ScenarioTransformation: Sendable, CustomStringConvertible {
  public let name: String
  public let relation: OptimumRelation
  private let change: @Sendable (inout ScenarioDraft, inout SplitMix64) -> Bool

  /// - Parameter change: changes the draft, or returns false where it does not apply.
  init(
    _ name: String, _ relation: OptimumRelation,
    change: @escaping @Sendable (inout ScenarioDraft, inout SplitMix64) -> Bool
  ) {
    self.name = name
    self.relation = relation
    self.change = change
  }

  public var description: String { name }

  /// The changed scenario; nil where the change does not apply to it.
  ///
  /// - Throws: `ScenarioDefects`, which would be a defect of the transformation.
  public func apply(
    to scenario: Scenario, seed: UInt64 = 0
  ) throws(ScenarioDefects) -> Scenario? {
    var draft = ScenarioDraft(scenario)
    var random = SplitMix64(seed: seed)
    guard change(&draft, &random) else { return nil }
    return try draft.scenario()
  }

  /// All of them.
  public static let all: [ScenarioTransformation] = renamings + additions + restrictions

  /// The order of rows, names, and the hours of the clock mean nothing.
  public static let renamings: [ScenarioTransformation] = [
    permute("children in another order", \.children),
    permute("needs in another order", \.needs),
    permute("specialists in another order", \.specialists),
    permute("rooms in another order", \.rooms),
    permute("turns in another order", \.turns),
    ScenarioTransformation("children renamed", .equalButForTheLottery) { draft, _ in
      for child in draft.children.indices {
        draft.children[child].key = "N\(draft.children.count - child)"
        draft.children[child].rowKey = draft.children[child].key
      }
      return true
    },
    ScenarioTransformation("an hour later", .equal) { draft, _ in draft.shiftClock(by: 60) },
    ScenarioTransformation("a day later in the week", .equal) { draft, _ in draft.shiftDay() },
  ]

  /// More of something never makes the best worse.
  public static let additions: [ScenarioTransformation] = [
    ScenarioTransformation("a specialist has more hours to give", .notWorse) { draft, random in
      guard !draft.specialists.isEmpty else { return false }
      let position = random.integer(in: 0...(draft.specialists.count - 1))
      draft.specialists[position].contactMinutes += 60
      return true
    },
    ScenarioTransformation("a specialist has one child more", .notWorse) { draft, _ in
      let limited = draft.specialists.indices.filter { draft.specialists[$0].caseload != nil }
      for position in limited { draft.specialists[position].caseload? += 1 }
      return !limited.isEmpty
    },
    ScenarioTransformation("a specialist works one period more", .notWorse) { draft, random in
      draft.addPeriod(&random)
    },
    ScenarioTransformation("another specialist", .notWorse) { draft, random in
      guard let copied = draft.specialists.randomElement(using: &random) else { return false }
      draft.specialists.append(copied)
      draft.specialists[draft.specialists.count - 1].key = "S-new"
      return true
    },
    ScenarioTransformation("another room", .notWorse) { draft, random in
      guard let copied = draft.rooms.randomElement(using: &random) else { return false }
      draft.rooms.append(copied)
      draft.rooms[draft.rooms.count - 1].key = "R-new"
      return true
    },
    ScenarioTransformation("another place in every turn", .notWorse) { draft, _ in
      for turn in draft.turns.indices { draft.turns[turn].places += 1 }
      return !draft.turns.isEmpty
    },
  ]

  /// Less of something never makes the best better.
  public static let restrictions: [ScenarioTransformation] = [
    ScenarioTransformation("a period closed", .notBetter) { draft, random in
      guard let closed = draft.grid.open.members.randomElement(using: &random) else {
        return false
      }
      var open = draft.grid.open
      open.remove(closed)
      draft.setOpen(open)
      return true
    },
    ScenarioTransformation("every specialist has one child at most", .notBetter) { draft, _ in
      for position in draft.specialists.indices {
        draft.specialists[position].caseload = min(draft.specialists[position].caseload ?? 1, 1)
      }
      return true
    },
    ScenarioTransformation("every specialist has fewer hours", .notBetter) { draft, _ in
      for position in draft.specialists.indices {
        draft.specialists[position].contactMinutes = min(
          draft.specialists[position].contactMinutes - 30, 60)
        draft.specialists[position].contactMinutes = max(
          draft.specialists[position].contactMinutes, 0)
      }
      return true
    },
    ScenarioTransformation("one session of a child in a day", .notBetter) { draft, _ in
      draft.settings.daySessions = 1
      return true
    },
    ScenarioTransformation("a room fewer", .notBetter) { draft, random in
      guard !draft.rooms.isEmpty else { return false }
      var rest = ScenarioDraft.Selection(all: draft)
      rest.rooms.remove(at: random.integer(in: 0...(draft.rooms.count - 1)))
      draft = draft.selecting(rest)
      return true
    },
    ScenarioTransformation("a place fewer in every turn", .notBetter) { draft, _ in
      for turn in draft.turns.indices {
        draft.turns[turn].places = max(0, draft.turns[turn].places - 1)
      }
      return !draft.turns.isEmpty
    },
  ]

  private static func permute(
    _ name: String,
    _ part: any WritableKeyPath<ScenarioDraft.Selection, [Int]> & Sendable
  ) -> ScenarioTransformation {
    ScenarioTransformation(name, .equal) { draft, random in
      var order = ScenarioDraft.Selection(all: draft)
      guard order[keyPath: part].count > 1 else { return false }
      order[keyPath: part] = random.permutation(of: order[keyPath: part].count)
      draft = draft.selecting(order)
      return true
    }
  }
}
