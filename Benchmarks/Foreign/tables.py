"""The tables of a scenario: their columns, their words in three languages, their files."""
import csv
import datetime as dt
import os
import re

LANGUAGE = {'ru': 0, 'kk': 1}     # where in the pairs of words below

# English -> (Russian, Kazakh)
HEAD = {
    'child': ('ребёнок', 'бала'), 'born': ('дата рождения', 'туған күні'), 'category': ('категория', 'санат'),
    'language': ('язык', 'тіл'), 'lives': ('живёт', 'тұрады'), 'rural': ('село', 'ауыл'),
    'shift': ('смена', 'ауысым'), 'when': ('когда', 'уақыты'), 'step_free': ('без ступеней', 'баспалдақсыз'),
    'companion': ('сопровождение', 'еріп жүруші'), 'since': ('дата заявления', 'өтініш күні'),
    'status': ('статус', 'мәртебе'), 'count': ('количество', 'саны'), 'family': ('семья', 'отбасы'),
    'until': ('заключение до', 'қорытынды мерзімі'), 'service': ('услуга', 'қызмет'), 'times': ('раз', 'рет'),
    'least': ('не меньше', 'ең азы'), 'form': ('форма', 'түрі'), 'minutes': ('минут', 'минут'),
    'group': ('группа', 'топ'), 'last': ('последний', 'соңғы'), 'site': ('площадка', 'орын'),
    'priority': ('очерёдность', 'басымдық'), 'had': ('уже было', 'болған'), 'specialist': ('специалист', 'маман'),
    'services': ('услуги', 'қызметтер'), 'hours': ('часы', 'сағат'), 'languages': ('языки', 'тілдер'),
    'categories': ('категории', 'санаттар'), 'children': ('детей', 'балалар'), 'travels': ('ездит', 'жол жүреді'),
    'per': ('за', 'мерзім'), 'group_min': ('группа от', 'топ ең аз'), 'group_max': ('группа до', 'топ ең көп'),
    'age_gap': ('разница лет', 'жас айырмасы'), 'room': ('помещение', 'бөлме'), 'who': ('кто', 'кімге'),
    'gap_days': ('дней между', 'күн аралығы'), 'age_from': ('возраст от', 'жасы бастап'),
    'age_to': ('возраст до', 'жасы дейін'), 'place': ('место', 'мекен'), 'kind': ('вид', 'түрі'),
    'seats': ('мест', 'орын саны'), 'turn': ('заезд', 'лек'), 'first_day': ('первый день', 'бірінші күні'),
    'last_day': ('последний день', 'соңғы күні'), 'places': ('мест', 'орын саны'),
    'step_free_places': ('мест без ступеней', 'баспалдақсыз орын'), 'quota': ('квота', 'квота'),
    'reserved': ('бронь', 'бронь'), 'from': ('откуда', 'қайдан'), 'to': ('куда', 'қайда'),
    'week': ('неделя', 'апта'), 'day': ('день', 'күн'), 'start': ('начало', 'басталуы'),
    'keep': ('оставить', 'қалдыру'), 'note': ('примечание', 'ескерту'),
}
# what is otherwise called in the table of absences
HEAD_ABS = {'from': ('с', 'бастап'), 'to': ('по', 'дейін'), 'who': ('кто', 'кім')}
SETTINGS = {
    'valid': ('срок', 'мерзімі'), 'holidays': ('праздники', 'мерекелер'), 'grid': ('сетка', 'тор'),
    'weeks': ('недель', 'апта саны'), 'shift_1': ('смена 1', '1-ауысым'), 'shift_2': ('смена 2', '2-ауысым'),
    'noon': ('полдень', 'түс'), 'day_sessions': ('занятий в день', 'күніне сабақ'),
    'day_minutes': ('минут в день', 'күніне минут'), 'max_travel': ('дорога не дольше', 'жол ең көбі'),
    'course_worth': ('вес курса', 'курс салмағы'), 'report_by': ('разрезы', 'қима'), 'seed': ('жребий', 'жеребе'),
    'hours_are': ('часы считать', 'сағат есебі'), 'data': ('данные', 'деректер'), 'as_of': ('на дату', 'күніне'),
}
COLS = {
    'children': ('child born category language lives rural shift when '
                 'step_free companion since status count family until').split(),
    'needs': 'child service times least form minutes group last site priority category had'.split(),
    'specialists': 'specialist services hours when languages categories children travels'.split(),
    'services': 'service per minutes form group_min group_max age_gap room who gap_days age_from age_to'.split(),
    'sites': 'site place when step_free kind'.split(),
    'rooms': 'room site kind seats step_free when count'.split(),
    'turns': ('turn site service first_day last_day places age_from '
              'age_to categories step_free_places companion quota reserved').split(),
    'travel': 'from to minutes'.split(),
    'current': 'child service specialist site week day start turn keep room minutes'.split(),
    'absences': 'who from to note'.split(),
}
DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
RU_DAYS = dict(zip(DAYS, ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс']))
KK_DAYS = dict(zip(DAYS, ['Дс', 'Сс', 'Ср', 'Бс', 'Жм', 'Сн', 'Жс']))


def days_in(text, lang):
    """the text with its days of the week in that language"""
    if lang == 'en':
        return text
    words = RU_DAYS if lang == 'ru' else KK_DAYS
    return re.sub(r'\b(' + '|'.join(DAYS) + r')\b', lambda found: words[found.group(1)], text)


class Scenario:
    """The tables of one scenario, written in one of three languages."""

    def __init__(self, lang='en', yaml=False):
        self.lang = lang
        self.yaml = yaml         # settings as scenario.yaml, not as settings.csv
        self.tables = {table: [] for table in COLS}
        self.settings = {'valid': '01.09.2026 - 31.12.2026', 'data': 'synthetic', 'as_of': '25.08.2026'}
        self.extra = []          # further columns of children
        self.readme = ''

    def columns(self, table):
        return COLS[table] + (self.extra if table == 'children' else [])

    def add(self, table, **row):
        """a row more, without its empty cells; answers the row"""
        for column in row:
            assert column in self.columns(table), (table, column)
        self.tables[table].append({column: v for column, v in row.items() if v is not None and v != ''})
        return self.tables[table][-1]

    def write(self, out):
        """all tables, the settings and a README.md into that folder, in place of the tables there"""
        os.makedirs(out, exist_ok=True)
        for name in os.listdir(out):
            if name.endswith('.csv') or name == 'scenario.yaml':
                os.unlink(os.path.join(out, name))
        for table, rows in self.tables.items():
            if rows:
                columns = [c for c in self.columns(table) if any(c in row for row in rows)]
                lines = [[self.cell(c, row.get(c, '')) for c in columns] for row in rows]
                self.write_csv(out, table, [self.heading(table, c) for c in columns], lines)
        self.write_settings(out)
        with open(os.path.join(out, 'README.md'), 'w', encoding='utf-8') as f:
            f.write(self.readme)

    def write_settings(self, out):
        pairs = [(self.setting(key), days_in(str(v), self.lang)) for key, v in self.settings.items()]
        if not self.yaml:
            self.write_csv(out, 'settings', ['key', 'value'], pairs)
            return
        with open(os.path.join(out, 'scenario.yaml'), 'w', encoding='utf-8') as f:
            f.write('# SYNTHETIC: no real child, family or employee.\n')
            f.writelines(f'{key}: "{v}"\n' for key, v in pairs)

    @staticmethod
    def write_csv(out, name, headings, lines):
        with open(os.path.join(out, name + '.csv'), 'w', encoding='utf-8-sig', newline='') as f:
            writer = csv.writer(f, delimiter=';', lineterminator='\n')
            writer.writerow(headings)
            writer.writerows(lines)

    def heading(self, table, column):
        if self.lang == 'en':
            return column
        if table == 'absences' and column in HEAD_ABS:
            return HEAD_ABS[column][LANGUAGE[self.lang]]
        return HEAD.get(column, (column, column))[LANGUAGE[self.lang]]

    def setting(self, key):
        return key if self.lang == 'en' else SETTINGS[key][LANGUAGE[self.lang]]

    def cell(self, column, v):
        if isinstance(v, dt.date):
            return v.strftime('%d.%m.%Y')
        if isinstance(v, float):
            number = f'{v:g}'
            return number if self.lang == 'en' else number.replace('.', ',')
        text = str(v)
        return days_in(text, self.lang) if column in ('when', 'day') else text
