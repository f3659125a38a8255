import Kezek

/// Rows over the time of one specialist, or of the units of a kind at a site: its open periods in parts,
/// and posts, of which every session of some length holds one.
struct Timeline: Sendable {
  private(set) var rows: [Row] = []
  /// By period: the part it is in; −1 where it is in none.
  private var partOfPeriod: [Int32]
  /// By period: which rows of posts have it.
  private var postsOfPeriod: [[Int32]]
  /// All that sessions take, each once.
  private(set) var takes: [Take] = []
  /// By length of sessions, in periods: for each start what a session takes, in `takes`.
  private var takesOfLength: [Int: [Int32]] = [:]

  struct Row: Sendable {
    /// Ascending.
    let periods: [Int]
    /// Units open in them, added up.
    let capacity: Double
  }

  /// So many periods of a row.
  struct Share: Sendable, Hashable {
    let row: Int
    let amount: Int
  }

  /// What a session takes.
  struct Take: Sendable, Hashable {
    /// How much of which parts, in order.
    let parts: [Share]
    /// How many posts of which rows, by row.
    let posts: [Share]
    /// One number for takes of the same parts.
    let number: Int
  }

  /// How open periods are put into parts.
  struct Division {
    /// Whether a part holds only periods that follow each other.
    let isInRuns: Bool
    /// Minutes of the clock at which parts end besides at noon; nil where only there.
    let minutes: Int?
  }

  /// Lengths of sessions beyond which no longer ones have posts, where time is in pieces.
  private static let mostLengths = 3

  /// No rows at all.
  init(_ scenario: Scenario) {
    let periods = scenario.grid.periodCount
    partOfPeriod = [Int32](repeating: -1, count: periods)
    postsOfPeriod = [[Int32]](repeating: [], count: periods)
  }

  /// - Parameters:
  ///   - lengths: of the sessions that take periods, in periods.
  ///   - units: open in a period.
  init(
    _ available: PeriodSet, _ lengths: Set<Int>, _ scenario: Scenario, _ division: Division,
    units: (Int) -> Int
  ) {
    self.init(scenario)
    for day in 0..<scenario.grid.dayCount {
      for half in [HalfDay.morning, .afternoon] {
        let capacity = HalfDayCapacity(available, day: day, half: half, in: scenario)
        let runs = division.isInRuns ? capacity.runs(in: scenario.grid) : [capacity]
        // Where time is in pieces, what is left over beside longer sessions counts, too.
        let isInPieces = division.minutes != nil || runs.count > 1
        let posted = lengths.sorted().prefix(isInPieces ? Self.mostLengths : 1)
        for run in runs {
          addParts(run.periods.members, scenario.grid, division, units)
          addPosts(run, posted, scenario.grid, units)
        }
      }
    }
    addTakes(lengths, scenario.grid)
  }

  private mutating func addTakes(_ lengths: Set<Int>, _ grid: TimeGrid) {
    var numbers: [[Share]: Int] = [:]
    var known: [Take: Int32] = [:]
    for length in lengths.sorted() {
      var ofStart = [Int32](repeating: -1, count: grid.periodCount)
      for start in 0..<grid.periodCount
      where grid.slot(of: start) + length <= grid.periodsPerDay {
        let parts = parts(start..<(start + length))
        if parts.isEmpty { continue }
        let number = numbers[parts] ?? numbers.count
        numbers[parts] = number
        let take = Take(
          parts: parts, posts: posts(start..<(start + length)), number: number)
        if known[take] == nil {
          known[take] = Int32(takes.count)
          takes.append(take)
        }
        ofStart[start] = known[take] ?? -1
      }
      takesOfLength[length] = ofStart
    }
  }

  /// For each start what a session of a length takes, in `takes`; −1 where it takes nothing.
  ///
  /// Empty for lengths that none has.
  func takes(ofLength length: Int) -> [Int32] { takesOfLength[length] ?? [] }

  private mutating func addParts(
    _ periods: [Int], _ grid: TimeGrid, _ division: Division, _ units: (Int) -> Int
  ) {
    var part: [Int] = []
    for period in periods {
      if let last = part.last, let minutes = division.minutes,
        grid.minute(of: last) / minutes != grid.minute(of: period) / minutes
      {
        addPart(part, units)
        part = []
      }
      part.append(period)
    }
    if !part.isEmpty { addPart(part, units) }
  }

  private mutating func addPart(_ periods: [Int], _ units: (Int) -> Int) {
    for period in periods { partOfPeriod[period] = Int32(rows.count) }
    add(periods, units)
  }

  private mutating func addPosts(
    _ run: HalfDayCapacity, _ lengths: ArraySlice<Int>, _ grid: TimeGrid, _ units: (Int) -> Int
  ) {
    var most = Int.max
    for length in lengths where length > 1 {
      let posts = run.posts(forSessionsOf: length, in: grid).members
      // So many follow from the minutes, or from shorter sessions.
      guard posts.count * length < run.periods.memberCount, posts.count < most, !posts.isEmpty
      else { continue }
      most = posts.count
      for period in posts { postsOfPeriod[period].append(Int32(rows.count)) }
      add(posts, units)
    }
  }

  private mutating func add(_ periods: [Int], _ units: (Int) -> Int) {
    rows.append(
      Row(periods: periods, capacity: Double(periods.reduce(0) { $0 + units($1) })))
  }

  /// How much of which parts a session takes, in order.
  func parts(_ session: Range<Int>) -> [Share] {
    var shares: [Share] = []
    for period in session {
      let part = Int(partOfPeriod[period])
      guard part >= 0 else { continue }
      if let last = shares.last, last.row == part {
        shares[shares.count - 1] = Share(row: part, amount: last.amount + 1)
      } else {
        shares.append(Share(row: part, amount: 1))
      }
    }
    return shares
  }

  /// How many posts of which rows a session holds, by row.
  func posts(_ session: Range<Int>) -> [Share] {
    var amounts: [(row: Int, amount: Int)] = []
    for period in session {
      for row in postsOfPeriod[period].lazy.map(Int.init) {
        if let place = amounts.firstIndex(where: { $0.row == row }) {
          amounts[place].amount += 1
        } else {
          amounts.append((row, 1))
        }
      }
    }
    return amounts.sorted { $0.row < $1.row }.map { Share(row: $0.row, amount: $0.amount) }
  }
}
