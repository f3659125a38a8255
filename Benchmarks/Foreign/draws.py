"""What the families share: writing hours, drawing people, dates, names and places."""
import datetime as dt
import math

from tables import DAYS

TERM = dt.date(2026, 9, 1)
CATEGORIES = [('speech', 38), ('delay', 25), ('intellect', 12), ('motor', 7), ('autism', 6), ('vision', 5),
              ('complex', 4), ('hearing', 3)]
LANGUAGES = [('kk', 60), ('ru', 32), ('kk, ru', 8)]
SYLLABLES = [a + b for a in 'b d g k l m n s t zh sh r'.split() for b in 'a o u e y'.split()]
BASIC = ['psychologist', 'speech therapist', 'defectologist']


def clock(minute):
    """minutes of the day as 9:05"""
    return f'{minute // 60}:{minute % 60:02d}'


def span(days, a, b):
    """indexes of days -> 'Mon, Wed 9:00-13:00'"""
    return ', '.join(DAYS[d] for d in sorted(days)) + f' {clock(a)}-{clock(b)}'


def blocks(by_day):
    """{day: [(a, b)]} -> 'Mon 9:00-10:00; Mon 11:00-12:00'"""
    return '; '.join(f'{DAYS[d]} {clock(a)}-{clock(b)}' for d in sorted(by_day) for a, b in by_day[d])


def pick(rng, pairs):
    """one of the (value, weight) pairs"""
    left = rng.random() * sum(weight for _, weight in pairs)
    for value, weight in pairs:
        left -= weight
        if left < 0:
            return value
    return pairs[-1][0]


def born(rng, youngest, oldest, on=TERM):
    """somebody of youngest to oldest completed years on that day"""
    first = dt.date(on.year - oldest - 1, on.month, on.day) + dt.timedelta(1)
    last = dt.date(on.year - youngest, on.month, on.day)
    return first + dt.timedelta(rng.randrange((last - first).days + 1))


def age(birth, on=TERM):
    """completed years on that day"""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def since(rng, birth, as_of=dt.date(2026, 8, 25)):
    """the day of the request"""
    first = max(birth + dt.timedelta(30), as_of - dt.timedelta(900))
    days = max(1, (as_of - first).days)
    return first + dt.timedelta(rng.randrange(days))


def distance(a, b):
    """edits between two words"""
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (x != y)))
        above = row
    return above[-1]


def names(rng, n):
    """invented names of places, none like another"""
    out = []
    while len(out) < n:
        word = (''.join(rng.choice(SYLLABLES) for _ in range(rng.choice((3, 4)))).capitalize()
                + rng.choice(['tau', 'kol', 'su', 'bulak', '']))
        if 6 <= len(word) <= 14 and all(distance(word, other) > 3 for other in out):
            out.append(word)
    return out


def child_id(i, n):
    """the identifier of child i of n"""
    return f'C-{i + 1:0{max(3, len(str(n)))}d}'


def plane(rng, of, size):
    """a point in a square for each name"""
    return {name: (rng.random() * size, rng.random() * size) for name in of}


def minutes_between(a, b, per=1.0):
    """minutes of travel between two points"""
    return max(3, int(round(math.hypot(a[0] - b[0], a[1] - b[1]) * per)))


def list_travel(scenario, position, per=1.0):
    """the whole matrix of travel between places"""
    places = sorted(position)
    for i, a in enumerate(places):
        for b in places[i + 1:]:
            minutes = minutes_between(position[a], position[b], per)
            scenario.add('travel', **{'from': a, 'to': b, 'minutes': minutes})


def status(rng):
    """a few children are not yet or not now to be planned"""
    return pick(rng, [('', 94), ('no PMPC conclusion', 4), ('postponed', 2)])


def spoken(rng, kazakh, russian, both):
    """the languages of a specialist, by the weights of the three cases"""
    return pick(rng, [('kk', kazakh), ('ru', russian), ('kk, ru', both)])


def school_shift(rng, birth):
    """the shift at school, from seven years on"""
    return rng.choice([1, 2]) if age(birth) >= 7 else ''
