import Kezek
import Testing

@testable import ScenarioLoader

@Suite struct BuildingTests {
  private func scenario(_ files: [String: String]) throws -> Scenario {
    let loaded = Tables(files).load()
    return try #require(loaded.scenario, "\(lines(loaded.findings))")
  }

  // MARK: Children

  @Test func readsAChild() throws {
    let scenario = try scenario([
      "settings.csv": "key;value\nvalid;01.09.2026 - 31.12.2026\nreport_by;район, пол",
      "children.csv": """
      ребёнок;дата рождения;категория;язык;живёт;село;смена;когда;без ступеней;сопровождение;дата заявления;статус;семья;заключение до;пол;район
      C-001;01.09.2021;моторика, речь;қазақша;Ыргыз;иә;;;пандус, тихая;место;12.01.2026;;F-9;30.11.2026;ж;Юг
      C-002;02.09.2015;;;;;2;кроме Пн;;ждёт;;нет ПМПК;;;;
      """,
    ])
    let child = scenario.children[0]
    #expect(child.age == 5)
    #expect(scenario.categories.words(of: child.categories) == ["speech", "motor"])
    #expect(scenario.languages.words(of: child.languages) == ["kk"])
    #expect(scenario.tags.words(of: child.tags) == ["step-free", "quiet"])
    #expect(child.lives.map { scenario.places[$0].key } == "Ыргыз")
    #expect(child.isRural && child.shift == nil && child.companion == .seat)
    #expect(child.since.dotted == "12.01.2026" && child.conclusionUntil?.dotted == "30.11.2026")
    #expect(child.family == "F-9" && child.attributes == ["Юг", "ж"])
    #expect(child.hours == Hours(anywhere: scenario.grid.open))
    let other = scenario.children[1]
    #expect(other.age == 10 && other.status == .noConclusion && other.companion == .waits)
    #expect(other.languages.isEmpty && other.categories.isEmpty && other.lives == nil)
    #expect(other.since == scenario.settings.asOf && other.attributes == ["", ""])
    // Monday is taken off, and the second shift from 13:30 on.
    let grid = scenario.grid
    #expect(grid.minutes(of: other.hours.anywhere, day: 0).isEmpty)
    #expect(grid.minutes(of: other.hours.anywhere, day: 1).spans == [510..<810])
  }

  @Test func makesLikeChildrenOfACount() throws {
    let scenario = try scenario([
      "children.csv": "child;born;language;count\nC-2;14.03.2021;каз;3\nC-1;02.11.2020;рус;",
      "needs.csv": "child;service;times\nC-2;логопед;3\nC-1;психолог;2",
      "absences.csv": "who;from;to\nC-2;05.10.2026;06.10.2026\nC-2#3;07.10.2026;08.10.2026",
      "current.csv": "child;service;specialist\nC-2;логопед;S-01\nC-2#1;логопед;S-01",
    ])
    #expect(scenario.children.map(\.key) == ["C-1", "C-2#1", "C-2#2", "C-2#3"])
    #expect(scenario.children.map(\.rowKey) == ["C-1", "C-2", "C-2", "C-2"])
    #expect(scenario.needs.count == 4)
    #expect(scenario.absences.count == 4)
    // In an order that the rows of the file do not decide.
    #expect(scenario.current.map(\.child.index) == [1, 1, 2, 3])
  }

  @Test func orderOfRowsDoesNotMatter() throws {
    let first = try scenario(ScenarioWriterTests.unusual.files)
    let turned = ScenarioWriterTests.unusual.files.mapValues { text in
      let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
      return ([rows[0]] + rows.dropFirst().reversed()).joined(separator: "\n")
    }
    let second = try scenario(turned)
    #expect(first.children == second.children && first.needs == second.needs)
    #expect(first.specialists == second.specialists && first.rooms == second.rooms)
    #expect(first.sites == second.sites && first.places == second.places)
    #expect(first.services == second.services && first.turns == second.turns)
    #expect(first.rosters == second.rosters && first.kinds == second.kinds)
    #expect(first.categories == second.categories && first.travel == second.travel)
    #expect(first.digest != second.digest)
  }

  // MARK: Needs

  @Test func countsWhatANeedAsks() throws {
    let scenario = try scenario([
      "settings.csv": "key;value\nvalid;01.09.2026 - 31.12.2026\nweeks;2",
      "services.csv": "service;per;minutes;form\nоригами;цикл;25;любая\nарт;неделя;;",
      "specialists.csv": "specialist;services;hours;when\nS;логопед, оригами, арт, психолог;20;",
      "needs.csv": """
      child;service;times;least;form;minutes;priority;category;had;last
      C-001;логопед;3;4;;;2;слух;;
      C-001;оригами;3;;гр;;;;;
      C-001;арт;1;;;55;;;;
      C-002;логопед;1;;инд;;;;;
      C-002;реабилитация;2;;;;;;1;05.02.2026
      C-002;ПМПК;1;;;;;;;
      """,
    ])
    func need(_ child: Int, _ service: String) throws -> Need {
      try #require(
        scenario.needs.first {
          $0.child.index == child && scenario.services[$0.service].key == service
        })
    }
    let speech = try need(0, "speech therapist")
    #expect(speech.asked == 6 && speech.mostInWeek == 3 && speech.least == 4)
    #expect(speech.form == .any && speech.minutes == 30 && speech.priority == 2)
    #expect(scenario.categories.words(of: speech.categories) == ["hearing"])
    let origami = try need(0, "оригами")
    #expect(origami.asked == 3 && origami.mostInWeek == 3 && origami.form == .group)
    #expect(
      origami.minutes == 25 && scenario.categories.words(of: origami.categories) == ["speech"])
    let art = try need(0, "арт")
    #expect(art.asked == 2 && art.form == .individual && art.minutes == 55)
    #expect(try need(1, "speech therapist").minutes == 40)
    let course = try need(1, "rehabilitation")
    #expect(course.asked == 2 && course.minutes == 0 && course.had == 1)
    #expect(course.last?.dotted == "05.02.2026")
    #expect(try need(1, "PMPC").asked == 1)
    #expect(
      scenario.services.map(\.key).prefix(3) == [
        "psychologist", "speech therapist", "rehabilitation",
      ])
  }

  @Test func makesARosterOfAName() throws {
    let scenario = try scenario([
      "needs.csv": """
      child;service;times;group
      C-001;психолог;1;Г-1
      C-002;психолог;2;Г-1
      C-002;логопед;2;Г-1
      """
    ])
    #expect(scenario.rosters.map(\.key) == ["Г-1", "Г-1"])
    #expect(scenario.rosters.map(\.members.count) == [2, 1])
    #expect(scenario.needs.allSatisfy { $0.form == .group && $0.roster != nil })
  }

  // MARK: Services

  @Test func putsATableOverTheBuiltInRows() throws {
    let scenario = try scenario([
      "services.csv": """
      service;per;minutes;group_max;who;gap_days
      психолог;;50;;оба;
      логопед;;;6;;2
      """
    ])
    let psychologist = scenario.services[0]
    #expect(psychologist.minutes == [Service.MinutesByAge(under: nil, minutes: 50)])
    #expect(
      psychologist.who == .both && psychologist.groupSize == 2...4 && psychologist.ageGap == 2)
    let speech = scenario.services[1]
    #expect(speech.minutes.map(\.minutes) == [20, 30, 40] && speech.groupSize == 2...6)
    #expect(speech.gapDays == 2 && speech.form == .any)
  }

  @Test func knowsWhichKindsArePlaces() throws {
    let scenario = try scenario([
      "services.csv": "service;room\nлогопед;кабинет/зал, куратор, проектор\nпсихолог;бассейн",
      "rooms.csv": """
      room;site;kind;seats
      R-1;Ыргыз;кабинет;
      R-2;Ыргыз;куратор;
      R-3;Ыргыз;проектор;
      R-4;Ыргыз;Бассейн;
      R-5;Ыргыз;зал;
      """,
    ])
    let isPlace = Dictionary(uniqueKeysWithValues: scenario.kinds.map { ($0.key, $0.isPlace) })
    #expect(
      isPlace
        == ["cabinet": true, "hall": true, "curator": false, "бассейн": true, "проектор": false])
    let speech = try #require(scenario.services.first { $0.key == "speech therapist" })
    #expect(
      speech.kinds.map { $0.map { scenario.kinds[$0].key } }
        == [["cabinet", "hall"], ["curator"], ["проектор"]])
  }

  // MARK: Sites, rooms, specialists

  @Test func findsSitesWithoutATableOfThem() throws {
    let scenario = try scenario([
      "specialists.csv": """
      specialist;services;hours;when;travels
      S-01;логопед;16;Ыргыз Пн-Чт 9:00-13:00, Нура Пт 9:00-15:00;
      S-02;психолог;13,5;Пн-Пт 14:00-18:00;да
      S-03;психолог;13,5;Пн-Пт 14:00-18:00;
      """
    ])
    #expect(scenario.sites.map(\.key) == ["Нура", "Ыргыз"])
    #expect(scenario.places.map(\.key) == ["Нура", "Ыргыз"])
    #expect(scenario.specialists.map(\.siteChoice) == [.given, .eachDay, .once])
    let alone = try self.scenario([:])
    #expect(alone.sites.map(\.key) == ["site"])
    #expect(alone.specialists.map(\.siteChoice) == [.given, .given])
  }

  @Test func givesRoomsTheTagsAndHoursOfTheirSite() throws {
    let scenario = try scenario(ScenarioWriterTests.unusual.files)
    let tags = scenario.rooms.map { scenario.tags.words(of: $0.tags) }
    #expect(scenario.rooms.map(\.key) == ["R-1#1", "R-1#2", "R-2", "К#1", "К#2"])
    #expect(tags == [[], [], ["step-free", "quiet", "lift"], ["step-free"], ["step-free"]])
    #expect(scenario.rooms[2].opening.memberCount == 24)
    #expect(scenario.children[0].tags != scenario.rooms[2].tags)
    #expect(scenario.tags.words(of: scenario.children[0].tags) == ["quiet", "lift"])
    #expect(scenario.specialists[0].contactMinutes == 880)
  }

  @Test func readsTurnsWithTheirDefaults() throws {
    let scenario = try scenario([
      "sites.csv": "site;place;step_free\nЦ-1;Ыргыз;лифт\nЦ-2;Ыргыз;",
      "needs.csv": "child;service;times\nC-001;реабилитация;2\nC-002;реабилитация;2",
      "turns.csv": """
      turn;site;service;first_day;last_day;places;age_from;companion;quota;reserved
      T-2;Ц-2;реабилитация;01.10.2026;21.10.2026;60;;;;
      T-1;Ц-1;реабилитация;01.11.2026;21.11.2026;50;3;нет;Нура 5, ауыл 7;село 20
      """,
    ])
    #expect(scenario.turns.map(\.key) == ["T-1", "T-2"])
    #expect(scenario.turns.map(\.stepFreePlaces) == [50, 0])
    #expect(scenario.turns.map(\.companion) == [.refused, .free])
    let nura = try #require(scenario.places.firstIndex { $0.key == "Нура" })
    #expect(
      scenario.turns[0].quotas == [
        Turn.Quota(population: .lives(Place.ID(nura)), children: 5),
        Turn.Quota(population: .village, children: 7),
      ])
    #expect(scenario.turns[0].reserved == [Turn.Quota(population: .village, children: 20)])
  }

  // MARK: Settings

  @Test func readsYamlAsItReadsATable() throws {
    var tables = Tables([
      "scenario.yaml": """
      # settings
      срок: 01.09.2026 - 31.12.2026
      grid: Пн-Пт 9:00-18:00, шаг 20
      noon: 12:00
      holidays: [16.12.2026, 25.10.2026 - 26.10.2026]
      data: условные
      max_travel: ~
      """
    ])
    tables.files["settings.csv"] = nil
    let loaded = tables.load()
    let scenario = try #require(loaded.scenario, "\(lines(loaded.findings))")
    #expect(scenario.settings.noon == 720 && scenario.settings.data == .synthetic)
    #expect(scenario.settings.holidays.count == 2 && scenario.grid.step == 20)
    #expect(scenario.settings.maxTravel == nil)
    #expect(
      scenario.settings.defaultsInForce == [
        "weeks", "shift_1", "shift_2", "day_sessions", "day_minutes", "max_travel",
        "course_worth", "report_by", "seed", "hours_are", "as_of",
      ])
    #expect(scenario.settings.asOf.dotted == "31.08.2026")
    #expect(scenario.digest != Tables().load().scenario?.digest)
  }

  @Test func makesTwoWeeksOfEverySecondWeek() throws {
    let files = [
      "specialists.csv": """
      specialist;services;hours;when
      S-01;логопед;6;Пн-Чт 9:00-13:00 через неделю
      S-02;психолог;13,5;Пн-Пт 14:00-18:00
      """
    ]
    let loaded = Tables(files).load()
    #expect(loaded.scenario?.grid.weeks == 2)
    #expect(loaded.codes.contains("N505") && loaded.codes.contains("N374"))
    let settled = files.merging(
      ["settings.csv": "key;value\nvalid;01.09.2026 - 31.12.2026\nweeks;1"],
      uniquingKeysWith: { $1 })
    #expect(Tables(settled).load().codes.contains("E368"))
  }

  @Test func digestIsOfNamesAndBytes() throws {
    let first = try scenario([:])
    let again = try scenario([:])
    #expect(first.digest == again.digest && first.digest.count == 64)
    let other = try scenario(["absences.csv": "who;from;to"])
    #expect(first.digest != other.digest)
    // Names are no part of it, since they are not read.
    let named = try scenario(["names.csv": "child;name\nC-001;А. Б."])
    #expect(first.digest == named.digest)
  }

  @Test func readsNamesOnlyWhenAsked() {
    let tables = Tables(["names.csv": "child;name\nC-001;Айгүл\nC-002;Иван"])
    #expect(tables.load().names.isEmpty)
    let loaded = tables.load(readNames: true)
    #expect(loaded.names == ["C-001": "Айгүл", "C-002": "Иван"])
    #expect(loaded.scenario != nil)
  }

  @Test func readsHeadersInThreeLanguagesAndAnyCase() throws {
    let expected = try scenario([:])
    for language in Language.allCases {
      var files = Tables().files
      for kind in [TableKind.children, .needs, .specialists, .settings] {
        let text = files[kind.fileName] ?? ""
        let rows = text.split(separator: "\n", maxSplits: 1)
        let header = rows[0].split(separator: ";").map {
          Words.catalogue.text(.header, kind.rawValue, String($0), in: language)
            .uppercased().replacing(" ", with: "_")
        }
        files[kind.fileName] = header.joined(separator: ";") + "\n" + rows[1]
      }
      let scenario = try scenario(files)
      #expect(scenario.children == expected.children)
      #expect(scenario.specialists == expected.specialists)
    }
  }
}
