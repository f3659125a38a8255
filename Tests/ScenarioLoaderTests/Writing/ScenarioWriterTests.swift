import Kezek
import Testing

@testable import ScenarioLoader

@Suite struct ScenarioWriterTests {
  static let tiny = [
    "tiny/absence", "tiny/change", "tiny/continuity", "tiny/group", "tiny/kinds", "tiny/least",
    "tiny/parent", "tiny/pins", "tiny/quotas", "tiny/shortage", "tiny/step-free", "tiny/travel",
    "tiny/turn-spacing", "tiny/two-weeks",
  ]

  @Test(arguments: BundledScenariosTests.names + tiny, Language.allCases)
  func readsBackWhatItWrites(_ name: String, _ language: Language) throws {
    let first = ScenarioFolder(packageFolder + "/Scenarios/" + name).load()
    let scenario = try #require(first.scenario, "\(lines(first.findings))")
    let files = ScenarioWriter(scenario, language: language).files()
    let second = ScenarioTables(name: scenario.name, files: files).load()
    let again = try #require(second.scenario, "\(lines(second.findings))")
    expectSame(scenario, again)
  }

  @Test func readsBackWhatATestMakesUp() throws {
    let loaded = Self.unusual.load()
    let scenario = try #require(loaded.scenario, "\(lines(loaded.findings))")
    for language in Language.allCases {
      let files = ScenarioWriter(scenario, language: language).files()
      let second = ScenarioTables(name: scenario.name, files: files).load()
      let again = try #require(second.scenario, "\(lines(second.findings))")
      expectSame(scenario, again)
    }
  }

  /// Like children and rooms, tags, parts of weeks, quotas, settings that differ from defaults.
  static let unusual = Tables([
    "settings.csv": """
    key;value
    valid;01.09.2026 - 31.12.2026
    grid;Пн-Сб 8:00-18:00, перерыв 13:00-14:00, шаг 20
    weeks;2
    shift_1;Пн-Пт 8:00-12:00
    hours_are;занятия
    report_by;район
    max_travel;60
    holidays;16.12.2026, 25.10.2026 - 27.10.2026
    """,
    "children.csv": """
    child;born;category;language;lives;rural;shift;when;step_free;companion;status;count;family;until;район
    C-1;14.03.2021;редкая, речь;каз;Ыргыз;да;1;;лифт, тихая;место;;3;F-1;01.10.2026;Юг
    C-2;02.11.2015;;;Нура;;2;Пн-Ср 9:00-13:00 A, Пт;;ждёт;;;F-1;;Север
    C-3;02.11.2005;;;Нура;;;кроме Пн-Сб;;;отложено;;;;Юг; запад
    """.replacing("Юг; запад", with: "\"Юг; запад\""),
    "needs.csv": """
    child;service;times;least;form;minutes;group;site;priority;category;had;last
    C-1;логопед;2;2;;25;;Каб-1;5;слух;;
    C-2;психолог;1;;;;Г-1;;;;;
    C-1;психолог;1;;;;Г-1;;;;;
    C-2;оригами;3;;гр;;;;;;;
    C-3;реабилитация;2;;;;;;;;1;05.02.2026
    """,
    "services.csv": """
    service;per;minutes;form;group_min;group_max;age_gap;room;who;gap_days;age_from;age_to
    оригами;цикл;20 до 4, 40;любая;3;5;4;зал/кабинет, куратор;оба;2;3;18
    """,
    "specialists.csv": """
    specialist;services;hours;when;languages;categories;children;travels
    S-01;логопед, оригами;7:20;Каб-1 Пн-Чт 9:00-13:00 B, Каб-2 Пт 9:00-15:00;каз;слух;5;
    S-02;психолог;13,5;Пн-Пт 14:00-18:00;;;;да
    """,
    "sites.csv": """
    site;place;when;step_free;kind
    Каб-1;Ыргыз;;да;кабинет
    Каб-2;Нура;Пн-Пт 9:00-17:00;;
    Центр;Костанай;;;
    """,
    "rooms.csv": """
    room;site;kind;seats;step_free;when;count
    R-1;Каб-1;кабинет;4;нет;;2
    R-2;Каб-2;зал;;лифт, тихая;Пн 9:00-13:00;
    К;Каб-1;куратор;;;;2
    """,
    "travel.csv": "from;to;minutes\nЫргыз;Нура;40\nНура;Каб-1;45\nКостанай;Нура;90",
    "turns.csv": """
    turn;site;service;first_day;last_day;places;age_from;age_to;categories;step_free_places;companion;quota;reserved
    T-1;Центр;реабилитация;01.10.2026;21.10.2026;60;3;21;;6;место;Нура 5, район=Юг 3;село 20
    """,
    "current.csv": """
    child;service;specialist;site;week;day;start;turn;keep;room;minutes
    C-2;психолог;S-02;Каб-2;A;Пн;14:00;;;R-2;40
    C-1#2;логопед;S-01;;;;;;да;;
    C-3;реабилитация;;;;;;T-1;нет;;
    C-2;психолог;S-02;;B;Пт;14:20;;;R-1;
    """,
    "absences.csv": """
    who;from;to
    C-1;05.10.2026;09.10.2026
    S-01;05.10.2026;05.10.2026
    R-1;01.11.2026;30.11.2026
    Каб-2;02.12.2026;03.12.2026
    """,
  ])
}

/// Expects two scenarios to be the same but for digest, rows of the file and defaults in force.
func expectSame(_ left: Scenario, _ right: Scenario) {
  #expect(left.categories == right.categories)
  #expect(left.tags == right.tags)
  #expect(left.languages == right.languages)
  #expect(left.grid.open.memberCount == right.grid.open.memberCount)
  #expect(left.places == right.places)
  #expect(left.sites == right.sites)
  #expect(left.kinds == right.kinds)
  #expect(left.rooms == right.rooms)
  #expect(left.services == right.services)
  #expect(left.specialists == right.specialists)
  #expect(left.children == right.children)
  #expect(left.needs == right.needs)
  #expect(left.rosters == right.rosters)
  #expect(left.turns == right.turns)
  #expect(left.travel == right.travel)
  #expect(left.absences == right.absences)
  #expect(left.current.map(\.content) == right.current.map(\.content))
  #expect(left.current.map(\.keep) == right.current.map(\.keep))
  #expect(left.current.map(\.child) == right.current.map(\.child))
  #expect(left.roomsAreListed == right.roomsAreListed)
  let (one, other) = (left.settings, right.settings)
  #expect(one.term == other.term && one.holidays == other.holidays && one.noon == other.noon)
  #expect(one.daySessions == other.daySessions && one.dayMinutes == other.dayMinutes)
  #expect(one.maxTravel == other.maxTravel && one.courseWorth == other.courseWorth)
  #expect(one.reportBy == other.reportBy && one.hoursAre == other.hoursAre)
  #expect(one.data == other.data && one.asOf == other.asOf && one.seed == other.seed)
}
