import Kezek

extension AvailabilityLexicon {
  /// The full names of the days in English, Russian and Kazakh, a day each.
  static let fullNames: [[String]] = [
    ["Monday", "понедельник", "дүйсенбі"],
    ["Tuesday", "вторник", "сейсенбі"],
    ["Wednesday", "среда", "сәрсенбі"],
    ["Thursday", "четверг", "бейсенбі"],
    ["Friday", "пятница", "жұма"],
    ["Saturday", "суббота", "сенбі"],
    ["Sunday", "воскресенье", "жексенбі"],
  ]

  /// Full names, cases and further abbreviations of the days.
  static let dayForms: [(String, AvailabilityWord)] = {
    let english = ["tues", "", "", "thur, thurs", "", "", ""]
    let russian = [
      "пнд, понед, понедельника, понедельнику, понедельники, понедельникам, понедельников",
      "втр, вторн, вторника, вторнику, вторники, вторникам, вторников",
      "срд, среды, среду, среде, средам, сред",
      "чтв, четв, четверга, четвергу, четверги, четвергам, четвергов",
      "птн, пятн, пятницы, пятницу, пятнице, пятницам, пятниц",
      "сбт, суб, субботы, субботу, субботе, субботам, суббот",
      "вск, воскр, воскресенья, воскресенью, воскресеньям, воскресений, воскресение",
    ]
    let kazakh = ["", "", "", "", "жұ, жұм", "", "жк"]
    var forms: [(String, AvailabilityWord)] = []
    for day in Weekday.allCases {
      let index = day.rawValue
      let names = fullNames[index]
      let plain = AvailabilityWord.day(day, isAblative: false)
      forms.append((names.joined(separator: ","), plain))
      forms.append(("\(names[0])s", plain))
      for further in [english[index], russian[index], kazakh[index]] {
        forms.append((further, plain))
      }
      let isBack = day == .friday
      for ending in isBack ? ["ға", "да", "ны", "лары"] : ["ге", "де", "ні", "лері"] {
        forms.append((names[2] + ending, plain))
      }
      let ablative = AvailabilityWord.day(day, isAblative: true)
      forms.append((names[2] + (isBack ? "дан" : "ден"), ablative))
    }
    return forms
  }()

  /// Everyday turns beside the catalogue's words.
  static let phrases: [(String, AvailabilityWord)] = timePhrases + joiningPhrases + refusedPhrases

  private static let timePhrases: [(String, AvailabilityWord)] = [
    (
      """
      будни, будние дни, будние, по будням, в будни, рабочие дни, по рабочим дням, weekday,
      weekdays, workdays, working days, жұмыс күндері, жұмыс күні
      """, .days(.workdays)
    ),
    (
      "выходные, по выходным, в выходные, weekend, weekends, демалыс күндері, демалыс күні",
      .days(.weekend)
    ),
    (
      """
      ежедневно, каждый день, все дни, every day, daily, all days, күн сайын, күнделікті,
      барлық күндер, барлық күндері, әр күні
      """, .days(.all)
    ),
    (
      """
      любой, любая, любое время, любой день, в любое время, в любой день, any time, anytime,
      any day, кез келген уақыт, кез келген уақытта, кез келген күн, кез келген күні
      """, .any
    ),
    (
      """
      целый день, весь рабочий день, полный день, whole day, full day, күн бойы, толық күн
      """, .wholeDay
    ),
    (
      """
      утром, с утра, по утрам, первая половина дня, в первой половине дня, mornings,
      in the morning, before noon, таңертеңгі, түске дейінгі уақыт
      """, .morning
    ),
    (
      """
      во второй половине дня, вторая половина дня, после полудня, afternoons, in the afternoon,
      after noon, after lunch, түстен кейінгі уақыт
      """, .afternoon
    ),
    ("за исключением, исключая, except for, excluding", .except),
    (
      """
      раз в две недели, раз в 2 недели, каждую вторую неделю, каждая вторая неделя,
      каждые две недели, every other week, every 2nd week, every two weeks, every 2 weeks,
      once in two weeks, fortnightly, 2 аптада бір, екі аптада 1, 2 аптада 1, апта аралатып
      """, .everySecondWeek
    ),
    (
      """
      каждую вторую, каждый второй, каждое второе, каждая вторая, every second, every other,
      every 2nd, әр екінші
      """, .everySecond
    ),
    ("каждый, каждую, каждое, каждая, каждые, every, each, әр, әрбір", .every),
    ("неделя, недели, неделю, неделе, неделям, нед, week, weeks, wk, апта, аптасы, аптада", .week),
  ]

  private static let joiningPhrases: [(String, AvailabilityWord)] = [
    ("с, со, от, from, начиная с", .from),
    ("до, to, until, till, through, thru", .until),
    ("после, after", .from),
    ("по", .onOrUntil),
    ("дейін", .untilBefore),
    ("кейін, бастап", .fromBefore),
    ("и, and, және, мен, бен, пен", .and),
    (
      """
      во, on, at, in, күні, күндері, күнінен, күндерінен, күндерден, сайын, дни, дням, время,
      уақыт, уақытта, уақыты, еженедельно, каждую неделю, weekly, every week, апта сайын,
      әр апта
      """, .filler
    ),
    (
      """
      ч, час, часа, часов, часам, h, hr, hrs, hour, hours, сағ, сағат, сағаттан, сағатқа,
      сағаты
      """, .hourUnit
    ),
    ("мин, минут, минуты, min, minutes", .minuteUnit),
    ("am, утра", .beforeNoon),
    ("pm, дня, вечера", .afterNoon),
    ("ден, дан, тен, тан, нен, нан", .ending(isAblative: true)),
    ("ге, ға, ке, қа, де, да, те, та", .ending(isAblative: false)),
    (
      """
      обед, обеденный перерыв, обеденный, перерыв на обед, lunch, lunch break, түскі үзіліс,
      түскі ас
      """, .breakTime
    ),
  ]

  private static let refusedPhrases: [(String, AvailabilityWord)] = [
    (
      """
      первый, первая, первую, первое, первые, второй, вторая, вторую, второе, вторые, третий,
      третья, третью, третье, четвертый, четвертая, четвертую, четвертое, последний, последняя,
      последнюю, последнее, first, second, third, fourth, last, 1st, 2nd, 3rd, 4th, бірінші,
      екінші, үшінші, төртінші, соңғы, месяц, месяца, месяце, ежемесячно, month, monthly, айдың,
      ай сайын, айына
      """, .ofMonth
    ),
    (
      """
      четная, четные, четную, четным, четной, нечетная, нечетные, нечетную, нечетным, нечетной,
      even, odd, жұп, тақ
      """, .evenOrOddWeek
    ),
    (
      """
      по договоренности, по договору, договорная, договоренность, по согласованию, согласование,
      по запросу, по записи, по звонку, по возможности, уточняется, уточнить, уточню, гибкий,
      гибко, гибкий график, плавающий график, как получится, by arrangement, by appointment,
      by agreement, on request, to be agreed, to be confirmed, tbd, tba, tbc, flexible, as agreed,
      келісім бойынша, келісіммен, келісу бойынша, келісілген, жазылу бойынша, анықталады
      """, .byArrangement
    ),
    (
      """
      нет, не, не работает, не может, выходной, отдых, no, not, off, day off, closed, none, never,
      жоқ, емес, демалыс, жұмыс істемейді
      """, .negation
    ),
  ]
}
