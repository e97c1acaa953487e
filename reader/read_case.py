#!/usr/bin/env python3
"""Reads one Corridor case from the bytes that a server stores, an epoch's key and the anchors: a stranger's reader.

Written from docs/protocol with Python's standard library and the `cryptography` package alone, to show that those pages
suffice. It believes nothing that it has not verified, stops at the first thing that it cannot believe, and names the rule.

    read_case.py case.json                  prints the case as a person reads it
    read_case.py case.json --json           prints what was said, as JSON
    read_case.py case.json --refused FILE   spoils the case in each way of FILE and says what is refused
"""
import copy
import json
import sys

from case import Case
from refusal import Refused
from show import shown


def readable(value):
    """As the vectors write it: bytes apart from words."""
    if isinstance(value, bytes):
        return f'hex:{value.hex()}'
    if isinstance(value, list):
        return [readable(item) for item in value]
    return {key: readable(item) for key, item in value.items()} if isinstance(value, dict) else value


def said(log):
    return [{'number': e['number'], 'act': e['act'], 'author': e['author']['name'], 'body': readable(e['body'])} for e in log]


def spoilt(file, changes):
    """The file with each change made: something else at a path, or nothing."""
    file = copy.deepcopy(file)
    for change in changes:
        *path, last = change['path']
        place = file
        for step in path:
            place = place[step]
        if 'to' in change:
            place[last] = change['to']
        else:
            del place[last]
    return file


def refuse_all(file, spoils):
    """True if each is refused, and at the place where it was spoilt."""
    right = True
    for spoil in spoils:
        try:
            Case(spoilt(file, spoil['changes']))
            found = 'BELIEVED'
        except Refused as refused:
            found = f'{refused.where}, {refused.rule}'
            if refused.where == spoil['where']:
                print(f"refused  {spoil['why']}: {found}")
                continue
        right = False
        print(f"WRONG    {spoil['why']}: {found}, not {spoil['where']}, {spoil['rule']}")
    return right


def main(path, how=None, other=None):
    with open(path, encoding='utf-8') as source:
        file = json.load(source)
    if how == '--refused':
        with open(other, encoding='utf-8') as source:
            return 0 if refuse_all(file, json.load(source)['refused']) else 1
    try:
        case = Case(file)
    except Refused as refused:
        print(f'refused: {refused.where}, rule {refused.rule}', file=sys.stderr)
        return 1
    if how == '--json':
        lanes = [{'team': team, 'log': said(log)} for team, log in case.lanes]
        json.dump({'log': said(case.log), 'lanes': lanes}, sys.stdout, ensure_ascii=False)
    else:
        print(shown(case))
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
