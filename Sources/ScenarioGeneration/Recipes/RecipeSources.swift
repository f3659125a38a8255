/// Where the figures of the bundled scenarios come from.
enum RecipeSources {
  private static let holidays = FigureSource(
    "holidays and days off", .published,
    "the calendar of holidays of Kazakhstan, days off moved from weekends")
  private static let shifts = FigureSource(
    "two school shifts, a child is free in the morning or in the afternoon", .chosen,
    "project default")
  private static let waiting = FigureSource(
    "days of application, ages, school shifts, siblings, companions, tags, absences", .chosen,
    "drawn by the generator from its seed, no real person")
  private static let current = FigureSource(
    "current.csv", .chosen, "made by the generator's clerk, with a few slips")
  private static let post = FigureSource(
    "one post for 12 to 14 children (children: 14)", .published, "order of 11 December 2024")
  private static let hours = FigureSource(
    "18 contact hours of a post", .chosen, "project default for special teachers")
  private static let limits = FigureSource(
    "a child's sessions and minutes a day, minutes of travel asked at most", .chosen,
    "project default")

  static let atyrauWorkshops = [
    FigureSource(
      "workshops of sewing, illustration, clay and plaster with caregivers; branches", .published,
      "El.kz on Zhurekten Zhurekke (branches in nine cities)"),
    FigureSource(
      "72 people between January and June", .published,
      "El.kz: more than 70 people between January and June 2021"),
    FigureSource("four of the towns, shares of people in them", .chosen, "invented"),
    FigureSource("minutes of travel between towns", .chosen, "invented"),
    FigureSource(
      "seven people who give services, their hours and days; nine rooms and their seats", .chosen,
      "invented"),
    FigureSource(
      "60 minutes a workshop, groups of 2 to 7, ages at most 8 years apart", .chosen,
      "project default"),
    FigureSource("30 minutes with the lawyer, once in two weeks", .chosen, "project default"),
    FigureSource("who asks for which workshop", .chosen, "drawn from invented shares"),
    limits, shifts, holidays, waiting, current,
  ]

  static let petropavlCentre = [
    FigureSource(
      "55 children, 10 teachers, 4 specialists a child, 8 hours of correction a week", .published,
      "qz-media.kz on a private centre in Petropavl"),
    FigureSource(
      "16 half-hours a child, 440 child-hours a week, 44 a teacher: most of it group work",
      .arithmetic, "55 × 8 hours for 10 teachers"),
    FigureSource(
      "18 contact hours of a post, psychologist 36; part posts of 18 and 24", .chosen,
      "project default"),
    FigureSource("30 minutes a session, groups of 2 to 4", .chosen, "project default"),
    FigureSource("seven rooms and their seats", .chosen, "invented"),
    FigureSource(
      "mix of categories, languages and homes; who needs sessions alone", .chosen,
      "invented, leaning to autism and delay as at a private centre"),
    FigureSource("24 children a teacher at most", .chosen, "invented"),
    limits, shifts, holidays, waiting, current,
  ]

  static let inclusiveKindergarten = [
    FigureSource(
      "inclusive groups under state order attended by psychologist, speech therapist, defectologist",
      .published, "El.kz"),
    FigureSource(
      "24 lessons of a preschool post; 18 and 12 for part posts", .chosen, "project default"),
    FigureSource(
      "20 minutes a session under four, 30 from four on", .chosen, "project default"),
    FigureSource(
      "22 children in four groups, three rooms, hours of sleep", .chosen, "invented"),
    FigureSource(
      "two visits a week of a group by two specialists, one by the psychologist", .chosen,
      "invented"),
    FigureSource("mix of categories and languages, sessions alone", .chosen, "invented"),
    limits, holidays, waiting, current,
  ]

  static let irgizCabinet = [
    FigureSource("one cabinet, 27 children", .published, "avestnik.kz on Irgiz"),
    FigureSource(
      "three children with impaired vision and nobody trained for the blind", .published,
      "mgorod.kz on Beineu (12 children without any specialist for the blind)"),
    post, hours,
    FigureSource("9 and 4 hours of part posts, 16 and 10 children", .chosen, "invented"),
    FigureSource("30 minutes a session", .chosen, "project default"),
    FigureSource(
      "who lives where, minutes of travel, four rooms, a visit every second Friday", .chosen,
      "invented"),
    FigureSource("mix of categories, sessions asked by category", .chosen, "project default"),
    FigureSource("one day of the PMPC with two appointments", .chosen, "invented"),
    limits, shifts, holidays, waiting, current,
  ]

  static let almatyDistrict = [
    FigureSource(
      "speech 38 %, autism 5 to 6 % of the children", .published,
      "the PMPC register, with arithmetic"),
    FigureSource("the rest of the mix of categories", .chosen, "project default"),
    FigureSource(
      "languages of the children", .arithmetic,
      "3,777 Kazakh, 1,262 Russian, 2,088 mixed schools (PIRLS encyclopedia, 2016), the mixed ones counted half to each"
    ),
    FigureSource(
      "120 children, 19 specialists, 3 cabinets with nine rooms", .chosen,
      "sizes chosen for a district"),
    post, hours,
    FigureSource(
      "psychologists up to 20 children; part posts of 13.5 and 9 hours", .chosen, "invented"),
    FigureSource("20, 30 and 45 minutes a session by age", .chosen, "project default"),
    FigureSource(
      "turns of 14 days at a regional centre", .published,
      "14 to 21 days: liter.kz, informburodata.com"),
    FigureSource(
      "14 turns", .published, "zakon.kz on the national centre: 14 turns a year"),
    FigureSource(
      "five places a turn for the district, two departments, quotas, 90 days between courses",
      .chosen, "invented"),
    FigureSource("one to three courses a year by category", .chosen, "project default"),
    FigureSource(
      "the PMPC as the barrier: who waits for a conclusion", .published,
      "Synergy for Inclusion, 2018; eight days with two appointments are invented"),
    FigureSource("minutes of travel between microdistricts", .chosen, "invented"),
    limits, shifts, holidays, waiting, current,
  ]

  static let almatyStudios = [
    FigureSource(
      "people aged 10 and older; the studios; young artists as curators; parents attend or wait",
      .published, "El.kz on the Social Integration Center in Almaty"),
    FigureSource("40 people, their ages and languages", .chosen, "invented"),
    FigureSource(
      "eight teachers with one or two lessons of 90 minutes a week", .chosen, "invented"),
    FigureSource(
      "rooms and seats, two curators, sizes of groups, ages at most 8 years apart", .chosen,
      "invented"),
    FigureSource("who asks for which studio", .chosen, "drawn from invented shares"),
    limits, shifts, holidays, waiting, current,
  ]

  static let kostanayTurns = [
    FigureSource(
      "900 places a year, turns of 21 days", .published,
      "liter.kz, informburodata.com: at least 900 a year from January 2026, the stay raised to 21 days"
    ),
    FigureSource(
      "2,000 children with psychoneurological disorders in the oblast", .published,
      "informburodata.com: about 2,000"),
    FigureSource(
      "15 turns of 60 places, two or three days between them", .arithmetic, "900 places in a year"),
    FigureSource(
      "owed several times a year, given once", .published,
      "Soros Foundation-Kazakhstan, 2017; two, three or four courses and 90 days are chosen"),
    FigureSource(
      "children by town and district, quotas, 20 places of each turn for villages", .chosen,
      "invented"),
    FigureSource(
      "ages, profiles, step-free places and companions of turns; last courses had", .chosen,
      "invented"),
    FigureSource("mix of categories and languages", .chosen, "project default"),
    holidays, waiting, current,
  ]
}
