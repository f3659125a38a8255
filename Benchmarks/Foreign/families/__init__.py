"""The families by name, in the order in which they are listed."""
from families import courses, days, demand, hours, mixed, people, pinned, sites, today, together

FAMILIES = {
    'single-centre': sites.single_centre,
    'tiny-sites': sites.tiny_sites,
    'scarce': hours.scarce,
    'fragmented': hours.fragmented,
    'languages': people.languages,
    'two-weeks': days.two_weeks,
    'groups': together.groups,
    'groups-narrow': together.groups_narrow,
    'current-table': today.current_table,
    'turns-heavy': courses.turns_heavy,
    'mixed': mixed.mixed,
    'fine-grid': hours.fine_grid,
    'identical': demand.identical,
    'child-bound': demand.child_bound,
    'spacing': days.spacing,
    'long-turns': courses.long_turns,
    'kinds': demand.kinds,
    'choosers': sites.choosers,
    'parents': people.parents,
    'pinned-groups': pinned.pinned_groups,
}


def note(name):
    """what is special about a family, on one line"""
    return ' '.join(FAMILIES[name].__doc__.split())
