public import Kezek

extension Violation {
  /// What exactly is broken: a stable code that the message catalogue has a sentence for.
  public enum Condition: String, Sendable, Hashable, CaseIterable, Codable {
    // continuity
    case severalGivers = "several givers"
    // session count
    case belowLeast = "below least"
    case aboveAsked = "above asked"
    case aboveWeekly = "above weekly"
    case coursesBelowLeast = "courses below least"
    // specialist overlap
    case specialistTwice = "specialist twice"
    // child overlap
    case childTwice = "child twice"
    case companionTwice = "companion twice"
    // daily load
    case sessionsInDay = "sessions in day"
    case minutesInDay = "minutes in day"
    case needTwiceInDay = "need twice in day"
    // session spacing
    case sessionsTooClose = "sessions too close"
    // availability
    case beyondCycle = "beyond cycle"
    case offTheGrid = "off the grid"
    case closedHours = "closed hours"
    case siteClosed = "site closed"
    case specialistAway = "specialist away"
    case roomClosed = "room closed"
    case childAway = "child away"
    // weekly hours
    case hoursExceeded = "hours exceeded"
    // caseload
    case caseloadExceeded = "caseload exceeded"
    // resource capacity
    case roomsMissing = "rooms missing"
    case roomsTooMany = "rooms too many"
    case roomOfOtherKind = "room of other kind"
    case roomAtOtherSite = "room at other site"
    case roomTwice = "room twice"
    case seatsExceeded = "seats exceeded"
    // accessibility
    case placeLacksTags = "place lacks tags"
    case turnLacksTags = "turn lacks tags"
    // qualification
    case serviceNotGiven = "service not given"
    case categoryNotCovered = "category not covered"
    // language
    case noCommonLanguage = "no common language"
    // travel limit
    case tooFar = "too far"
    // one place a day
    case childAtTwoPlaces = "child at two places"
    case noTimeBetweenSites = "no time between sites"
    case specialistAtTwoSites = "specialist at two sites"
    // group roster
    case groupOfSeveralSpecialists = "group of several specialists"
    case groupAtSeveralSites = "group at several sites"
    case groupInSeveralRooms = "group in several rooms"
    case groupLength = "group length"
    case groupTooSmall = "group too small"
    case groupTooLarge = "group too large"
    case groupAges = "group ages"
    case groupCategories = "group categories"
    case groupLanguages = "group languages"
    case memberMissing = "member missing"
    case notOnRoster = "not on roster"
    case rosterIncomplete = "roster incomplete"
    // places
    case placesExceeded = "places exceeded"
    case stepFreePlacesExceeded = "step-free places exceeded"
    // quotas
    case quotaExceeded = "quota exceeded"
    case reservedPlacesTaken = "reserved places taken"
    // turn eligibility
    case turnOfOtherService = "turn of other service"
    case ageOutsideTurn = "age outside turn"
    case profileNotAdmitted = "profile not admitted"
    case companionNotAdmitted = "companion not admitted"
    case conclusionEndsBefore = "conclusion ends before"
    // course spacing
    case coursesTooClose = "courses too close"
    case tooSoonAfterLast = "too soon after last"
    case turnsShareDates = "turns share dates"
    // entitlement
    case moreThanOwed = "more than owed"
    // absence
    case childAbsentForLong = "child absent for long"
    case specialistAbsentForLong = "specialist absent for long"
    case roomAbsentForLong = "room absent for long"
    case siteAbsentForLong = "site absent for long"
    case longTurn = "long turn"
    case childAbsentDuringTurn = "child absent during turn"
    case siteAbsentDuringTurn = "site absent during turn"
    // pins
    case mustStay = "must stay"
    case mustNotBe = "must not be"
    // admission
    case unknownReference = "unknown reference"
    case notAsked = "not asked"
    case notGivenInSessions = "not given in sessions"
    case notGivenInTurns = "not given in turns"
    case noConclusion = "no conclusion"
    case postponed
    case outsideServiceAges = "outside service ages"
    case otherSiteRequired = "other site required"
    case otherFormAsked = "other form asked"
    case notInItsGroup = "not in its group"
    case sessionLength = "session length"

    /// The family that the condition belongs to.
    public var family: ConstraintFamily {
      switch self {
      case .severalGivers: .continuity
      case .belowLeast, .aboveAsked, .aboveWeekly, .coursesBelowLeast: .sessionCount
      case .specialistTwice: .specialistOverlap
      case .childTwice, .companionTwice: .childOverlap
      case .sessionsInDay, .minutesInDay, .needTwiceInDay: .dailyLoad
      case .sessionsTooClose: .sessionSpacing
      case .beyondCycle, .offTheGrid, .closedHours, .siteClosed, .specialistAway, .roomClosed,
        .childAway:
        .availability
      case .hoursExceeded: .weeklyHours
      case .caseloadExceeded: .caseload
      case .roomsMissing, .roomsTooMany, .roomOfOtherKind, .roomAtOtherSite, .roomTwice,
        .seatsExceeded:
        .resourceCapacity
      case .placeLacksTags, .turnLacksTags: .accessibility
      case .serviceNotGiven, .categoryNotCovered: .qualification
      case .noCommonLanguage: .language
      case .tooFar: .travelLimit
      case .childAtTwoPlaces, .noTimeBetweenSites, .specialistAtTwoSites: .onePlaceADay
      case .groupOfSeveralSpecialists, .groupAtSeveralSites, .groupInSeveralRooms, .groupLength,
        .groupTooSmall, .groupTooLarge, .groupAges, .groupCategories, .groupLanguages,
        .memberMissing, .notOnRoster, .rosterIncomplete:
        .groupRoster
      case .placesExceeded, .stepFreePlacesExceeded: .places
      case .quotaExceeded, .reservedPlacesTaken: .quotas
      case .turnOfOtherService, .ageOutsideTurn, .profileNotAdmitted, .companionNotAdmitted,
        .conclusionEndsBefore:
        .turnEligibility
      case .coursesTooClose, .tooSoonAfterLast, .turnsShareDates: .courseSpacing
      case .moreThanOwed: .entitlement
      case .childAbsentForLong, .specialistAbsentForLong, .roomAbsentForLong, .siteAbsentForLong,
        .longTurn, .childAbsentDuringTurn, .siteAbsentDuringTurn:
        .absence
      case .mustStay, .mustNotBe: .pins
      case .unknownReference, .notAsked, .notGivenInSessions, .notGivenInTurns, .noConclusion,
        .postponed, .outsideServiceAges, .otherSiteRequired, .otherFormAsked, .notInItsGroup,
        .sessionLength:
        .admission
      }
    }
  }
}
