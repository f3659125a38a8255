"""Families with a table of today, whole or in part to be kept."""
from draws import (BASIC, CATEGORIES, LANGUAGES, age, born, child_id, clock, list_travel, names, pick, plane, since,
                   span, spoken, status)
from tables import DAYS, Scenario


def current_table(rng, n):
    """a full table of today (greedy, sound) of 85 % of the children, 15 % pinned rows, some keep=no, hours then
    changed and new children; with --change least / 20
    """
    scenario = Scenario('en')
    scenario.settings.update(grid='Mon-Fri 9:00-18:00, step 30, break 13:00-14:00', day_sessions=3, day_minutes=150)
    town_count = max(1, n // 80)
    towns = names(rng, town_count)
    for town in towns:
        scenario.add('sites', site=town, place=town, kind='cabinet')
    list_travel(scenario, plane(rng, towns, 30))
    for service in BASIC:
        scenario.add('services', service=service, minutes='30', form='individual', room='cabinet')
    kids, needs = [], []
    for i in range(n):
        birth = born(rng, 2, 15)
        shift = rng.choice([1, 2]) if age(birth) >= 7 else 0
        town = rng.choice(towns)
        child = scenario.add('children', child=child_id(i, n), born=birth, category=pick(rng, CATEGORIES),
                             language=pick(rng, LANGUAGES), lives=town, shift=shift or '', since=since(rng, birth),
                             status=status(rng))
        kids.append((child, shift, town))
        for service in rng.sample(BASIC, rng.choice([1, 2, 2, 3])):
            times = rng.choice([1, 2, 3, 3, 4])
            needs.append((i, service, times,
                          scenario.add('needs', child=child['child'], service=service, times=times,
                                       least=rng.choice(['', '', min(2, times)]))))
    AM, PM = [540 + 30 * x for x in range(8)], [840 + 30 * x for x in range(8)]
    specialists = []
    number = 0
    for town in towns:
        for service in BASIC:
            left = sum(times for i, v, times, _ in needs if v == service and kids[i][2] == town) / 2 * .85
            while left > 2:
                number += 1
                hours = min(18, round(left))
                left -= hours
                half = rng.choice('AP')
                specialists.append(dict(id=f'S-{number:02d}', service=service, town=town, half=half, hours=hours,
                                        language=spoken(rng, 20, 20, 60), busy=set(), left=hours * 60))
    busy, per_day, rows = {}, {}, []
    room_units = {town: max(2, round(sum(1 for x in specialists if x['town'] == town) * .7)) for town in towns}
    in_use = {}
    order = list(range(len(needs)))
    rng.shuffle(order)
    for x in order:
        i, service, times, row = needs[x]
        child, shift, town = kids[i]
        if 'status' in child or rng.random() < .15:
            continue
        best = None
        for specialist in specialists:
            if (specialist['service'] != service or specialist['town'] != town
                or not set(child['language'].split(', ')) & set(specialist['language'].split(', '))):
                continue
            if shift == 1 and specialist['half'] == 'A' or shift == 2 and specialist['half'] == 'P':
                continue
            got = []
            days = list(range(5))
            rng.shuffle(days)
            for day in days:
                if len(got) == times or len(got) * 30 + 30 > specialist['left'] or per_day.get((i, day), 0) >= 3:
                    continue
                options = [start for start in (AM if specialist['half'] == 'A' else PM)
                           if (day, start) not in specialist['busy'] and (day, start) not in busy.setdefault(i, set())
                           and in_use.get((town, day, start), 0) < room_units[town]]
                if options:
                    got.append((day, rng.choice(options)))
            if got and (best is None or len(got) > len(best[1])):
                best = (specialist, got)
        if not best or len(best[1]) < int(row.get('least') or 1):
            continue
        specialist, got = best
        roll = rng.random()
        keep_all = roll < .15
        for day, start in got:
            specialist['busy'].add((day, start))
            busy[i].add((day, start))
            per_day[i, day] = per_day.get((i, day), 0) + 1
            in_use[town, day, start] = in_use.get((town, day, start), 0) + 1
            specialist['left'] -= 30
            keep = 'yes' if keep_all and rng.random() < .8 else 'no' if .15 < roll < .18 and rng.random() < .5 else ''
            rows.append((keep,
                         scenario.add('current', child=child['child'], service=service, specialist=specialist['id'],
                                      site=town, day=DAYS[day], start=clock(start), keep=keep)))
    pinned = {row['specialist'] for keep, row in rows if keep == 'yes'}
    for specialist in specialists:
        # where nothing is pinned, the hours move: today's table cannot wholly stand
        half = specialist['half']
        if specialist['id'] not in pinned and rng.random() < .4:
            half = 'P' if half == 'A' else 'A'
        when = span(range(5), *((540, 780) if half == 'A' else (840, 1080)))
        scenario.add('specialists', specialist=specialist['id'], services=specialist['service'],
                     hours=float(specialist['hours'] + rng.choice([0, 0, 0, .5, 1])),
                     when=f"{specialist['town']} {when}", languages=specialist['language'],
                     children=rng.choice(['', '', 24]))
    for town in towns:
        scenario.add('rooms', room='Room ' + town, site=town, kind='cabinet', seats=3, count=room_units[town])
    return scenario
