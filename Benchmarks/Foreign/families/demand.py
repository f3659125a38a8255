"""Families about demand: all children alike, children as the bottleneck, kinds of room as the bottleneck."""
import datetime as dt

from draws import BASIC, CATEGORIES, blocks, born, child_id, list_travel, names, pick, plane, school_shift, since
from tables import Scenario


def identical(rng, n):
    """all children alike (a row with count, the rest spelled out), all specialists alike, half of the hours
    asked, rooms fewer than specialists
    """
    scenario = Scenario('en')
    scenario.settings.update(grid='Mon-Fri 9:00-13:00, step 30', day_sessions=2)
    scenario.add('sites', site='Centre', place='Town', kind='centre')
    half = n // 2
    birth = dt.date(2021, 3, 14)
    ids = [('K', half)] + [(child_id(i, n), 1) for i in range(n - half)]
    for child, copies in ids:
        scenario.add('children', child=child, born=birth, category='speech', language='kk', lives='Town',
                     since=dt.date(2026, 1, 12), count=copies if copies > 1 else '')
        for service in BASIC:
            scenario.add('needs', child=child, service=service, times=3, least=2, form='any')
    for service in BASIC:
        scenario.add('services', service=service, per='week', minutes=30, form='any', group_min=2, group_max=2,
                     age_gap=1, room='cabinet', gap_days=2)
    specialists = max(2, round(n * 3 * 3 * .5 * .5 / 18))
    for number in range(specialists):
        scenario.add('specialists', specialist=f'S-{number + 1:02d}', services=', '.join(BASIC), hours=18,
                     when='Mon-Fri 9:00-13:00', languages='kk', children=12)
    scenario.add('rooms', room='Room', site='Centre', kind='cabinet', seats=2, count=max(1, round(specialists * .7)))
    return scenario


def child_bound(rng, n):
    """specialists are plenty; the children are the bottleneck: 4-6 services each, one or two sessions and 60
    minutes a day, one free hour a day, sites of two places
    """
    scenario = Scenario('en')
    scenario.settings.update(grid='Mon-Fri 9:00-19:00, step 20', day_sessions=2, day_minutes=60, max_travel=30)
    first, second = names(rng, 2)
    for town in (first, second):
        scenario.add('sites', site=town + ' One', place=town, kind='centre')
        scenario.add('sites', site=town + ' Two', place=town, kind='school')
        scenario.add('travel', **{'from': town + ' One', 'to': town + ' Two', 'minutes': 20})
    scenario.add('travel', **{'from': first, 'to': second, 'minutes': 25})
    services = BASIC + ['logorhythmics', 'sand therapy', 'physical therapy']
    minutes_of = dict(zip(services, (40, 20, 40, 20, 40, 60)))
    for service in services:
        scenario.add('services', service=service, per='week', minutes=minutes_of[service], form='individual')
    asked = dict.fromkeys(services, 0)
    for i in range(n):
        birth = born(rng, 5, 14)
        free = {}
        for day in range(5):
            if rng.random() < .15:
                continue
            start = 540 + 20 * rng.randrange(0, 26)
            free[day] = [(start, min(1140, start + 20 * rng.choice([2, 3, 3, 4, 6])))]
        scenario.add('children', child=child_id(i, n), born=birth, category=pick(rng, CATEGORIES), language='kk',
                     lives=rng.choice([first, second]), when=blocks(free) or 'Mon 9:00-10:00', since=since(rng, birth))
        for service in rng.sample(services, rng.choice([4, 5, 6])):
            times = rng.choice([2, 2, 3, 4])
            scenario.add('needs', child=child_id(i, n), service=service, times=times, least=rng.choice(['', 2, times]))
            asked[service] += times * minutes_of[service]
    number = 0
    for service in services:
        left = asked[service] / 60 * 1.3
        while left > 0:
            number += 1
            left -= 24
            site = rng.choice([first, second]) + rng.choice([' One', ' Two'])
            scenario.add('specialists', specialist=f'S-{number:02d}', services=service, hours=24,
                         when=f'{site} Mon-Fri 9:00-14:00' if rng.random() < .5 else f'{site} Mon-Fri 14:00-19:00',
                         languages='kk, ru')
    return scenario


def kinds(rng, n):
    """each session takes a unit of two or three kinds (room, second adult, equipment), shared by all; classes
    of rooms with other hours and tags; kinds bind, hours do not
    """
    scenario = Scenario('en')
    scenario.settings.update(grid='Mon-Fri 9:00-18:00, step 30', day_sessions=3)
    town_count = max(1, n // 150) + 1
    towns = names(rng, town_count)
    rooms_of = {'psychologist': 'cabinet', 'speech therapist': 'cabinet, mirror',
                'defectologist': 'cabinet/studio, curator', 'robotics': 'studio, kit, curator',
                'swimming': 'pool, curator', 'sensory room': 'studio, kit'}
    minutes_of = {'psychologist': 60, 'speech therapist': 30, 'defectologist': 30, 'robotics': 90, 'swimming': 60,
                  'sensory room': 30}
    for service, room in rooms_of.items():
        scenario.add('services', service=service, per='week', minutes=minutes_of[service],
                     form='individual' if service != 'swimming' else 'group', group_min=2, group_max=4, age_gap=5,
                     room=room)
    asked = dict.fromkeys(rooms_of, 0)
    for i in range(n):
        birth = born(rng, 4, 15)
        scenario.add('children', child=child_id(i, n), born=birth, category=pick(rng, CATEGORIES), language='kk, ru',
                     lives=rng.choice(towns), shift=school_shift(rng, birth),
                     step_free=pick(rng, [('', 70), ('yes', 12), ('quiet', 10), ('loop', 4), ('ramp, quiet', 4)]),
                     companion=pick(rng, [('', 70), ('seat', 30)]), since=since(rng, birth))
        for service in rng.sample(list(rooms_of), rng.choice([2, 3, 3, 4])):
            times = rng.choice([1, 2, 2])
            asked[service] += times * minutes_of[service] / (2.5 if service == 'swimming' else 1)
            scenario.add('needs', child=child_id(i, n), service=service, times=times)
    number = 0
    for service in rooms_of:
        left = asked[service] / 60 * 1.3
        while left > 0:
            number += 1
            left -= 18
            scenario.add('specialists', specialist=f'S-{number:02d}', services=service, hours=20,
                         when=f'{rng.choice(towns)} Lab '
                         + rng.choice(['Mon-Fri 9:00-13:30', 'Mon-Fri 13:30-18:00', 'Mon, Wed, Fri 9:00-18:00',
                                       'Tue, Thu 9:00-18:00, Sat 9:00-9:30'][:3]), languages='kk, ru')
    usage = {'cabinet': asked['psychologist'] + asked['speech therapist'] + asked['defectologist'] * .6,
             'mirror': asked['speech therapist'],
             'curator': asked['defectologist'] + asked['robotics'] + asked['swimming'],
             'studio': asked['robotics'] + asked['sensory room'] + asked['defectologist'] * .4,
             'kit': asked['robotics'] + asked['sensory room'], 'pool': asked['swimming']}
    for town in towns:
        scenario.add('sites', site=town + ' Lab', place=town, kind='centre', step_free='ramp')
        for kind, minutes in usage.items():
            # units that would hold 80 % of what is asked in 45 hours
            units = minutes / town_count / 60 / 45 * .8
            main = max(1, round(units * .6))
            others = max(0, round(units) - main)
            person = kind in ('mirror', 'kit', 'curator')
            scenario.add('rooms', room=f'{kind} {town}', site=town + ' Lab', kind=kind,
                         seats='' if person else 6 if kind == 'pool' else 2, step_free='' if person else 'ramp',
                         count=main)
            if others:
                scenario.add('rooms', room=f'{kind} B {town}', site=town + ' Lab', kind=kind, seats='' if person else 3,
                             step_free='' if person else 'quiet, loop, ramp', when='Mon-Thu 10:00-16:00', count=others)
            if not person and kind != 'pool':
                scenario.add('rooms', room=f'{kind} C {town}', site=town + ' Lab', kind=kind, seats=1,
                             when='Fri 9:00-18:00, Mon 9:00-11:00')
    list_travel(scenario, plane(rng, towns, 25))
    return scenario
