import AllocationSolver
import Foundation
import GLPKSolver
import Kezek
import PlanVerification
@testable import ScenarioGeneration

func scenario(_ d: ScenarioDraft, _ name: String) throws -> Scenario {
  let grid = d.settings.grid.timeGrid(weeks: d.settings.weeks)
  let cats = ["speech", "delay", "intellect", "motor", "autism", "vision", "complex", "hearing"]
  let langs = ["kk", "ru"]
  let tags = ["yes", "quiet", "loop"]
  func set(_ w: [String], _ v: [String]) -> WordSet { WordSet(w.compactMap { v.firstIndex(of: $0) }) }
  let s = d.settings
  var p = Scenario.Parts(
    name: name,
    settings: Settings(
      term: DayRange(first: s.first, last: s.last)!, holidays: s.holidays, noon: s.noon,
      daySessions: s.daySessions ?? 4, dayMinutes: s.dayMinutes, maxTravel: s.maxTravel, courseWorth: 10,
      reportBy: s.reportBy, hoursAre: .clock, data: .synthetic, asOf: s.asOf!, seed: s.seed ?? 1,
      defaultsInForce: []),
    grid: grid, categories: Vocabulary(words: cats), languages: Vocabulary(words: langs),
    tags: Vocabulary(words: ["step-free", "quiet", "loop"]), stepFree: 0)
  var siteRows = d.sites
  if siteRows.isEmpty { siteRows = [SiteDraft(name: "x", place: "x")] }
  var placeNames: [String] = []
  func place(_ n: String) -> Place.ID? {
    if n.isEmpty { return nil }
    if let i = placeNames.firstIndex(of: n) { return DenseID(i) }
    placeNames.append(n)
    return DenseID(placeNames.count - 1)
  }
  for r in siteRows {
    p.sites.append(Site(key: r.name, place: place(r.place)!, opening: grid.open, tags: set(r.isStepFree ? ["yes"] : [], tags), kind: r.kind))
  }
  func site(_ n: String) -> Site.ID? { siteRows.firstIndex { $0.name == n }.map { DenseID($0) } }
  var kindNames: [String] = []
  func kind(_ n: String) -> Kind.ID {
    if let i = kindNames.firstIndex(of: n) { return DenseID(i) }
    kindNames.append(n)
    p.kinds.append(Kind(key: n, isPlace: n != "curator"))
    return DenseID(kindNames.count - 1)
  }
  for r in d.rooms {
    for u in 0..<(r.count ?? 1) {
      let st = site(r.site)!
      p.rooms.append(Room(key: r.count ?? 1 > 1 ? "\(r.id)#\(u + 1)" : r.id, rowKey: r.id, site: st, kind: kind(r.kind), seats: r.seats,
        tags: r.tags.isEmpty ? p.sites[st].tags : set(r.tags, tags), opening: r.hours.periods(at: r.site, on: grid, noon: s.noon)))
    }
  }
  p.roomsAreListed = !d.rooms.isEmpty
  var names: [String] = []
  for n in d.needs where !names.contains(n.service) { names.append(n.service) }
  for t in d.turns where !names.contains(t.service) { names.append(t.service) }
  func form(_ f: String) -> Service.Form { f == "group" ? .group : f == "any" ? .any : .individual }
  for n in names {
    let t = ServiceTerms(of: n, in: d.services)
    let row = d.services.first { $0.name == n }
    p.services.append(Service(key: n, per: t.per == "week" ? .week : t.per == "cycle" ? .cycle : t.per == "year" ? .year : .once,
      minutes: t.minutes.map { .init(under: $0.under, minutes: $0.minutes) }, form: form(t.form), groupSize: t.groupMin...t.groupMax, ageGap: t.ageGap,
      kinds: t.rooms.map { $0.map(kind) }, who: t.who == "parent" ? .parent : t.who == "both" ? .both : .child,
      gapDays: row?.gapDays ?? (n == "rehabilitation" ? 90 : nil), ageFrom: row?.ageFrom, ageTo: row?.ageTo))
  }
  func service(_ n: String) -> Service.ID? { names.firstIndex(of: n).map { DenseID($0) } }
  for r in d.specialists {
    let named = r.hours.sites
    let hours = named.isEmpty
      ? Hours(anywhere: r.hours.periods(at: "", on: grid, noon: s.noon))
      : Hours(anywhere: grid.none, atSites: named.map { .init(site: site($0)!, periods: r.hours.periods(at: $0, on: grid, noon: s.noon)) })
    p.specialists.append(Specialist(key: r.id, services: r.services.compactMap(service).sorted(), contactMinutes: r.halfHours * 30 * s.weeks, hours: hours,
      siteChoice: !named.isEmpty || siteRows.count == 1 ? .given : r.travels ? .eachDay : .once, languages: set(r.languages, langs), categories: set(r.categories, cats), caseload: r.caseload))
  }
  for c in d.children {
    var h = c.hours.periods(at: "", on: grid, noon: s.noon)
    if let sh = c.shift {
      let w = s.shifts[sh - 1]
      for q in h.members where grid.weekday(ofDay: grid.day(of: q)) <= .friday && grid.minute(of: q) < w.to && grid.minute(of: q) + grid.step > w.from { h.remove(q) }
    }
    p.children.append(Child(key: c.id, rowKey: c.id, born: c.born, age: s.first.completedYears(since: c.born), categories: set(c.categories, cats), languages: set(c.languages, langs),
      lives: place(c.lives), isRural: c.isRural, shift: c.shift, hours: Hours(anywhere: h), tags: set(c.tags, tags),
      companion: c.companion == "seat" ? .seat : c.companion == "waits" ? .waits : .none, since: c.since ?? s.asOf!,
      status: c.status == "postponed" ? .postponed : c.status == nil ? .active : .noConclusion, conclusionUntil: c.until, family: c.family, attributes: c.attributes))
  }
  let idx = d.childIndex
  var rosters: [(String, String, [Need.ID])] = []
  for n in d.needs {
    let ci = idx[n.child]!
    let t = ServiceTerms(of: n.service, in: d.services)
    let id = Need.ID(p.needs.count)
    var ro: Roster.ID?
    if let g = n.group {
      if let k = rosters.firstIndex(where: { $0.0 == g && $0.1 == n.service }) { rosters[k].2.append(id); ro = DenseID(k) }
      else { rosters.append((g, n.service, [id])); ro = DenseID(rosters.count - 1) }
    }
    p.needs.append(Need(child: DenseID(ci), service: service(n.service)!, form: form(n.form ?? t.form), asked: t.per == "week" ? n.times * s.weeks : n.times, mostInWeek: n.times,
      least: n.least ?? 1, minutes: t.isWeekly ? t.minutes(age: p.children[ci].age) : 0, roster: ro, site: n.site.flatMap(site), priority: n.priority ?? 0,
      categories: n.categories.isEmpty ? p.children[ci].categories : set(n.categories, cats), last: n.last, had: nil))
  }
  p.rosters = rosters.map { Roster(key: $0.0, service: service($0.1)!, members: $0.2) }
  for t in d.turns {
    func q(_ l: [(word: String, children: Int)]) -> [Turn.Quota] { l.map { .init(population: $0.word == "village" ? .village : .lives(place($0.word)!), children: $0.children) } }
    let st = site(t.site)!
    p.turns.append(Turn(key: t.id, site: st, service: service(t.service)!, days: t.days, places: t.places, ageFrom: t.ageFrom, ageTo: t.ageTo, categories: set(t.categories, cats),
      stepFreePlaces: t.stepFreePlaces ?? (p.sites[st].tags.contains(0) ? t.places : 0), companion: t.companion == "place" ? .place : t.companion == "no" ? .refused : .free, quotas: q(t.quotas), reserved: q(t.reserved)))
  }
  var travel: [TravelTable.Pair: Int] = [:]
  func end(_ n: String) -> TravelTable.End { site(n).map { st in place(n) == p.sites[st].place && siteRows.contains { $0.place == n } ? .place(place(n)!) : .site(st) } ?? .place(place(n)!) }
  for t in d.travel { travel[.init(from: end(t.from), to: end(t.to))] = t.minutes }
  p.travel = TravelTable(minutes: travel, isListed: !d.travel.isEmpty)
  for a in d.absences {
    let who: Absence.Who? = idx[a.who].map { .child(DenseID($0)) } ?? d.specialists.firstIndex { $0.id == a.who }.map { .specialist(DenseID($0)) }
      ?? p.rooms.firstIndex { $0.rowKey == a.who }.map { .room(DenseID($0)) } ?? site(a.who).map { .site($0) }
    if let who { p.absences.append(Absence(who: who, days: a.days)) }
  }
  for (i, r) in d.current.enumerated() {
    let keep: CurrentRow.Keep = r.keep == "yes" ? .yes : r.keep == "no" ? .no : .ifFree
    if r.turn.isEmpty {
      let sp = d.specialists.firstIndex { $0.id == r.specialist }!
      p.current.append(CurrentRow(child: DenseID(idx[r.child]!), service: service(r.service)!, content: .session(.init(specialist: DenseID(sp), site: r.site.isEmpty ? (siteRows.count == 1 ? DenseID(0) : nil) : site(r.site), week: r.week, time: r.day.map { .init(weekday: $0, minute: r.start!) }, rooms: [], minutes: nil)), keep: keep, fileRow: i + 2))
    } else {
      p.current.append(CurrentRow(child: DenseID(idx[r.child]!), service: service(r.service)!, content: .course(DenseID(d.turns.firstIndex { $0.id == r.turn }!)), keep: keep, fileRow: i + 2))
    }
  }
  p.places = placeNames.map { Place(key: $0) }
  p.digest = "probe"
  return try Scenario(p)
}

let args = CommandLine.arguments
let drafts: [String: () -> ScenarioDraft] = [
  "irgiz": { IrgizCabinet().draft() }, "district": { AlmatyDistrict().draft() }, "petropavl": { PetropavlCentre().draft() }, "studios": { AlmatyStudios().draft() },
  "atyrau": { AtyrauWorkshops().draft() }, "garden": { InclusiveKindergarten().draft() }, "kostanay": { KostanayTurns().draft() },
]
var draft = drafts[args[1]]!()
let policyName = args[2]
let limit = Double(args[3])!
if args.contains("nopins") { for i in draft.current.indices { draft.current[i].keep = nil } }
if args.contains("nocurrent") { draft.current = [] }
let sc = try scenario(draft, args[1])
let policy = Policy.named(policyName, mostOwed: sc.needs.map(\.asked).max() ?? 1)!
let valuation = try Valuation(policy: policy, scenario: sc)
let t0 = Date()
do {
let outcome = try await Planner(sc, valuation, solver: GLPKSolver()).plan(PlanningRequest(strategy: .exact, timeLimit: limit)) { p in
  if args.contains("v") { print("  \(p.tier) value \(p.value ?? -1) bound \(p.bound ?? -1) at \(Int(p.seconds))") }
}
print(args[1], policyName, String(format: "%.1f s", Date().timeIntervalSince(t0)), outcome.certificate.termination)
for t in outcome.certificate.tiers { print("  ", t.name, t.value, t.bound.map(String.init) ?? "nil", t.status, t.valueIfAllMet ?? -1) }
var given = [Int](repeating: 0, count: sc.needs.count)
for s in outcome.plan.sessions { given[s.need.index] += 1 }
for c in outcome.plan.courses { given[c.need.index] += 1 }
var by: [String: (Int, Int)] = [:]
for n in sc.needs.ids { by[sc.service(of: n).key, default: (0, 0)].0 += given[n.index]; by[sc.service(of: n).key, default: (0, 0)].1 += sc.needs[n].asked }
for (k, v) in by.sorted(by: { $0.key < $1.key }) { print("  ", k, v.0, "of", v.1) }
for ph in outcome.phases { print("   phase", ph.name, String(format: "%.1f", ph.seconds)) }
} catch PlanningError.contradictoryPins(let rows) { print("contradictory pins:", rows.map { "row \($0.fileRow) \(sc.children[$0.child].key) \($0.keep)" }) }
catch { print("error", error, Date().timeIntervalSince(t0)) }
