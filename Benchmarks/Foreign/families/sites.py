"""Families about where: one large site, many tiny ones, sites that specialists choose."""
import math

from draws import (BASIC, CATEGORIES, LANGUAGES, blocks, born, child_id, list_travel, minutes_between, names, pick,
                   plane, school_shift, since, span, spoken, status)
from tables import Scenario


def single_centre(rng, n):
    """one site; narrow uneven after-school hours (15 min grid, 6 days), 6 services, few rooms of two kinds, a
    room closed half of the day
    """
    scenario = Scenario('en')
    scenario.extra = ['funding']
    scenario.settings.update(grid='Mon-Sat 8:00-20:00, step 15', shift_1='Mon-Fri 8:00-13:30',
                             shift_2='Mon-Fri 13:45-18:30, Sat 8:00-11:00', day_sessions=3, day_minutes=120,
                             report_by='funding', holidays='25.10.2026 - 26.10.2026, 16.12.2026')
    scenario.add('sites', site='Big Centre', place='Town', when='Mon-Fri 8:00-20:00, Sat 9:00-15:00',
                 step_free='ramp, lift', kind='centre')
    minutes_of = {'psychologist': 45, 'speech therapist': 30, 'defectologist': 45, 'occupational therapy': 60,
                  'adaptive sport': 45, 'music therapy': 30}
    for service, minutes in minutes_of.items():
        scenario.add('services', service=service, per='week', minutes=minutes, form='individual',
                     room='hall' if service in ('adaptive sport', 'music therapy') else 'cabinet/hall'
                     if service == 'occupational therapy' else 'cabinet', who='child',
                     gap_days=2 if service in ('psychologist', 'adaptive sport') else '')
    asked = dict.fromkeys(minutes_of, 0)
    for i in range(n):
        birth = born(rng, 7, 16)
        shift = pick(rng, [(1, 70), (2, 30)])
        free = {}
        for day in rng.sample(range(5), rng.choice([2, 3, 3, 4, 5])):
            if shift == 1:
                start = 13 * 60 + 30 + 15 * rng.randrange(0, 20)
                free[day] = [(start, min(20 * 60, start + 15 * rng.choice([3, 4, 5, 6, 8, 10])))]
            else:
                start = 8 * 60 + 15 * rng.randrange(0, 12)
                free[day] = [(start, start + 15 * rng.choice([3, 4, 6, 8]))]
                if rng.random() < .3:
                    free[day].append((18 * 60 + 30, 20 * 60))
        if rng.random() < .35:
            free[5] = [(9 * 60 + 15 * rng.randrange(8 if shift == 2 else 0, 13), 15 * 60)]
        scenario.add('children', child=child_id(i, n), born=birth, category=pick(rng, CATEGORIES),
                     language=pick(rng, LANGUAGES), lives='Town', shift=shift, when=blocks(free),
                     step_free=pick(rng, [('', 90), ('yes', 5), ('lift', 3), ('quiet', 2)]),
                     companion=pick(rng, [('', 70), ('waits', 25), ('seat', 5)]), since=since(rng, birth),
                     status=status(rng), funding=pick(rng, [('state', 70), ('grant', 20), ('family', 10)]))
        for service in rng.sample(list(minutes_of), rng.choice([2, 3, 3, 4, 5])):
            times = rng.choice([1, 2, 2, 3])
            scenario.add('needs', child=child_id(i, n), service=service, times=times, least=rng.choice(['', 1, times]),
                         priority=rng.choice(['', '', 1, 2]))
            asked[service] += times * minutes_of[service]
    number = 0
    for service in minutes_of:
        left = asked[service] / 60 * .85
        while left > 2:
            hours = min(left, rng.choice([9, 13.5, 18, 24, 27]))
            hours = round(hours * 2) / 2
            left -= hours
            number += 1
            late = rng.random() < .6
            start, end = (12 * 60, 20 * 60) if late else (8 * 60, 15 * 60)
            day_off = rng.randrange(5)
            when = span([day for day in range(5) if day != day_off], start, end)
            if rng.random() < .5:
                when += ', ' + span([5], 9 * 60, 15 * 60)
            services = (service
                        + (', ' + rng.choice([x for x in minutes_of if x != service]) if rng.random() < .25 else ''))
            scenario.add('specialists', specialist=f'S-{number:02d}', services=services, hours=hours, when=when,
                         languages=spoken(rng, 30, 30, 40),
                         categories='' if rng.random() < .6
                         else ', '.join(sorted(set(pick(rng, CATEGORIES) for _ in range(4)))),
                         children=rng.choice(['', 14, 20, 24]))
    cabinets = max(2, round(number * .38))
    scenario.add('rooms', room='Cab', site='Big Centre', kind='cabinet', seats=3, step_free='ramp, lift',
                 count=max(1, cabinets - cabinets // 3))
    scenario.add('rooms', room='Cab upstairs', site='Big Centre', kind='cabinet', seats=2, step_free='quiet, lift',
                 when='Mon-Fri 13:00-20:00', count=max(1, cabinets // 3))
    scenario.add('rooms', room='Hall', site='Big Centre', kind='hall', seats=6, step_free='ramp',
                 count=max(1, round(number * .12)))
    for x in range(max(1, n // 40)):
        scenario.add('absences', who=child_id(rng.randrange(n), n) if x % 2 else f'S-{rng.randrange(number) + 1:02d}',
                     **{'from': '05.10.2026', 'to': '25.10.2026' if x % 3 else '20.11.2026'}, note='away')
    return scenario


def tiny_sites(rng, n):
    """a site to some 6 children in the plane, one or two specialists each, some shared over 2-4 sites or
    choosing the site; max_travel 25; full travel matrix
    """
    scenario = Scenario('ru', yaml=True)
    scenario.settings.update(grid='Mon-Fri 9:00-17:00, step 30, break 12:30-13:30', max_travel=25, day_sessions=3)
    site_count = max(4, n // 7)
    places = names(rng, site_count + site_count // 3)
    position = plane(rng, places, 18 * math.sqrt(site_count))
    sites = places[:site_count]
    site_of = {}
    for place in sites:
        scenario.add('sites', site='Cabinet ' + place if rng.random() < .5 else place, place=place, kind='cabinet',
                     step_free=pick(rng, [('', 50), ('yes', 30), ('ramp, quiet', 20)]),
                     when=pick(rng, [('', 70), ('Mon-Thu 9:00-17:00', 15), ('except Wed', 15)]))
        site_of[place] = scenario.tables['sites'][-1]['site']
    list_travel(scenario, position)
    asked = dict.fromkeys(BASIC, 0)
    for i in range(n):
        birth = born(rng, 2, 14)
        category = pick(rng, CATEGORIES)
        scenario.add('children', child=child_id(i, n), born=birth, category=category, language=pick(rng, LANGUAGES),
                     lives=rng.choice(places), rural='yes', shift=school_shift(rng, birth),
                     step_free=pick(rng, [('', 92), ('yes', 5), ('quiet', 3)]), since=since(rng, birth),
                     status=status(rng))
        for service in rng.sample(BASIC, rng.choice([1, 2, 2, 3])):
            times = rng.choice([1, 2, 2, 3, 4])
            scenario.add('needs', child=child_id(i, n), service=service, times=times, least=2 if times > 2 else '')
            asked[service] += 30 * times
    scenario.add('services', service='speech therapist', minutes='30', form='individual')
    scenario.add('services', service='psychologist', minutes='30', form='individual')
    scenario.add('services', service='defectologist', minutes='30', form='individual')
    total = sum(asked.values()) / 60
    number, given = 0, 0
    while given < total * .8 or number < site_count * .6:
        number += 1
        service = pick(rng, [(x, asked[x] + 1) for x in asked])
        service = service + (', ' + rng.choice([x for x in BASIC if x != service]) if rng.random() < .35 else '')
        roll = rng.random()
        travels = ''
        home = rng.choice(sites)
        near = sorted((site for site in sites if site != home),
                      key=lambda site: minutes_between(position[home], position[site]))
        if roll < .4:
            when, hours = f'{site_of[home]} Mon-Fri 9:00-12:30', rng.choice([9, 13.5])
        elif roll < .75:
            chosen = [home] + rng.sample(near[:6], min(len(near[:6]), rng.choice([1, 2, 3])))
            days = list(range(5))
            rng.shuffle(days)
            days_at = {site: days[x::len(chosen)] for x, site in enumerate(chosen)}
            when, hours = ', '.join(f'{site_of[site]} ' + span(days_at[site], 9 * 60, 15 * 60 + 30) for site in chosen
                                    if days_at[site]), 18
        elif roll < .92:
            when, hours, travels = span(sorted(rng.sample(range(5), 3)), 9 * 60, 17 * 60), 12, 'yes'
        else:
            when, hours, travels = 'Mon-Fri 9:00-12:30', 9, 'no'
        given += hours
        scenario.add('specialists', specialist=f'S-{number:03d}', services=service, hours=float(hours), when=when,
                     languages=spoken(rng, 40, 20, 40), children=rng.choice(['', 12, 14]), travels=travels)
    return scenario


def choosers(rng, n):
    """nearly every specialist chooses its site (daily or once); sites far apart, tight max_travel, children
    spread unevenly, rooms one or two a site
    """
    scenario = Scenario('en', yaml=True)
    scenario.settings.update(grid='Mon-Fri 9:00-17:00, step 30, break 12:30-13:00', max_travel=20, day_sessions=3)
    village_count = max(5, n // 15)
    villages = names(rng, village_count)
    position = plane(rng, villages, 16 * math.sqrt(village_count))
    for village in villages:
        scenario.add('sites', site=village, place=village, kind='cabinet')
        scenario.add('rooms', room='Room ' + village, site=village, kind='cabinet', seats=3,
                     count=rng.choice([1, 1, 2]))
    list_travel(scenario, position)
    asked = dict.fromkeys(BASIC, 0)
    for service in BASIC:
        scenario.add('services', service=service, minutes=30, form='individual', room='cabinet')
    weights = [(village, rng.paretovariate(1.2)) for village in villages]
    for i in range(n):
        birth = born(rng, 2, 12)
        scenario.add('children', child=child_id(i, n), born=birth, category=pick(rng, CATEGORIES),
                     language=pick(rng, LANGUAGES), lives=pick(rng, weights), rural='yes',
                     shift=school_shift(rng, birth), since=since(rng, birth))
        for service in rng.sample(BASIC, rng.choice([1, 2, 3])):
            times = rng.choice([1, 2, 3])
            asked[service] += times
            scenario.add('needs', child=child_id(i, n), service=service, times=times, least=rng.choice(['', times]))
    number = 0
    for service in BASIC:
        left = asked[service] / 2 * .9
        while left > 1:
            number += 1
            hours = min(rng.choice([9, 12, 18]), max(2, round(left)))
            left -= hours
            roll = rng.random()
            if roll < .7:
                when, travels = span(sorted(rng.sample(range(5), 4)), 540, 1020), 'yes'
            elif roll < .9:
                when, travels = 'Mon-Fri 9:00-17:00', 'no'
            else:
                when, travels = f'{rng.choice(villages)} Mon-Fri 9:00-17:00', ''
            scenario.add('specialists', specialist=f'S-{number:02d}',
                         services=service
                         + (', ' + rng.choice([x for x in BASIC if x != service]) if rng.random() < .4 else ''),
                         hours=hours, when=when, languages=spoken(rng, 30, 20, 50), travels=travels)
    return scenario
