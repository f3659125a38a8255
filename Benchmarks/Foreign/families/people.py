"""Families about people: languages, parents."""
import math

from draws import (BASIC, CATEGORIES, LANGUAGES, born, child_id, list_travel, names, pick, plane, school_shift,
                   since, span, spoken, status)
from tables import Scenario


def languages(rng, n):
    """children kk or ru, few both; most specialists one language, and the wrong ones at the wrong sites; groups
    need a common language
    """
    scenario = Scenario('kk', yaml=True)
    scenario.settings.update(grid='Mon-Fri 9:00-18:00, step 30, break 13:00-14:00', max_travel=45, day_sessions=3)
    town_count = max(3, n // 50)
    towns = names(rng, town_count)
    position = plane(rng, towns, 14 * math.sqrt(town_count))
    for town in towns:
        scenario.add('sites', site=town + ' KPPK', place=town, kind='cabinet', step_free='yes')
    list_travel(scenario, position)
    for service in BASIC:
        scenario.add('services', service=service, minutes='30', form='any', group_min=2, group_max=3, age_gap=3)
    asked = {(x, y): 0 for x in BASIC for y in ('kk', 'ru')}
    for i in range(n):
        birth = born(rng, 2, 12)
        town = rng.choice(towns)
        kazakh_part = .85 if towns.index(town) % 2 else .3
        language = pick(rng, [('kk', 90 * kazakh_part), ('ru', 90 * (1 - kazakh_part)), ('kk, ru', 7), ('', 3)])
        scenario.add('children', child=child_id(i, n), born=birth, category=pick(rng, CATEGORIES), language=language,
                     lives=town, shift=school_shift(rng, birth), since=since(rng, birth), status=status(rng))
        for service in rng.sample(BASIC, rng.choice([1, 2, 2, 3])):
            times = rng.choice([2, 2, 3, 4])
            form = pick(rng, [('individual', 65), ('any', 15), ('group', 20)])
            scenario.add('needs', child=child_id(i, n), service=service, times=times, form=form,
                         least='' if form == 'individual' else 1)
            asked[service, 'ru' if language == 'ru' else 'kk'] += times * (.4 if form == 'group' else 1)
    number = 0
    for service in BASIC:
        left = (asked[service, 'kk'] + asked[service, 'ru']) / 2 * .95
        while left > 3:
            number += 1
            hours = min(18, round(left + .5))
            left -= hours
            language = pick(rng, [('ru', 55), ('kk', 35), ('kk, ru', 10)])
            when = span(range(5), *rng.choice([(540, 780), (840, 1080)]))
            days = sorted(rng.sample(range(5), 2))
            rest = [x for x in range(5) if x not in days]
            first, second = rng.sample(towns, 2)
            if rng.random() < .35:
                when = f'{first} KPPK ' + span(days, 540, 1080) + f', {second} KPPK ' + span(rest, 540, 1080)
            else:
                good = ([town for town in towns if (towns.index(town) % 2 == 0) == (language != 'kk')]
                        if rng.random() < .5 else towns)
                when = f'{rng.choice(good or towns)} KPPK ' + when
            scenario.add('specialists', specialist=f'S-{number:02d}', services=service, hours=float(hours), when=when,
                         languages=language, children=rng.choice(['', 14, 16]))
    return scenario


def parents(rng, n):
    """parents' services and services for both, companions who take seats, siblings; parent's talks may run
    beside the child's, but not where the companion sits in; hours of few advisers
    """
    scenario = Scenario('ru')
    scenario.settings.update(grid='Mon-Sat 9:00-19:00, step 30', day_sessions=2, day_minutes=100)
    towns = names(rng, max(2, n // 80))
    for town in towns:
        scenario.add('sites', site=town, place=town, kind='филиал', step_free='yes')
        scenario.add('rooms', room='Каб ' + town, site=town, kind='cabinet', seats=2, step_free='yes',
                     count=2 + n // 120)
        scenario.add('rooms', room='Зал ' + town, site=town, kind='hall', seats=10, step_free='yes',
                     when='Mon-Fri 10:00-18:00')
    list_travel(scenario, plane(rng, towns, 50))
    rules = {'speech therapist': ('child', 30, 'individual', 'cabinet'),
             'psychologist': ('child', 60, 'individual', 'cabinet'),
             'early help': ('both', 60, 'individual', 'cabinet/hall'),
             'parents school': ('parent', 90, 'group', 'hall'), 'legal advice': ('parent', 30, 'individual', ''),
             'family music': ('both', 60, 'group', 'hall')}
    for service, (who, minutes, form, room) in rules.items():
        scenario.add('services', service=service, per='week', minutes=minutes, form=form,
                     group_min=3 if form == 'group' else '', group_max=8 if form == 'group' else '',
                     age_gap=10 if service == 'parents school' else 4 if form == 'group' else '', room=room, who=who)
    asked = dict.fromkeys(rules, 0)
    for i in range(n):
        birth = born(rng, 1, 12)
        scenario.add('children', child=child_id(i, n), born=birth, category=pick(rng, CATEGORIES),
                     language=pick(rng, LANGUAGES), lives=rng.choice(towns), shift=school_shift(rng, birth),
                     companion=pick(rng, [('seat', 55), ('waits', 45)]),
                     when=pick(rng, [('', 30), ('Mon, Wed, Fri 16:00-19:00, Sat 9:00-13:00', 40),
                                     ('Tue, Thu 9:00-12:00', 30)]),
                     family=f'F-{i // 2:03d}' if rng.random() < .4 else '',
                     since=since(rng, birth))
        for service in rng.sample(list(rules), rng.choice([3, 4, 5])):
            times = rng.choice([1, 2, 2]) if rules[service][0] != 'parent' else rng.choice([1, 1, 2])
            asked[service] += times * rules[service][1] / (3.5 if rules[service][2] == 'group' else 1)
            scenario.add('needs', child=child_id(i, n), service=service, times=times)
    number = 0
    for service in rules:
        left = asked[service] / 60 * .9
        while left > .5:
            number += 1
            hours = min(rng.choice([9, 18]), max(2, round(left)))
            left -= hours
            town = rng.choice(towns)
            scenario.add('specialists', specialist=f'S-{number:02d}', services=service, hours=hours,
                         when=f'{town} '
                         + rng.choice(['Mon-Fri 9:00-14:00', 'Mon-Fri 14:00-19:00',
                                       'Mon, Wed, Fri 12:00-19:00, Sat 9:00-14:00', 'Tue, Thu 9:00-19:00'])
                         if rng.random() < .8 else 'Mon-Fri 10:00-18:00', travels='', languages=spoken(rng, 25, 20, 55))
    for row in scenario.tables['specialists']:
        if not any(row['when'].startswith(town) for town in towns):
            row['travels'] = 'yes'
    return scenario
