#!/usr/bin/env python3
"""Planning scenarios for kezek, independent of its own generator.

    generate.py FAMILY --children N --seed S --out DIR      (generate.py --list: the families)

Standard library only; the same arguments give the same bytes. Everything is invented.
"""
import argparse
import random

from families import FAMILIES, note

# as the scenarios' README.md names the generator
PROGRAM = 'Benchmarks/Foreign/generate.py'


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument('family', nargs='?')
    parser.add_argument('--children', type=int, default=40)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--out')
    parser.add_argument('--list', action='store_true')
    args = parser.parse_args()
    if not args.list and (args.family not in FAMILIES or not args.out):
        parser.error('a family (see --list) and --out')
    return args


def main():
    args = arguments()
    if args.list:
        for name in FAMILIES:
            print(f'{name:15} {note(name)}')
        return
    rng = random.Random(f'{args.family}/{args.children}/{args.seed}')
    scenario = FAMILIES[args.family](rng, args.children)
    scenario.settings.setdefault('seed', args.seed)
    scenario.readme = (f'# {args.family}\n\n{note(args.family)}.\n\n'
                       f'Invented by {PROGRAM} {args.family} --children {args.children} --seed {args.seed}. '
                       'No real child or employee.\n')
    scenario.write(args.out)


if __name__ == '__main__':
    main()
