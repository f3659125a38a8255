import Kezek
import Testing

@testable import ScenarioLoader

@Suite struct UnderstandingTests {
  @Test func countsAndReadsBack() throws {
    let loaded = Tables([
      "specialists.csv": """
      specialist;services;hours;when
      S-01;логопед, дефектолог;16;Ыргыз Пн-Чт 9:00-13:00, Нура Пт 9:10-13:00 через неделю
      S-02;психолог;13,5;Ыргыз Пн-Пт 14:00-18:00
      """,
      "needs.csv": """
      child;service;times
      C-001;логопед;3
      C-002;логопед;2
      C-002;психолог;2
      C-002;ПМПК;1
      """,
      "turns.csv": """
      turn;site;service;first_day;last_day;places
      К-1;Ыргыз;ПМПК;10.09.2026;10.09.2026;8
      К-2;Ыргыз;ПМПК;11.09.2026;11.09.2026;7
      """,
    ]).load()
    let understood = try #require(loaded.understanding)
    #expect(understood.children == 2 && understood.weeks == 2 && understood.step == 30)
    #expect(understood.sites == 2 && understood.turns == 2 && understood.rooms == 0)
    #expect(understood.defaultsInForce.contains("grid"))
    let speech = try #require(understood.services.first { $0.service == "speech therapist" })
    #expect(speech.children == 2 && speech.asked == 10 && speech.specialists == 1)
    // Six sessions of 30 minutes and four of 40, which take 60 on a step of 30.
    #expect(speech.askedMinutes == 340 && speech.minutesLostToRounding == 80)
    #expect(speech.contactMinutes == 1920 && speech.minutesOffGrid == 20)
    let appointment = try #require(understood.services.first { $0.service == "PMPC" })
    #expect(appointment.asked == 1 && appointment.places == 15 && appointment.askedMinutes == 0)
    // A step of 10 loses nothing; one of 20 loses more at 30 minutes than it gains at 40.
    #expect(
      understood.betterStep
        == Understanding.BetterStep(step: 10, minutesLost: 0, minutesLostNow: 180))
    let line = understood.specialists[0]
    #expect(line.specialist == "S-01" && line.minutesToGive == 960)
    #expect(line.services == ["speech therapist", "defectologist"])
    #expect(line.minutesAvailable == 4 * 240 + 105)
    for language in Language.allCases {
      #expect(line.hours(in: language).contains("Ыргыз"))
      #expect(line.hours(in: language).contains("16"))
    }
  }

  @Test func namesNoStepWhereNoneIsBetter() throws {
    let loaded = Tables(["needs.csv": "child;service;times\nC-001;логопед;3"]).load()
    #expect(loaded.understanding?.betterStep == nil)
  }
}
