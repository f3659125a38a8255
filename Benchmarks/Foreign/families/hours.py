"""Families about hours: too few of them, in pieces too small, on a fine grid."""
from draws import (BASIC, CATEGORIES, LANGUAGES, age, blocks, born, child_id, list_travel, names, pick, plane,
                   school_shift, since, span, spoken, status)
from tables import Scenario


def scarce(rng, n):
    """about a third of the hours asked; steep priorities, least close to times, hours in lessons, own minutes
    of needs, few children a specialist
    """
    scenario = Scenario('kk')
    scenario.extra = ['district']
    scenario.settings.update(grid='Mon-Fri 8:30-18:00, step 30, break 13:00-14:00', hours_are='lessons',
                             report_by='district', day_sessions=4, noon='13:00')
    towns = names(rng, 4)
    for town in towns:
        scenario.add('sites', site=town + ' cabinet', place=town, kind='cabinet', step_free='yes')
        scenario.add('rooms', room='R ' + town, site=town + ' cabinet', kind='cabinet', seats=4, step_free='yes',
                     count=max(2, n // 60))
    list_travel(scenario, plane(rng, towns, 40))
    for service in BASIC:
        scenario.add('services', service=service, per='week', minutes='20 under 4, 30 under 7, 40', form='individual',
                     room='cabinet')
    asked = dict.fromkeys(BASIC, 0)
    for i in range(n):
        birth = born(rng, 1, 17)
        scenario.add('children', child=child_id(i, n), born=birth, category=pick(rng, CATEGORIES),
                     language=pick(rng, LANGUAGES), lives=pick(rng, list(zip(towns, (50, 25, 15, 10)))),
                     shift=rng.choice([1, 1, 2]) if age(birth) >= 7 else '', since=since(rng, birth),
                     status=status(rng), district=rng.choice(['north', 'south']))
        priority = min(9, int(rng.paretovariate(.7)) - 1)
        for service in rng.sample(BASIC, rng.choice([1, 2, 3, 3])):
            times = rng.choice([2, 3, 3, 4, 5, 5])
            scenario.add('needs', child=child_id(i, n), service=service, times=times,
                         least=rng.choice(['', times, max(1, times - 1), 2]), priority=priority or '',
                         minutes=rng.choice(['', '', '', 60, 45]))
            asked[service] += times
    number = 0
    for service in BASIC:
        lessons = asked[service] * .33
        while lessons > 1:
            hours = int(min(lessons, rng.choice([9, 12, 18, 24])) + .5)
            lessons -= hours
            number += 1
            days = sorted(rng.sample(range(5), rng.choice([3, 4, 5]) if hours < 18 else 5))
            scenario.add('specialists', specialist=f'S-{number:02d}', services=service, hours=hours,
                         when=f'{rng.choice(towns)} cabinet '
                         + span(days,
                                *rng.choice([(510, 780), (840, 1080), (510, 1080)]) if hours < 18 else (510, 1080)),
                         languages=spoken(rng, 40, 20, 40), children=rng.choice(['', 6, 8, 10]))
    return scenario


def fragmented(rng, n):
    """hours enough in total, but in pieces of 50-110 minutes, with breaks of 10; sessions of 40, 60, 80 and 90
    (10 min grid)
    """
    scenario = Scenario('ru')
    scenario.settings.update(grid='Mon-Fri 8:00-18:00, step 10', day_minutes=180, day_sessions=3)
    towns = names(rng, 2)
    for town in towns:
        scenario.add('sites', site=town, place=town, kind='centre')
    scenario.add('travel', **{'from': towns[0], 'to': towns[1], 'minutes': 35})
    minutes_of = {'psychologist': '60', 'speech therapist': '40 under 7, 60', 'defectologist': '80',
                  'occupational therapy': '90'}
    for service, minutes in minutes_of.items():
        scenario.add('services', service=service, per='week', minutes=minutes, form='individual',
                     gap_days=2 if service == 'occupational therapy' else '')
    asked = dict.fromkeys(minutes_of, 0)
    for i in range(n):
        birth = born(rng, 3, 15)
        scenario.add('children', child=child_id(i, n), born=birth, category=pick(rng, CATEGORIES),
                     language=pick(rng, LANGUAGES), lives=rng.choice(towns), shift=school_shift(rng, birth),
                     when=pick(rng,
                               [('', 60), ('except Mon', 10), ('Mon-Wed 8:00-18:00', 15),
                                ('Tue, Thu 8:00-18:00, Fri 8:00-14:00', 15)]), since=since(rng, birth),
                     status=status(rng))
        for service in rng.sample(list(minutes_of), rng.choice([1, 2, 2, 3])):
            times = rng.choice([1, 2, 2, 3])
            scenario.add('needs', child=child_id(i, n), service=service, times=times)
            minutes = {'psychologist': 60, 'speech therapist': 40 if age(birth) < 7 else 60, 'defectologist': 80,
                       'occupational therapy': 90}[service]
            asked[service] += times * minutes
    number = 0
    for service in minutes_of:
        left = asked[service] * 1.15
        while left > 60:
            number += 1
            site, free, total = rng.choice(towns), {}, 0
            for day in range(5):
                if rng.random() < .12:
                    continue
                start = 480 + 10 * rng.randrange(0, 6)
                free[day] = []
                while start < 1040:
                    length = 10 * rng.choice([5, 6, 7, 7, 8, 9, 10, 11])
                    if start + length > 1080:
                        break
                    free[day].append((start, start + length))
                    total += length
                    start += length + 10 * rng.choice([1, 1, 2, 3, 6])
            cap = min(total, 30 * 60)
            left -= cap
            when = f'{site} ' + blocks(free)
            scenario.add('specialists', specialist=f'S-{number:02d}', services=service, hours=cap // 30 / 2, when=when,
                         languages=spoken(rng, 30, 30, 40))
    return scenario


def fine_grid(rng, n):
    """steps of 10 minutes from 8:00 to 20:00; sessions of 20, 25, 30, 40, 45, 50 and 60 by need; part-time
    hours with odd ends
    """
    scenario = Scenario('en', yaml=True)
    scenario.settings.update(grid='Mon-Fri 8:00-20:00, step 10, break 12:00-12:40', day_minutes=120, day_sessions=4,
                             shift_1='Mon-Fri 8:00-12:40', shift_2='Mon-Fri 13:20-18:10')
    town_count = max(1, n // 120)
    towns = names(rng, town_count)
    for town in towns:
        scenario.add('sites', site=town + ' House', place=town, kind='centre')
    list_travel(scenario, plane(rng, towns, 50))
    asked = dict.fromkeys(BASIC, 0)
    for service in BASIC:
        scenario.add('services', service=service, minutes='20 under 3, 25 under 4, 30 under 7, 45', form='individual',
                     room='cabinet')
    specialists_in = {town: 0 for town in towns}
    for i in range(n):
        birth = born(rng, 2, 16)
        town = rng.choice(towns)
        scenario.add('children', child=child_id(i, n), born=birth, category=pick(rng, CATEGORIES),
                     language=pick(rng, LANGUAGES), lives=town, shift=school_shift(rng, birth),
                     when=pick(rng,
                               [('', 50), ('Mon-Fri 8:20-11:10, Mon-Fri 15:40-20:00', 20),
                                ('Mon, Wed 14:10-18:50, Fri 8:00-12:00', 15), ('Tue-Fri 16:20-20:00', 15)]),
                     since=since(rng, birth), status=status(rng))
        for service in rng.sample(BASIC, rng.choice([1, 2, 2, 3])):
            times = rng.choice([1, 2, 3, 3, 4, 5])
            minutes = rng.choice([20, 25, 30, 30, 40, 45, 50, 60])
            scenario.add('needs', child=child_id(i, n), service=service, times=times, minutes=minutes,
                         least=rng.choice(['', '', times]))
            asked[service] += times * minutes
    number = 0
    for service in BASIC:
        left = asked[service] / 60 * .85
        while left > 1.5:
            number += 1
            hours = min(rng.choice([7.5, 11, 18, 22.5]), max(1.5, round(left * 2) / 2))
            left -= hours
            free = {}
            for day in range(5):
                start = 480 + 10 * rng.randrange(0, 24)
                end = min(1200, start + 10 * rng.randrange(20, 40))
                free[day] = [(start, end)]
            town = rng.choice(towns)
            specialists_in[town] += 1
            available = sum(end - start - max(0, min(end, 760) - max(start, 720)) for pieces in free.values() for start,
                            end in pieces) / 60
            scenario.add('specialists', specialist=f'S-{number:02d}', services=service,
                         hours=min(hours, int(available * 2) / 2), when=f'{town} House ' + blocks(free),
                         languages=spoken(rng, 25, 25, 50))
    for town in towns:
        scenario.add('rooms', room='Room ' + town, site=town + ' House', kind='cabinet',
                     count=max(2, round(specialists_in[town] * .45)))
    return scenario
