import Kezek

/// The findings of files, headers and whole tables; those of single cells are `CellCode`.
///
/// `E` is an error, `W` a warning, `N` a note. A code is never used for another meaning; the wording
/// is in the message catalogue.
enum LoaderCode: String, Sendable, Hashable, CaseIterable {
  // MARK: Files and text

  /// A defect of Kezek: the parts of a scenario do not fit together.
  case partsDoNotFit = "E199"
  /// The folder is not there or cannot be listed.
  case noFolder = "E100"
  /// A table that is needed is missing.
  case missingFile = "E101"
  /// Neither a file nor a link to one.
  case notRegularFile = "E102"
  /// A link leads out of the scenario's folder.
  case outsideFolder = "E103"
  /// A file above the size limit.
  case tooLarge = "E104"
  case unreadableFile = "E105"
  /// Two files for one table, or two of settings.
  case twoFiles = "E106"
  case nul = "E107"
  case notText = "E108"
  /// Letters lost in an encoding without Kazakh letters.
  case lettersLost = "E109"
  /// Read as Windows-1251.
  case windows1251 = "N110"
  case unclosedQuote = "E111"
  case innerQuote = "E112"
  case plainQuote = "N113"
  case tooManyColumns = "E114"
  case tooManyRows = "E115"
  case personalNumber = "E116"
  case yamlUnreadable = "E117"
  case yamlAlias = "E118"
  case yamlTooDeep = "E119"
  case yamlNotKeys = "E120"
  /// A file that looks like a table of another name or format.
  case fileNotRead = "W121"
  /// A control character in a cell.
  case control = "E122"
  /// A cell with more characters than are read.
  case longCell = "E123"
  /// A workbook under the name of a text.
  case workbook = "E124"

  // MARK: Headers and rows

  case noHeader = "E201"
  case titleRows = "N202"
  case duplicateHeader = "E203"
  case headerTypo = "E204"
  case unknownColumn = "N205"
  case missingColumn = "E206"
  case extraCells = "E207"
  case shortRow = "N208"
  case emptyRows = "N209"
  case totalRow = "N210"
  case filledFromAbove = "N211"
  case exampleRow = "W212"
  case headerLookAlike = "N213"
  /// Cells in a column without a header.
  case namelessColumn = "W214"
  /// A column of names outside `names.csv`.
  case nameColumn = "W215"
  case noRows = "E216"
  /// A column that `report_by` lists and the table lacks.
  case reportColumnMissing = "E217"
  case emptyCell = "E220"

  /// An id with the sign that tells like children apart.
  case reservedSign = "E221"

  // MARK: Ids and what refers to them

  case duplicateId = "E401"
  case unknownId = "E402"
  /// A number that lost its leading zeros.
  case lostZeros = "E403"
  /// Written with letters of another alphabet; read as one.
  case lookAlikeId = "W404"
  /// Two names that may be one.
  case perhapsSame = "W405"
  /// A name that one table alone has.
  case nameInOneTable = "N406"
  /// An absence of an id that several tables have.
  case ambiguousWho = "E407"
  /// Equal but for letter case or spaces; read as one.
  case differentCase = "N409"
  /// A name of somebody who is no child of the scenario.
  case nameOfNobody = "W420"
  case unknownTravelEnd = "N413"
  case tooManyWords = "E414"
  /// A service that is asked for and that nobody gives.
  case nobodyGives = "W415"
  case unknownKind = "E416"
  case noRoomOfKind = "W417"
  /// A site that the hours of specialists alone name.
  case siteByHoursOnly = "N419"
  /// Two ids of one table that look the same.
  case lookAlikeDuplicate = "E418"

  // MARK: Settings

  case settingMissing = "E501"
  case unknownSetting = "E502"
  case duplicateSetting = "E503"
  case twoWeeks = "N505"
  case holidayOutsideTerm = "N512"
  /// A date that is read day first, though another can only be month first.
  case monthFirst = "E544"
  /// Dates that may be day first or month first, and nothing shows which.
  case dayOrMonthFirst = "W545"
  /// The day that the tables describe lies far from the term.
  case absurdAsOf = "W546"

  // MARK: Children and needs

  case bornAfterTerm = "E506"
  case absurdAge = "E507"
  case noShift = "N508"
  case noLanguage = "N509"
  case sinceInFuture = "W510"
  /// An application before the birth.
  case sinceBeforeBirth = "E547"
  case dateOutsideTerm = "E511"
  case leastAboveTimes = "E513"
  case tooManyTimes = "E514"
  case moreThanPossible = "N515"
  case duplicateNeed = "E516"
  case groupYetIndividual = "E517"
  case timesOfAppointment = "N518"
  case asksNothing = "N519"

  // MARK: Services, sites, rooms, specialists

  case groupSizeReversed = "E534"
  case agesReversed = "E525"
  case noRooms = "W527"
  case noTravel = "W528"
  /// Rooms are listed, and no service takes one.
  case roomsUnused = "W542"
  /// Children who ask for nothing.
  case childrenWithoutNeeds = "N541"
  case unlistedPairs = "W529"
  case travelContradicts = "E530"
  case travelRepeated = "N531"
  case siteInSomeBlocks = "E532"
  case noTimeBetweenSites = "E533"
  /// Hours at two places that overlap.
  case atTwoSitesAtOnce = "E548"
  case moreHoursThanAvailable = "N535"
  case servicesByTurns = "N539"

  // MARK: Turns

  case datesReversed = "E520"
  case weeklyServiceByTurn = "E521"
  case stepFreeAbovePlaces = "E522"
  case reservedAbovePlaces = "E523"
  case quotaAbovePlaces = "N524"
  case noTurnOfService = "W526"
  case turnEndsAfterTerm = "W536"

  // MARK: Today's plan and pins

  case neitherSpecialistNorTurn = "E601"
  case specialistAndTurn = "E602"
  case dayWithoutStart = "E603"
  case startOffGrid = "W604"
  case specialistLacksService = "W605"
  case noSuchNeed = "W606"
  /// Two sessions of one specialist at one time that cannot be one group.
  case specialistClash = "W607"
  case childClash = "W608"
  case outsideSpecialistHours = "W609"
  case outsideChildHours = "W610"

  // MARK: Contradictory pins, the smallest set of them in the rows

  case pinStartOffGrid = "E620"
  case pinLacksService = "E621"
  case pinWithoutNeed = "E622"
  case pinsOfSpecialistClash = "E623"
  case pinsOfChildClash = "E624"
  case pinOutsideSpecialistHours = "E625"
  case pinOutsideChildHours = "E626"
  case pinsAtTwoPlaces = "E627"
  case pinsAboveAsked = "E628"
  case pinsAboveHours = "E629"
  case pinsAboveCaseload = "E630"
  case pinsOfTwoSpecialists = "E631"
  case pinKeptAndForbidden = "E632"
  case pinOfBarredChild = "E633"
  case pinsAboveDay = "E634"
  case pinTurnOfOtherService = "E635"
  case pinsOfTurnsOverlap = "E636"
  case pinsAbovePlaces = "E637"
  /// Found by a solver alone.
  case pinsContradict = "E638"
  /// One pin that a solver alone finds impossible.
  case pinImpossible = "E640"
  case pinWithoutLanguage = "E641"
  case pinOutsideCategories = "E642"
  case pinWithoutPapers = "E643"
  case pinOfAbsent = "E644"
  case pinOutsideAges = "E645"
  case pinAtOtherSite = "E646"
  case pinTooFar = "E647"
  /// No room or site has what the child and the service need.
  case pinWithoutRoom = "E648"
  /// Sessions or courses of one need that lie closer than `gap_days`.
  case pinsTooClose = "E649"
  /// A course too soon after the last one had.
  case pinTooSoon = "E650"
  /// More meetings at once than there are rooms.
  case pinsAboveRooms = "E651"
  /// Said only where rows are left out.
  case leftOutWithAnother = "N639"

  // MARK: Policy files

  case policyUnknownKey = "E701"
  case policyUnknownMeasure = "E702"
  case policyBadWeight = "E703"
  case policyWithoutTiers = "E704"
  case policyMalformed = "E705"
  case policyBadTolerance = "E706"
  case policyUnknownRule = "E707"

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
