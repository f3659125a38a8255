"""Families about days: a cycle of two weeks, days between sessions."""
import math

from draws import (BASIC, CATEGORIES, LANGUAGES, age, born, child_id, list_travel, names, pick, plane, school_shift,
                   since, span, spoken, status)
from tables import DAYS, Scenario


def two_weeks(rng, n):
    """weeks 2: needs a week and a cycle, specialists and children in A or B or every second week, days between
    over the end of the cycle
    """
    scenario = Scenario('ru')
    scenario.settings.update(grid='Mon-Sat 9:00-18:00, step 30, break 13:00-14:00', weeks=2, max_travel=40,
                             day_sessions=2, day_minutes=90, holidays='25.10.2026 - 26.10.2026, 16.12.2026')
    village_count = max(4, n // 30)
    villages = names(rng, village_count)
    position = plane(rng, villages, 14 * math.sqrt(village_count))
    for village in villages:
        scenario.add('sites', site=village, place=village, kind='cabinet',
                     step_free=rng.choice(['yes', '', 'ramp, quiet']))
        scenario.add('rooms', room='К-' + village, site=village, kind='cabinet', seats=2,
                     count=max(1, n // (village_count * 14)))
    list_travel(scenario, position)
    scenario.add('services', service='speech therapist', per='week', minutes='30', form='individual', room='cabinet',
                 gap_days=2)
    scenario.add('services', service='psychologist', per='cycle', minutes='30 under 7, 60', form='individual',
                 room='cabinet', gap_days=3)
    scenario.add('services', service='defectologist', per='cycle', minutes='45', form='individual', room='cabinet')
    scenario.add('services', service='legal advice', per='cycle', minutes='60', form='individual', who='parent')
    asked = {}
    for i in range(n):
        birth = born(rng, 2, 15)
        when = pick(rng,
                    [('', 55), ('Mon, Wed, Fri 9:00-18:00 A, Tue, Thu 9:00-18:00 B', 12), ('Mon-Fri 9:00-18:00 B', 8),
                     ('Mon-Fri 9:00-13:00 A, Mon-Fri 14:00-18:00 B', 15), ('except Sat', 10)])
        scenario.add('children', child=child_id(i, n), born=birth, category=pick(rng, CATEGORIES),
                     language=pick(rng, LANGUAGES), lives=rng.choice(villages), rural=rng.choice(['yes', 'no']),
                     shift=school_shift(rng, birth), when=when,
                     companion=pick(rng, [('', 60), ('waits', 30), ('seat', 10)]), since=since(rng, birth),
                     status=status(rng))
        for service in rng.sample(['speech therapist', 'psychologist', 'defectologist', 'legal advice'],
                                  rng.choice([1, 2, 2, 3, 4])):
            times = rng.choice({'speech therapist': [1, 2, 3], 'psychologist': [1, 2, 3, 4],
                                'defectologist': [2, 3, 5, 7], 'legal advice': [1]}[service])
            least = rng.choice(['', 1, 2 if times >= 2 else 1, times])
            scenario.add('needs', child=child_id(i, n), service=service, times=times, least=least)
            minutes = {'speech therapist': 60, 'psychologist': 30 if age(birth) < 7 else 60, 'defectologist': 45,
                       'legal advice': 60}[service]
            asked[service] = asked.get(service, 0) + times * minutes
    number = 0
    for service, minutes in sorted(asked.items()):
        left = minutes / 60 / 2 * .9
        while left > 1:
            number += 1
            hours = min(rng.choice([9, 12, 18]), max(2, round(left)))
            left -= hours
            days = list(range(5))
            rng.shuffle(days)
            home, out = rng.sample(villages, 2)
            roll = rng.random()
            if roll < .45:
                when = f'{home} ' + span(days[:4], 540, 1080) + f', {out} {DAYS[days[4]]} 9:00-18:00 every second week'
            elif roll < .7:
                when = (f'{home} ' + ', '.join(f'{DAYS[day]} 9:00-18:00 A' for day in sorted(days)) + f', {out} '
                        + ', '.join(f'{DAYS[day]} 9:00-18:00 B' for day in sorted(days)))
            elif roll < .85:
                when = f'{home} ' + span(days[:5], 540, 780) + f', {home} Sat 9:00-13:00 B'
            else:
                when = span(days[:3], 540, 1080)
            scenario.add('specialists', specialist=f'S-{number:02d}', services=service, hours=float(hours), when=when,
                         languages=spoken(rng, 25, 25, 50), travels='yes' if roll >= .85 else '')
    return scenario


def spacing(rng, n):
    """days between sessions (2 and 3) with 3 asked a week; specialists and children on adjacent days, so that
    the days between bind; half of the needs all or nothing
    """
    scenario = Scenario('kk')
    scenario.settings.update(grid='Mon-Sat 9:00-18:00, step 30, break 13:00-14:00', day_sessions=2)
    towns = names(rng, max(1, n // 150) + 1)
    for town in towns:
        scenario.add('sites', site=town, place=town, kind='cabinet')
    list_travel(scenario, plane(rng, towns, 60))
    for service, gap in zip(BASIC, (2, 2, 3)):
        scenario.add('services', service=service, minutes='30', form='individual', gap_days=gap)
    asked = dict.fromkeys(BASIC, 0)
    day_sets = ['Mon, Tue, Wed', 'Tue, Wed, Thu', 'Wed, Thu, Fri', 'Thu, Fri, Sat', 'Mon, Tue, Thu, Fri', 'Mon, Sat',
                'Mon-Sat', 'Mon-Sat', 'Fri, Sat, Mon']
    for i in range(n):
        birth = born(rng, 2, 6)
        scenario.add('children', child=child_id(i, n), born=birth, category=pick(rng, CATEGORIES),
                     language=pick(rng, LANGUAGES), lives=rng.choice(towns), when=rng.choice(day_sets) + ' 9:00-18:00',
                     since=since(rng, birth), status=status(rng))
        for service in rng.sample(BASIC, rng.choice([1, 2, 3])):
            times = 3 if service != BASIC[2] else 2
            scenario.add('needs', child=child_id(i, n), service=service, times=times, least=rng.choice(['', times, 2]))
            asked[service] += times
    number = 0
    for service in BASIC:
        left = asked[service] / 2 * .7
        while left > 1:
            number += 1
            hours = min(18, max(2, round(left)))
            left -= hours
            scenario.add('specialists', specialist=f'S-{number:02d}', services=service, hours=hours,
                         when=f'{rng.choice(towns)} {rng.choice(day_sets)} 9:00-18:00',
                         languages=spoken(rng, 30, 20, 50))
    return scenario
