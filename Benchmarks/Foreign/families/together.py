"""Families of children in groups, at random or in named rosters."""
from draws import CATEGORIES, LANGUAGES, born, child_id, names, pick, school_shift, since, span, spoken, status
from tables import Scenario


def groups(rng, n, narrow=False):
    """nearly all in groups of 3-8 with narrow ages, categories and languages; a third in named rosters; halls
    with seats, companions with a seat
    """
    scenario = Scenario('ru')
    scenario.settings.update(grid='Mon-Fri 9:00-19:00, step 30', day_sessions=3)
    site_count = max(1, n // 100)
    sites = names(rng, site_count)
    for site in sites:
        scenario.add('sites', site='Центр ' + site, place='Город', kind='centre', step_free='yes')
    for x, one in enumerate(sites):
        for other in sites[x + 1:]:
            scenario.add('travel', **{'from': 'Центр ' + one, 'to': 'Центр ' + other, 'minutes': 20})
    rules = {'speech therapist': (3, 5, 1, 30, 'cabinet'), 'defectologist': (3, 4, 2, 30, 'cabinet'),
             'psychologist': (4, 8, 3, 45, 'hall'),
             'music group': (5, 8, 4, 60, 'hall') if narrow else (4, 8, 5, 60, 'hall'),
             'social skills': (3, 6, 2, 60, 'cabinet/hall')}
    for service, (smallest, largest, gap, minutes, room) in rules.items():
        scenario.add('services', service=service, per='week',
                     minutes=minutes if service != 'speech therapist' else '20 under 4, 30 under 7, 45',
                     form='any' if service != 'music group' else 'group', group_min=smallest, group_max=largest,
                     age_gap=gap, room=room, gap_days=2 if service == 'social skills' else '')
    asked = dict.fromkeys(rules, 0)
    rosters = 0
    i = 0
    while i < n:
        # a class of children who know each other, or one child
        named = rng.random() < .07
        size = rng.randrange(3, 8) if named else 1
        base_age = rng.randrange(2, 14)
        language = pick(rng, LANGUAGES)
        category = pick(rng, CATEGORIES)
        shift = rng.choice([1, 2])
        if named:
            rosters += 1
        roster_services = rng.sample(['speech therapist', 'psychologist', 'social skills'], 2)
        for _ in range(min(size, n - i)):
            birth = born(rng, base_age, base_age + (1 if named else 3))
            child = child_id(i, n)
            i += 1
            scenario.add('children', child=child, born=birth,
                         category=category if named or narrow and rng.random() < .3
                         else rng.choice([pick(rng, CATEGORIES), 'speech, delay', ''] if narrow
                                         else [pick(rng, CATEGORIES), pick(rng, CATEGORIES), 'speech, delay',
                                               'speech, delay', '']),
                         language=language if named else pick(rng, LANGUAGES), lives='Город',
                         shift=shift if named and base_age >= 7 else school_shift(rng, birth),
                         companion=pick(rng, [('', 80), ('seat', 12), ('waits', 8)]),
                         step_free=pick(rng, [('', 94), ('yes', 6)]), since=since(rng, birth), status=status(rng))
            for service in rng.sample(list(rules), rng.choice([2, 3, 3, 4])):
                times = rng.choice([1, 2, 2, 3])
                form = ('group' if service == 'music group'
                        else pick(rng, [('group', 70), ('any', 22), ('individual', 8)]))
                if named and service in roster_services:
                    scenario.add('needs', child=child, service=service, times=2, form='group', group=f'Класс {rosters}')
                    if rng.random() < .3:
                        scenario.add('needs', child=child, service=service, times=1, form='individual')
                    asked[service] += 2 * rules[service][3] / 4
                else:
                    scenario.add('needs', child=child, service=service, times=times, form=form,
                                 least=rng.choice(['', '', times]))
                    asked[service] += times * rules[service][3] / (1 if form == 'individual' else 2.6)
    number = 0
    for service in rules:
        left, first = asked[service] / 60, True
        while left > 1:
            number += 1
            hours = min(18, max(3, round(left)))
            left -= hours
            site = rng.choice(sites)
            when = span(range(5), *rng.choice([(540, 840), (840, 1140), (600, 1020)]))
            scenario.add('specialists', specialist=f'S-{number:02d}',
                         services=service
                         + (', ' + rng.choice(['social skills', 'psychologist']) if rng.random() < .2
                            and service not in ('social skills', 'psychologist') else ''), hours=float(hours),
                         when=(f'Центр {site} ' if site_count > 1 else '') + when,
                         languages='kk, ru' if first else spoken(rng, 35, 35, 30),
                         categories='' if first or rng.random() < .6 else 'speech, delay, autism, intellect')
            first = False
    for site in sites:
        scenario.add('rooms', room='Каб ' + site, site='Центр ' + site, kind='cabinet', seats=5, step_free='yes',
                     count=max(2, round(number / site_count * .3)))
        scenario.add('rooms', room='Зал ' + site, site='Центр ' + site, kind='hall', seats=9, step_free='yes',
                     count=max(1, round(number / site_count * .12)))
    return scenario


def groups_narrow(rng, n):
    """as groups, but nearly each child has one category of its own: few fit together, who may be with whom
    decides
    """
    return groups(rng, n, narrow=True)
