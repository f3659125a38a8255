import Kezek

/// Some children of a `PricingModel`, and what they may be given.
///
/// Flat arrays throughout: an *item* is what is chosen once (a weekly need; a need met by turns in
/// one calendar year), an *option* of a weekly item is a specialist, alone or in a group, and options
/// that may be held on the same half-days at the same cost share a *profile*. Of a child weekly items
/// come first; the courses of the others are chosen by *bundles* of items.
struct PricingPart: Sendable {
  let tierCount: Int
  /// By row of the part: its position in the model; rows are meant by their number here elsewhere.
  var rows: [Int] = []
  /// What a session of a slot takes, and what a child takes of a turn.
  var slotUses = RowUses()
  var turnUses = RowUses()
  /// What a number of meetings in found groups takes.
  var countUses = RowUses()
  /// By constant and tier: what a slot, an option or a course adds to the tier's value besides.
  var constants: [Double]
  var profiles: [Profile] = []
  var spacings: [DaySpacing] = []
  /// By day of a profile: its slots.
  var days: [Day] = []
  var slots: [Slot] = []
  var options: [Option] = []
  var items: [Item] = []
  var bundles: [Bundle] = []
  var courses: [Course] = []
  var diagrams: [CourseDiagram] = []
  /// By item and count, then by tier: what so many are worth.
  var values: [Double] = []
  /// Items of the part's child c: `firstItem[c]..<firstItem[c + 1]`.
  var firstItem: [Int] = [0]
  /// Bundles of child c: `firstBundle[c]..<firstBundle[c + 1]`.
  var firstBundle: [Int] = [0]
  /// Accounts over several items of child c: `firstAccount[c]..<firstAccount[c + 1]`.
  var firstAccount: [Int] = [0]
  var accounts: [SharedAccount] = []
  var accountValues: [Double] = []
  /// By item of the account's child: whether the account counts it.
  var accountTouches: [Bool] = []
  /// By child: whether it could have a long course, or weekly sessions instead.
  var choosesLongTurns: [Bool] = []
  /// By child: what its days hold; nil where they hold all that it could have.
  var loads: [Load?] = []
  /// By item of a load's child: what one session takes of it.
  var loadAmounts: [Int] = []
  /// The most sessions that count with any profile.
  var mostCount = 1
  /// By child: its days at one place each; nil where they are not told apart.
  ///
  /// Where ways cost something, each day on which the child goes anywhere costs its way.
  var layouts: [DayLayout?] = []
  var layoutsWithWays: [DayLayout?] = []
  /// By item: whether the layouts of its child have it.
  var isPlaced: [Bool] = []
  /// Of the layouts: by block, minutes one way; by item; by class, where its map starts; by option,
  /// its class.
  var layoutWays: [Double] = []
  var layoutItems: [DayLayout.Item] = []
  var layoutMaps: [Int] = []
  var layoutClasses: [Int] = []
  var dayTables: [DayTable] = []
  /// Maps, each by assignment: the days on which a class of options may be held, a bit for each of
  /// the child's.
  var dayMaps: [UInt16] = []
  /// Maps, each by days of a child, a bit each: those of them that a profile has, a bit for each of
  /// its own.
  var ownDays: [UInt16] = []
  /// By option: where its map in `ownDays` starts; −1 where its child has no layout.
  var ownDaysOfOption: [Int32] = []
  /// By child: its weekly needs whose days are chosen together; nil where they are not.
  var dayBundles: [DayBundle?] = []
  var dayDiagrams: [DayDiagram] = []
  /// By item: whether its days are chosen together with others.
  var isBundled: [Bool] = []
  var bundledItems: [BundledItem] = []
  var bundledOptions: [BundledOption] = []
  /// Of bundled options: numbers of choices; and days of their profiles by day of a choice, −1 where a
  /// profile has none.
  var optionChoices: [Int32] = []
  var optionDays: [Int32] = []
  /// Of bundles, by choice: its days, a bit for each of the child's.
  var choiceDays: [UInt16] = []

  var childCount: Int { firstItem.count - 1 }

  /// Half-days that cost the same, day by day, for `share`-th of a session each.
  struct Profile: Sendable {
    /// Positions in `days`, ascending by day of the cycle.
    let days: Range<Int>
    /// 1 over the members among whom a meeting's cost is divided.
    let share: Double
    let mostInWeek: Int
    /// The most sessions that count.
    let most: Int
    /// Position in `spacings` of the days between; −1 where days may follow each other.
    let spacing: Int
  }

  struct Day: Sendable {
    let week: Int
    let slots: Range<Int>
  }

  struct Slot: Sendable, Hashable {
    /// Position in `slotUses`.
    let use: Int
    let constant: Int
  }

  struct Option: Sendable {
    let profile: Int
    let hoursRow: Int
    let hoursAmount: Double
    /// −1 where the specialist has no limit.
    let caseloadRow: Int
    let caseloadAmount: Double
    let constant: Int
    let counts: ClosedRange<Int>
    /// Position in `countUses` of the least count; −1 where numbers take nothing themselves.
    let firstCountUse: Int
  }

  struct Item: Sendable {
    let need: Need.ID
    /// Calendar year of courses; nil for sessions, and for an appointment.
    let year: Int?
    /// Positions in `options`; none of a need met by turns.
    let choices: Range<Int>
    let isWeekly: Bool
    /// Sessions or courses that may be given; 0 is always possible where no course must stay.
    let counts: ClosedRange<Int>
    /// The place of count 0 in `values`.
    let firstValue: Int
  }

  /// Items of a child whose courses are chosen together.
  struct Bundle: Sendable {
    let items: Range<Int>
    /// Positions in `courses` of those of its one item that must stay: every way has them.
    let pinned: Range<Int>
    /// Positions in `courses`, in the order of the diagram.
    let courses: Range<Int>
    /// Position in `diagrams`.
    let diagram: Int
  }

  /// Weekly items of a child whose days are chosen together.
  struct DayBundle: Sendable {
    /// Positions in `bundledItems`, in the order of the diagram.
    let items: Range<Int>
    /// In `choiceDays`.
    let choices: Range<Int>
    /// In `optionChoices`: those of all its options.
    let entries: Range<Int>
    /// Position in `dayDiagrams`.
    let diagram: Int
  }

  struct BundledItem: Sendable {
    /// Position in `items`.
    let item: Int
    /// Positions in `bundledOptions`.
    let options: Range<Int>
    /// Its choices, among those of the bundle.
    let choices: Range<Int>
  }

  struct BundledOption: Sendable {
    /// Position in `options`.
    let option: Int
    /// Positions in `optionChoices`: which of the bundle's choices it may have.
    let choices: Range<Int>
    /// Where its days in `optionDays` start.
    let firstDay: Int
  }

  struct Course: Sendable {
    /// Position in `turnUses`.
    let use: Int
    let constant: Int
    /// Whether it lasts over half of the term, so that its child has no weekly sessions beside it.
    let isLong: Bool
  }

  /// A value table over what several items of one child give together.
  struct SharedAccount: Sendable {
    let tier: Int
    /// In `accountTouches`: where its child's items start.
    let touches: Int
    /// Whether an item counts once, however much of it is given.
    let countsServed: Bool
    /// Positions in `accountValues`: the value by what is given, from 0; the last holds beyond.
    let values: Range<Int>
  }

  /// The most that a child's own days hold of its items together (`ChildLoad`).
  struct Load: Sendable {
    /// In `loadAmounts`: where its child's items start.
    let first: Int
    let most: Int
  }

  func value(_ tier: Int, _ place: Int) -> Double { values[place * tierCount + tier] }
}
