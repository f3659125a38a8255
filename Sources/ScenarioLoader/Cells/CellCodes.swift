import Kezek

/// The findings of single cells; the wording is in the message catalogue's `findings-cells.csv`.
///
/// `E` is an error, `W` a warning, `N` a note. A code is never used for another meaning.
enum CellCode: String, Sendable, Hashable, CaseIterable {
  // MARK: Any cell

  /// A part of the cell is not understood.
  case notUnderstood = "E300"
  /// A formula came as text.
  case formula = "E301"
  /// An error value of the spreadsheet, as `#REF!`.
  case spreadsheetError = "E302"
  /// A spreadsheet turned hours or a number into a date, as `9-13` into `сен.13`.
  case spreadsheetDate = "E303"
  /// A spreadsheet turned a number or a word into a date, where no hours belong.
  case dateForValue = "E307"
  /// The number of a day, as a spreadsheet stores a date.
  case serialDate = "E304"
  /// A long number shortened to powers of ten.
  case scientificNumber = "E305"
  /// A time stored as a share of a day.
  case serialTime = "E306"

  // MARK: Dates

  /// No date.
  case notADate = "E310"
  /// The calendar has no such day.
  case noSuchDay = "E311"
  /// A year of two digits in a range, or with other marks than points.
  case twoDigitYear = "E312"
  /// A year before 1900 or after 2100.
  case absurdYear = "E313"
  /// The last day lies before the first.
  case reversedDates = "E314"
  /// One date where a first and a last day belong.
  case oneDateForRange = "E315"
  /// A year of two digits in a date with points, which is read.
  case shortYear = "W316"

  // MARK: Numbers

  /// No number.
  case notANumber = "E320"
  /// A number with a part where a whole one belongs.
  case notWhole = "E321"
  /// A number that cannot be meant.
  case outOfRange = "E322"
  /// A number below nought where none can be.
  case negative = "E323"
  /// A mark that may part thousands or decimals, as `1,000`.
  case thousandsOrDecimals = "E324"
  /// Hours that are no whole minutes.
  case notWholeMinutes = "E325"

  // MARK: Words

  /// A word that the list of allowed words does not have.
  case unknownWord = "E330"
  /// Neither yes nor no.
  case notYesOrNo = "E331"
  /// A new word that is almost a known one.
  case almostKnownWord = "W332"
  /// A word twice in one list.
  case repeatedWord = "N333"
  /// A known word written with letters of another alphabet that look alike.
  case lookAlikeLetters = "N334"
  /// A spreadsheet's own truth value, as `ИСТИНА`.
  case spreadsheetBoolean = "N335"
  /// Several words where one belongs.
  case severalWords = "E336"
  /// A service that neither the catalogue nor `services.csv` has.
  case unknownService = "E337"

  // MARK: Times, minutes, quotas, grid

  /// No time of the day.
  case notATime = "E340"
  /// Hours that end before they begin.
  case reversedTimes = "E341"
  /// One time where a beginning and an end belong.
  case oneTimeForRange = "E342"
  /// Minutes by age that are not understood.
  case minutesByAge = "E345"
  /// Ages that do not ascend.
  case agesNotAscending = "E346"
  /// Minutes for some ages only.
  case noMinutesForOthers = "E347"
  /// Minutes and age written in the order of another language.
  case minutesAndAgeSwapped = "N348"
  /// A quota that is no word with a number.
  case quota = "E350"
  /// A quota for a place that no table names.
  case unknownPlace = "E351"
  /// A quota for a column that `report_by` does not list.
  case unknownColumn = "E352"
  /// A quota in percent.
  case percentQuota = "E353"
  /// A step that is none of 10, 15, 20 and 30 minutes.
  case gridStep = "E355"
  /// A grid without days.
  case gridWithoutDays = "E356"
  /// A grid without hours.
  case gridWithoutHours = "E357"
  /// A grid that nothing is left of.
  case gridEmpty = "E358"

  // MARK: Availability

  /// Hours to be agreed, as `по договорённости`.
  case byArrangement = "E360"
  /// Days of the month, as `1-я и 3-я среда`.
  case daysOfMonth = "E361"
  /// Days from a later to an earlier one, as `Пт-Пн`.
  case reversedDays = "E362"
  /// Three or more days joined by hyphens.
  case chainedDays = "E363"
  /// Hours before their days, as `9:00-13:00 Пн`.
  case hoursBeforeDays = "E364"
  /// The week stands before its days, or alone.
  case weekMisplaced = "E365"
  /// What `except` takes away can be read in two ways.
  case ambiguousExcept = "E366"
  /// `except` takes hours away from a day that the cell does not have.
  case exceptOfNothing = "E367"
  /// Week A or B where the settings say one week.
  case weekOfOneWeek = "E368"
  /// A site that has the name of a word of the grammar.
  case siteNamedLikeWord = "E369"
  /// A number that is no time.
  case loneNumber = "E370"
  /// *No* or *day off* where `except` belongs.
  case notAvailable = "E377"
  /// A site behind its days or hours, or without a comma before it.
  case siteMisplaced = "E378"
  /// Blocks without a site before blocks with one.
  case sitesInPart = "W379"
  /// `except` takes away what the cell does not have.
  case exceptChangesNothing = "N380"
  /// A week behind days without hours, which may or may not speak of the days before.
  case ambiguousWeek = "E381"
  /// A week that holds for days named before its own block.
  case sharedWeek = "N382"
  /// Nothing is left of the hours.
  case noTimeLeft = "W371"
  /// Hours outside the opening time.
  case outsideOpening = "N372"
  /// Blocks that overlap, merged.
  case overlappingBlocks = "N373"
  /// Every second week, taken as week A.
  case everySecondWeek = "N374"
  /// A day of the cell on which nothing is open.
  case closedDay = "N383"
  /// Minutes lost because a time is off the grid.
  case offTheGrid = "N375"
  /// A word before days that is no word of the grammar and no site.
  case unknownSite = "E384"
  /// A site without days and hours, taken as its whole opening.
  case bareSite = "N376"

  /// The code as findings have it.
  var code: Finding.Code { Finding.Code(rawValue) }

  /// The severity that the code's letter says.
  var severity: Finding.Severity {
    switch rawValue.first {
    case "W": .warning
    case "N": .note
    default: .error
    }
  }
}
