/// The printable timetables of a plan, one page in HTML.
enum TimetablePage {
  static let fileName = "timetable.html"
}
