"""A family of everything together."""
import datetime as dt
import math

from draws import (CATEGORIES, LANGUAGES, age, born, child_id, list_travel, names, pick, plane, school_shift, since,
                   span, spoken, status)
from tables import DAYS, Scenario

# of a session, about
MINUTES = {'speech therapist': 34, 'psychologist': 38, 'defectologist': 30, 'adaptive sport': 60,
           'legal advice': 30, 'family therapy': 45}


def settings():
    scenario = Scenario('ru')
    scenario.extra = ['район']
    scenario.settings.update(grid='Mon-Sat 9:00-18:30, step 15, break 13:00-13:30', weeks=2,
                             shift_1='Mon-Fri 8:00-13:00', shift_2='Mon-Fri 13:30-18:30', noon='13:00', day_sessions=3,
                             day_minutes=120, max_travel=35, course_worth=6, report_by='район',
                             holidays='25.10.2026 - 26.10.2026, 16.12.2026', seed=77)
    return scenario


def add_sites(scenario, rng, n):
    """cabinets, schools in every third town, one centre of courses; two villages without a site"""
    site_towns = max(3, n // 60)
    towns = names(rng, site_towns + 2)
    position = plane(rng, towns, 13 * math.sqrt(site_towns + 2))
    sites = []
    for x, town in enumerate(towns[:site_towns]):
        for kind in (['кабинет', 'школа'] if x % 3 == 0 else ['кабинет']):
            name = f'{town} {kind}'
            sites.append((name, town))
            scenario.add('sites', site=name, place=town, kind=kind,
                         step_free=rng.choice(['yes', '', 'ramp, quiet', 'lift, loop']),
                         when='' if kind == 'кабинет' else 'Mon-Fri 9:00-17:00')
        if x % 3 == 0:
            scenario.add('travel', **{'from': f'{town} кабинет', 'to': f'{town} школа', 'minutes': 15})
    scenario.add('sites', site='Областной РЦ', place=towns[site_towns], kind='centre',
                 step_free='ramp, lift, quiet, loop')
    list_travel(scenario, position)
    return towns, sites


def add_services(scenario):
    scenario.add('services', service='speech therapist', per='week', minutes='20 under 4, 30 under 7, 45', form='any',
                 group_min=2, group_max=4, age_gap=2, room='cabinet', gap_days=2)
    scenario.add('services', service='psychologist', per='week', minutes='30 under 7, 45', form='any', group_min=3,
                 group_max=6, age_gap=3, room='cabinet/hall')
    scenario.add('services', service='defectologist', per='week', minutes='30', form='individual', room='cabinet')
    scenario.add('services', service='adaptive sport', per='cycle', minutes='60', form='group', group_min=3,
                 group_max=8, age_gap=4, room='hall, curator', who='child', gap_days=3, age_from=5)
    scenario.add('services', service='legal advice', per='cycle', minutes='30', form='individual', who='parent')
    scenario.add('services', service='family therapy', per='cycle', minutes='45', form='individual', who='both',
                 room='cabinet')
    scenario.add('services', service='rehabilitation', per='year', gap_days=60)
    scenario.add('services', service='PMPC', per='once')


def add_children(scenario, rng, n, towns):
    """answers the minutes asked of each service in two weeks, and the courses asked"""
    asked = dict.fromkeys(MINUTES, 0.)
    courses = 0
    for i in range(n):
        birth = born(rng, 2, 16)
        child = child_id(i, n)
        town = rng.choice(towns)
        state = status(rng)
        scenario.add('children', child=child, born=birth,
                     category=pick(rng, CATEGORIES) if rng.random() < .9 else 'motor, speech',
                     language=pick(rng, LANGUAGES), lives=town, rural='yes' if towns.index(town) % 2 else '',
                     shift=school_shift(rng, birth),
                     when=pick(rng,
                               [('', 65), ('except Sat', 10), ('Mon-Thu 9:00-18:30', 10),
                                ('Mon-Fri 9:00-13:00 A, Mon-Fri 13:30-18:30 B', 8), ('morning', 4), ('afternoon', 3)]),
                     step_free=pick(rng, [('', 88), ('yes', 7), ('quiet', 3), ('loop', 2)]),
                     companion=pick(rng, [('', 60), ('waits', 28), ('seat', 12)]), since=since(rng, birth),
                     status=state, family=f'F-{rng.randrange(n):03d}' if rng.random() < .15 else '',
                     until=dt.date(2026, 10, 1) if rng.random() < .03 else '',
                     **{'район': rng.choice(['Север', 'Юг', 'Центр'])})
        if state == 'no PMPC conclusion':
            scenario.add('needs', child=child, service='PMPC', times=1)
        for service in rng.sample(list(MINUTES), rng.choice([2, 2, 3, 4])):
            if service == 'adaptive sport' and age(birth) < 5:
                continue
            times = rng.choice({'adaptive sport': [1, 2, 3], 'legal advice': [1], 'family therapy': [1, 2]}.get(service,
                    [1, 2, 2, 3]))
            form = ('group' if service == 'adaptive sport' else pick(rng, [('', 60), ('group', 20), ('any', 20)])
                    if service in ('speech therapist', 'psychologist') else '')
            form = form or ('individual' if service in ('speech therapist', 'psychologist') else '')
            scenario.add('needs', child=child, service=service, times=times, form=form,
                         least=rng.choice(['', '', min(times, 2)]),
                         minutes=rng.choice(['', '', '', 60]) if service == 'defectologist' else '',
                         priority=rng.choice(['', '', '', 1, 2]),
                         category=rng.choice(['', '', '', 'speech']) if service == 'speech therapist' else '')
            weeks = 1 if service in ('adaptive sport', 'legal advice', 'family therapy') else 2
            asked[service] += times * weeks * MINUTES[service] / (2.2 if form == 'group' else 1.3 if form == 'any'
                                                                  else 1)
        if rng.random() < .4:
            times = rng.choice([1, 2, 3])
            courses += times
            scenario.add('needs', child=child, service='rehabilitation', times=times,
                         last=dt.date(2026, 8, 15) - dt.timedelta(rng.randrange(300)) if rng.random() < .5 else '')
    return asked, courses


def add_specialists(scenario, rng, sites, asked):
    """hours for some 85 % of what is asked; at one site, at two, by the week, or where they choose"""
    number = 0
    for service in MINUTES:
        left = asked[service] / 60 / 2 * .85
        while left > .7:
            number += 1
            hours = min(rng.choice([9., 13.5, 18.]), max(1., round(left * 2) / 2))
            left -= hours
            days = list(range(5))
            rng.shuffle(days)
            (first, _), (second, _) = rng.sample(sites, 2)
            roll = rng.random()
            travels = ''
            if roll < .5:
                when = f'{first} ' + span(days[:5], *rng.choice([(540, 780), (810, 1110), (540, 1110)]))
            elif roll < .7:
                when = f'{first} ' + span(days[:3], 540, 1020) + f', {second} ' + span(days[3:], 540, 1020)
            elif roll < .8:
                when = (f'{first} ' + span(days[:4], 540, 1020) + f', {second} {DAYS[days[4]]} 10:00-16:00 A'
                        + f', {first} {DAYS[days[4]]} 9:00-13:00 B')
            else:
                when, travels = span(days[:4], 540, 1020), rng.choice(['yes', 'yes', 'no'])
            services = (service if rng.random() < .75
                        else service + ', ' + rng.choice([x for x in MINUTES if x != service]))
            scenario.add('specialists', specialist=f'S-{number:03d}', services=services, hours=hours, when=when,
                         languages=spoken(rng, 30, 25, 45),
                         categories='' if rng.random() < .7
                         else ', '.join(sorted({pick(rng, CATEGORIES) for _ in range(5)} | {'speech'})),
                         children=rng.choice(['', '', 14, 18]), travels=travels)
    return number


def add_rooms(scenario, rng, sites, number):
    """cabinets, quiet ones, halls and curators at each site"""
    per = max(1, number // max(1, len(sites)))
    for name, town in sites:
        scenario.add('rooms', room='Каб ' + name, site=name, kind='cabinet', seats=3,
                     step_free=rng.choice(['', 'yes', 'ramp, quiet']), count=max(1, round(per * .55)))
        scenario.add('rooms', room='Тихий ' + name, site=name, kind='cabinet', seats=4, step_free='ramp, quiet, loop',
                     when='Mon-Fri 9:00-16:00')
        scenario.add('rooms', room='Зал ' + name, site=name, kind='hall', seats=8, step_free='yes')
        scenario.add('rooms', room='Куратор ' + name, site=name, kind='curator', when='Mon, Wed, Fri 9:00-17:00')


def add_turns(scenario, rng, n, towns, courses):
    """half of the courses asked, some turns over half of the term; the commission"""
    for turn in range(max(3, round(courses * .5 / 6))):
        first = dt.date(2026, 9, 3) + dt.timedelta(rng.randrange(90))
        length = rng.choice([14, 14, 21, 21, 25, 66])
        last = min(first + dt.timedelta(length - 1), dt.date(2026, 12, 31))
        if length == 66:
            first = dt.date(2026, 9, 3) + dt.timedelta(rng.randrange(50))
            last = first + dt.timedelta(65)
        scenario.add('turns', turn=f'Т-{turn + 1:02d}', site='Областной РЦ', service='rehabilitation', first_day=first,
                     last_day=last, places=rng.choice([5, 6, 8]), age_from=rng.choice([2, 3, 7]), age_to=17,
                     step_free_places=rng.choice(['', 2]), companion=rng.choice(['free', 'place', 'no']),
                     quota=rng.choice(['', 'район=Юг 2', f'{towns[0]} 2']), reserved=rng.choice(['', 'village 2']))
    for turn in range(max(1, n // 100)):
        day = dt.date(2026, 9, 10) + dt.timedelta(14 * turn % 105)
        scenario.add('turns', turn=f'К-{turn + 1:02d}', site='Областной РЦ', service='PMPC', first_day=day,
                     last_day=day, places=3)


def add_absences(scenario, rng, n, number):
    for _ in range(max(2, n // 30)):
        first = dt.date(2026, 9, 1) + dt.timedelta(rng.randrange(100))
        scenario.add('absences', who=rng.choice([child_id(rng.randrange(n), n), f'S-{rng.randrange(number) + 1:03d}']),
                     **{'from': first, 'to': min(first + dt.timedelta(rng.randrange(5, 85)), dt.date(2026, 12, 31))},
                     note='')


def mixed(rng, n):
    """everything together at the scale of a town: two weeks, groups, rosters, parents, kinds of room, turns
    (some over half of the term), today's table with a few pins, absences, limits of all kinds
    """
    scenario = settings()
    towns, sites = add_sites(scenario, rng, n)
    add_services(scenario)
    asked, courses = add_children(scenario, rng, n, towns)
    number = add_specialists(scenario, rng, sites, asked)
    add_rooms(scenario, rng, sites, number)
    add_turns(scenario, rng, n, towns, courses)
    add_absences(scenario, rng, n, number)
    return scenario
