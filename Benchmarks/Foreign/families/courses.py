"""Families of courses in turns, alone or against the weekly sessions."""
import datetime as dt
import random

from draws import (BASIC, CATEGORIES, LANGUAGES, born, child_id, list_travel, names, pick, plane, school_shift,
                   since, spoken)
from tables import Scenario

# days between courses
GAPS = {'rehabilitation': 90, 'sanatorium': 120, 'sensory course': 45, 'adaptation camp': 30}
START = dt.date(2026, 7, 1)


def turns_settings():
    scenario = Scenario('ru', yaml=True)
    scenario.extra = ['район', 'пол']
    scenario.settings.update(valid='01.07.2026 - 30.06.2027', as_of='20.06.2026', report_by='район, пол',
                             course_worth=10)
    return scenario


def add_places(scenario, rng, n):
    """towns in districts, centres, the commission"""
    towns = names(rng, max(6, n // 25))
    district = {town: rng.choice(['Север', 'Юг', 'Восток', 'Запад']) for town in towns}
    rural = {town: rng.random() < .5 for town in towns}
    centres = names(random.Random(rng.random()), max(3, n // 60))
    centres = [centre + ' РЦ' for centre in centres]
    for centre in centres:
        scenario.add('sites', site=centre, place=rng.choice(towns), kind='centre',
                     step_free=rng.choice(['yes', 'ramp, lift', '', 'ramp, quiet, loop']))
    scenario.add('sites', site='Комиссия', place=towns[0], kind='PMPC', step_free='yes')
    return towns, district, rural, centres


def add_services(scenario):
    for service, gap in GAPS.items():
        scenario.add('services', service=service, per='year', who='child', gap_days=gap,
                     age_from=3 if service != 'adaptation camp' else 7, age_to=18)
    scenario.add('services', service='PMPC', per='once', who='child')


def add_children(scenario, rng, n, towns, district, rural, centres):
    """answers the courses asked of each service"""
    owed = dict.fromkeys(GAPS, 0)
    owed['PMPC'] = 0
    for i in range(n):
        birth = born(rng, 2, 17, START)
        town = pick(rng, [(x, 1 + (y % 5) ** 2) for y, x in enumerate(towns)])
        state = pick(rng, [('', 92), ('no PMPC conclusion', 6), ('postponed', 2)])
        scenario.add('children', child=child_id(i, n), born=birth,
                     category=pick(rng, CATEGORIES) if rng.random() < .85 else 'motor, speech',
                     language=pick(rng, LANGUAGES), lives=town, rural='yes' if rural[town] else '',
                     step_free=pick(rng, [('', 80), ('yes', 14), ('quiet', 3), ('lift', 3)]),
                     companion=pick(rng, [('', 50), ('waits', 25), ('seat', 25)]),
                     since=since(rng, birth, dt.date(2026, 6, 20)), status=state,
                     until=pick(rng, [('', 85), (dt.date(2026, 6, 1) + dt.timedelta(rng.randrange(400)), 15)]),
                     family=f'F-{rng.randrange(n):03d}' if rng.random() < .2 else '',
                     **{'район': district[town], 'пол': rng.choice(['м', 'ж'])})
        if state == 'no PMPC conclusion' or rng.random() < .12:
            scenario.add('needs', child=child_id(i, n), service='PMPC', times=1, priority=rng.choice(['', 1]))
            owed['PMPC'] += 1
        for service in rng.sample(list(GAPS), rng.choice([1, 1, 2, 3, 4])):
            times = rng.choice([1, 2, 2, 3, 4] if service != 'adaptation camp' else [1, 2])
            last = dt.date(2026, 6, 25) - dt.timedelta(rng.randrange(600)) if rng.random() < .45 else ''
            had = rng.randrange(0, times + 1) if last and last.year == 2026 and rng.random() < .6 else ''
            least = rng.choice(['', '', '', 1, 2]) if times >= 2 else ''
            scenario.add('needs', child=child_id(i, n), service=service, times=times, least=least, last=last, had=had,
                         priority=rng.choice(['', '', 1, 3]), site=rng.choice(centres) if rng.random() < .05 else '')
            owed[service] += times
    return owed


def add_turns(scenario, rng, towns, district, centres, owed):
    """some 70 % of the places asked; then the days of the commission"""
    number = 0
    for service in GAPS:
        want = owed[service] * .5 * 1.4
        per = max(3, min(30, round(want / (len(centres) * 5))))
        got, turns_made = 0, 0
        while got < want:
            site = centres[turns_made % len(centres)]
            turns_made += 1
            length = rng.choice([10, 14, 21, 21, 25]) if service != 'sensory course' else rng.choice([5, 7, 10])
            first = START + dt.timedelta(rng.randrange(0, 364 - length))
            number += 1
            places = max(2, per + rng.randrange(-2, 3))
            quotas = []
            if rng.random() < .5:
                town = rng.choice(towns)
                if any(x['lives'] == town for x in scenario.tables['children']):
                    quotas.append(f'{town} {max(1, places // 5)}')
            if rng.random() < .4:
                quotas.append(f'район={rng.choice(sorted(set(district.values())))} {max(1, places // 3)}')
            if rng.random() < .15:
                quotas.append(f'village {max(1, places // 3)}')
            used = set()
            quotas = [quota for quota in quotas
                      if not (quota.rsplit(' ', 1)[0] in used or used.add(quota.rsplit(' ', 1)[0]))]
            reserved = ''
            if rng.random() < .35 and not any(quota.startswith('village') for quota in quotas):
                reserved = f'village {max(1, places // 3)}'
            elif rng.random() < .15:
                reserved = f'пол={rng.choice("мж")} {max(1, places // 4)}'
            youngest, oldest = rng.choice([(3, 17), (3, 17), (3, 8), (7, 14), (10, 17)])
            scenario.add('turns', turn=f'Т-{number:03d}', site=site, service=service, first_day=first,
                         last_day=first + dt.timedelta(length - 1), places=places, age_from=youngest, age_to=oldest,
                         categories='' if rng.random() < .4
                         else ', '.join(sorted(set(pick(rng, CATEGORIES) for _ in range(5)) | {'complex'})),
                         step_free_places=rng.choice(['', 1, max(1, places // 4)]),
                         companion=rng.choice(['free', 'place', 'place', 'no', '']), quota=', '.join(quotas),
                         reserved=reserved)
            got += places
    for _ in range(max(2, round(owed['PMPC'] * .6 / 4))):
        number += 1
        day = START + dt.timedelta(rng.randrange(5, 180))
        scenario.add('turns', turn=f'К-{number:03d}', site='Комиссия', service='PMPC', first_day=day, last_day=day,
                     places=4)


def add_absences(scenario, rng, n, centres):
    for _ in range(max(1, n // 30)):
        begin = START + dt.timedelta(rng.randrange(300))
        scenario.add('absences', who=child_id(rng.randrange(n), n),
                     **{'from': begin, 'to': begin + dt.timedelta(rng.randrange(3, 40))}, note='в отъезде')
    scenario.add('absences', who=centres[0], **{'from': dt.date(2026, 12, 1), 'to': dt.date(2026, 12, 20)},
                 note='ремонт')


def turns_heavy(rng, n):
    """no weekly needs: many centres, 4 yearly services and PMPC in turns over two calendar years, quotas by
    place/village/column, reserved, step-free and companion places, last and had
    """
    scenario = turns_settings()
    towns, district, rural, centres = add_places(scenario, rng, n)
    add_services(scenario)
    owed = add_children(scenario, rng, n, towns, district, rural, centres)
    add_turns(scenario, rng, towns, district, centres, owed)
    add_absences(scenario, rng, n, centres)
    return scenario


def long_turns(rng, n):
    """short term: turns over half of it take the weekly sessions away, so courses and weekly sessions fight;
    courses of three services with common dates, gaps, least 2
    """
    scenario = Scenario('ru')
    scenario.settings.update(valid='01.10.2026 - 31.01.2027', as_of='20.09.2026',
                             grid='Mon-Fri 9:00-18:00, step 30, break 13:00-14:00', course_worth=4, day_sessions=3)
    towns = names(rng, 3)
    for town in towns:
        scenario.add('sites', site=town, place=town, kind='centre', step_free='yes')
    list_travel(scenario, plane(rng, towns, 40))
    for service in BASIC:
        scenario.add('services', service=service, minutes='30', form='individual')
    gaps = {'rehabilitation': 20, 'day course': 0, 'sanatorium': 30}
    for service, gap in gaps.items():
        scenario.add('services', service=service, per='year', gap_days=gap or '')
    asked = dict.fromkeys(BASIC, 0)
    owed = dict.fromkeys(gaps, 0)
    for i in range(n):
        birth = born(rng, 2, 16, dt.date(2026, 10, 1))
        scenario.add('children', child=child_id(i, n), born=birth, category=pick(rng, CATEGORIES),
                     language=pick(rng, LANGUAGES), lives=rng.choice(towns), shift=school_shift(rng, birth),
                     companion=pick(rng, [('', 70), ('seat', 30)]), since=since(rng, birth, dt.date(2026, 9, 20)))
        for service in rng.sample(BASIC, rng.choice([1, 2, 3])):
            times = rng.choice([1, 2, 3])
            asked[service] += times
            scenario.add('needs', child=child_id(i, n), service=service, times=times)
        for service in rng.sample(list(gaps), rng.choice([1, 2, 2, 3])):
            times = rng.choice([1, 2, 3])
            owed[service] += times
            scenario.add('needs', child=child_id(i, n), service=service, times=times,
                         least=rng.choice(['', min(2, times)]), last=dt.date(2026, 9, 15) if rng.random() < .2 else '')
    number = 0
    for service in BASIC:
        left = asked[service] / 2 * .75
        while left > 1:
            number += 1
            hours = min(18, max(2, round(left)))
            left -= hours
            scenario.add('specialists', specialist=f'S-{number:02d}', services=service, hours=hours,
                         when=f'{rng.choice(towns)} Mon-Fri ' + rng.choice(['9:00-13:00', '14:00-18:00']),
                         languages=spoken(rng, 30, 20, 50))
    turn_number = 0
    term_start, term_end = dt.date(2026, 10, 1), dt.date(2027, 1, 31)
    for service in gaps:
        want = owed[service] * .7
        while want > 0:
            turn_number += 1
            length = pick(rng, [(64, 30), (90, 15), (14, 20), (21, 25), (30, 10)])
            begin = term_start + dt.timedelta(rng.randrange(0, (term_end - term_start).days - length + 2))
            places = max(3, n // 15 + rng.randrange(-1, 2))
            want -= places
            scenario.add('turns', turn=f'Т-{turn_number:02d}', site=rng.choice(towns), service=service, first_day=begin,
                         last_day=begin + dt.timedelta(length - 1), places=places, age_from=rng.choice([2, 2, 7]),
                         age_to=17, companion=rng.choice(['free', 'place']),
                         quota=rng.choice(['', f'{towns[0]} {max(1, places // 3)}']))
    return scenario
