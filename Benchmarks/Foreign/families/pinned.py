"""A family with a table of today in which groups meet and some rows are pinned."""
import datetime as dt

from draws import CATEGORIES, born, child_id, clock, pick, since, span
from tables import DAYS, Scenario


def pinned_groups(rng, n):
    """today's table of two weeks with groups that meet, a third of them pinned (slot or specialist alone),
    keep=no, pinned places in turns, changed hours, newcomers who could join; --change least / 10 / 40
    """
    scenario = Scenario('ru')
    scenario.settings.update(grid='Mon-Fri 9:00-18:00, step 30', weeks=2, day_sessions=3, holidays='16.12.2026')
    group_services = {'speech therapist': 2, 'defectologist': 2, 'social skills': 1}
    for service in group_services:
        scenario.add('services', service=service, per='week', minutes='30' if service != 'social skills' else '60',
                     form='any', group_min=2, group_max=4, age_gap=2, room='cabinet')
    scenario.add('services', service='psychologist', per='cycle', minutes='30', form='individual')
    scenario.add('services', service='rehabilitation', per='year', gap_days=40)
    scenario.add('sites', site='Центр', place='Город', kind='centre', step_free='yes')
    scenario.add('sites', site='РЦ', place='Город', kind='centre', step_free='yes')
    turns = []
    for x in range(8):
        first = dt.date(2026, 9, 7) + dt.timedelta(13 * x)
        turns.append((f'Т-{x + 1}', max(2, n // 16)))
        scenario.add('turns', turn=turns[-1][0], site='РЦ', service='rehabilitation', first_day=first,
                     last_day=first + dt.timedelta(13 if x % 3 else 20), places=turns[-1][1],
                     age_from=3 if x % 2 else '', companion='place')
    specialists, halves = [], {}

    def add_specialist(service, hours):
        ident = f'S-{len(specialists) + 1:02d}'
        half = rng.choice('AP')
        specialists.append([ident, service, hours, half])
        halves[ident] = half
        return ident

    def slots(ident, length):
        half = halves[ident]
        return [(day, start) for day in range(5)
                for start in range(540 if half == 'A' else 840, (780 if half == 'A' else 1080) - length + 1, 30)]

    specialist_busy, child_busy, child_day = {}, {}, {}
    rooms_used = {}
    per = max(1, round(n / 26))
    by = {service: [add_specialist(service, 18.)
                    for _ in range(per if service != 'social skills' else max(1, per * 2 // 3))]
          for service in group_services}
    by['psychologist'] = [add_specialist('psychologist', 12.) for _ in range(max(1, n // 40))]
    room_count = max(2, round(len(specialists) * .45))
    taken = {turn: 0 for turn, _ in turns}
    i = 0
    while i < n:
        size = rng.choice([1, 1, 2, 3, 4])
        base_age, category = rng.randrange(3, 11), pick(rng, CATEGORIES)
        language = rng.choice(['kk', 'ru'])
        shift = rng.choice([1, 2]) if base_age >= 7 else ''
        members = []
        for _ in range(min(size, n - i)):
            birth = born(rng, base_age, base_age)
            child = child_id(i, n)
            i += 1
            members.append(child)
            scenario.add('children', child=child, born=birth, category=category, language=language, lives='Город',
                         shift=shift, companion='seat' if rng.random() < .1 else '', since=since(rng, birth))
            if rng.random() < .5:
                scenario.add('needs', child=child, service='psychologist', times=rng.choice([1, 2, 3]))
            if rng.random() < .45:
                scenario.add('needs', child=child, service='rehabilitation', times=rng.choice([1, 2]),
                             last=dt.date(2026, 7, 20) if rng.random() < .1 else '')
                # a pin only for who has nothing behind it, far from all else
                turn, places = rng.choice(turns)
                if rng.random() < .4 and taken[turn] + 2 <= places:
                    last = scenario.tables['needs'][-1].get('last')
                    if not last:
                        taken[turn] += 2
                        scenario.add('current', child=child, service='rehabilitation', turn=turn,
                                     keep=rng.choice(['', '', 'yes', 'no']))
        for service in rng.sample(list(group_services), rng.choice([1, 2, 2, 3])):
            times = rng.choice([1, 2, 2]) if service != 'social skills' else rng.choice([1, 2])
            alone = len(members) == 1
            for child in members:
                scenario.add('needs', child=child, service=service, times=times + (rng.random() < .2),
                             form='any' if rng.random() < .7 or alone else 'group', least=rng.choice(['', 1, 2]))
            if rng.random() < .25 or (alone and rng.random() < .3):
                continue
            length = 30 if service != 'social skills' else 60
            specialist = rng.choice(by[service])
            if shift == 1 and halves[specialist] == 'A' or shift == 2 and halves[specialist] == 'P':
                continue
            got = []
            options = slots(specialist, length)
            rng.shuffle(options)
            for day, start in options:
                cells = [(day, start + x) for x in range(0, length, 30)]
                if (len(got) < times and day not in [g[0] for g in got]
                    and not any(x in specialist_busy.setdefault(specialist, set()) for x in cells)
                    and not any(x in child_busy.setdefault(child, set()) for x in cells for child in members)
                    and all(child_day.get((child, day), 0) < 3 for child in members)
                    and all(rooms_used.get(x, 0) < room_count for x in cells)):
                    got.append((day, start))
                    for x in cells:
                        specialist_busy[specialist].add(x)
                        rooms_used[x] = rooms_used.get(x, 0) + 1
                        for child in members:
                            child_busy[child].add(x)
                    for child in members:
                        child_day[child, day] = child_day.get((child, day), 0) + 1
            roll = rng.random()
            if not got or (len(got) < times and roll < .35):
                roll = 1
            for child in members:
                # the specialist alone
                if roll < .1:
                    scenario.add('current', child=child, service=service, specialist=specialist, keep='yes')
                for day, start in got:
                    scenario.add('current', child=child, service=service, specialist=specialist, site='Центр',
                                 day=DAYS[day], start=clock(start),
                                 keep='yes' if .1 <= roll < .35 else 'no' if .9 < roll < .93 else '')
    pinned = {x.get('specialist') for x in scenario.tables['current'] if x.get('keep') == 'yes'}
    for ident, service, hours, half in specialists:
        if ident not in pinned and rng.random() < .4:
            half = 'P' if half == 'A' else 'A'
        when = span(range(5), *((540, 780) if half == 'A' else (840, 1080)))
        if ident not in pinned and rng.random() < .3:
            when = ', '.join(f'{DAYS[day]} 9:00-13:00 A, {DAYS[day]} 14:00-18:00 B' for day in range(5))
        scenario.add('specialists', specialist=ident, services=service, hours=hours, when='Центр ' + when,
                     languages='kk, ru', children=rng.choice(['', 24]))
    scenario.add('rooms', room='Каб', site='Центр', kind='cabinet', seats=6, step_free='yes', count=room_count)
    return scenario
