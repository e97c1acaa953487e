"""A case as a person reads it: who, when, what was said, who can read it, what fired and who saw it. Times are UTC."""
from datetime import datetime, timezone


def instant(milliseconds):
    return datetime.fromtimestamp(milliseconds / 1000, timezone.utc).strftime('%a %d %b %Y %H:%M')


def banner(patient):
    """CA, PT6: SURNAME, Given (Title); born; gender; NHS number; allergies."""
    if patient is None:
        return 'About no patient'
    title = f" ({patient['title']})" if 'title' in patient else ''
    number = patient.get('nhsNumber')
    number = f'{number[:3]} {number[3:6]} {number[6:]}' if number else 'Not known'
    allergies = patient.get('allergies', {'state': 'not-recorded'})
    known = {'known': f"Known allergies: {allergies.get('text')}", 'none-known': 'No known allergies'}
    return '; '.join([
        f"{patient['family'].upper()}, {patient['given']}{title}", f"Born {patient['born']}", patient['gender'],
        f'NHS No. {number}', known.get(allergies['state'], 'Allergies not recorded'),
    ])


def regimen(taken):
    return f"{taken['dose']} {taken['unit']}, {taken['route']}, {taken['frequency']}" if taken else 'nothing'


def medicine(change):
    return f"Medicine: {change['drug']}: {regimen(change.get('before'))} → {regimen(change.get('after'))}"


def attachment(held):
    site = f", {held['site']['label']}, {held['site']['side']}" if 'site' in held else ''
    return f"File: {held['name']}, {held['mediaType']}, {held['size']:,} bytes{site}"


def outcome(given):
    return f"Outcome: {given['label']}"


def lines_of(event):
    """The words of a body, one line each, by the fields that it has."""
    body = event['body']
    lines = [banner(body['patient'])] if 'patient' in body else []
    for field, words in (
        ('subject', '{}'), ('text', '{}'), ('assessment', 'Assessment: {}'), ('plan', 'Plan: {}'), ('safetyNet', 'Safety net: {}'),
        ('lookFor', 'Look for: {}'), ('reason', 'Reason: {}'), ('note', 'Note: {}'), ('where', 'Filed in: {}'),
    ):
        lines += [words.format(line) for line in body.get(field, '').split('\n') if line]
    lines += [f"{a['label']}: {a['value']} {a.get('unit', '')}".rstrip() for a in body.get('answers', []) if 'label' in a]
    lines += [f"{number}. {q['text']}" for number, q in enumerate(body.get('questions', []), 1)]
    lines += map(medicine, body.get('medication', []))
    lines += [f"Referral: {body['referral']['to']}"] if 'referral' in body else []
    lines += [outcome(body['outcome'])] if 'outcome' in body else []
    lines += [f"Instead: {body['change'].get('text', body['change'].get('assessment'))}"] if 'change' in body else []
    lines += [f"With: {team['name']}, {team['organisationName']}" for team in body.get('teams', [])]
    to = body.get('to')
    names = [to] if isinstance(to, dict) else to or []
    lines += [f"To: {', '.join(name['name'] for name in names)}"] if names else []
    return lines + list(map(attachment, body.get('attachments', [])))


def entry(case, event):
    author = event['author']
    organisation = case.organisations[author['organisation']]['name']
    team = case.rosters[event['by']['team']][-1]['name']
    head = f"{event['number']:3}  {instant(event['accepted'])}  {event['act']}  {author['name']}, {author['role']}, {team}, {organisation}"
    return [head, *(f'       {line}' for line in lines_of(event))]


def readers(case):
    """Who can read what is sent now: the newest epoch's teams, and each organisation's guardian with its host."""
    teams = case.epochs[max(case.epochs)]['readers']
    names = [case.rosters[r['team']][-1]['name'] for r in teams]
    hosts = sorted({f"{case.organisations[o]['name']} (guardian hosted by {g['host']})"
                    for (o, _), g in case.guardians.items() if o in {r['organisation'] for r in teams}})
    return [f"Readable by: {', '.join(names)}; and by {'; '.join(hosts)}"]


def shown(case):
    lines = [f'Case {case.id}', *readers(case), '']
    for event in case.log:
        lines += entry(case, event)
    for team, log in case.lanes:
        lines += ['', f"Private notes of {case.rosters[team][-1]['name']}"]
        for event in log:
            lines += entry(case, event)
    lines += ['', *(f"Opened file {name}: {len(content):,} bytes, as named" for name, content in case.files.items())]
    for receipt in case.receipts:
        lines.append(f"Seen to {receipt['upTo']} by {case.author(receipt['by'])['name']}, {instant(receipt['at'])}")
    for firing in case.firings:
        told = ', '.join(case.people[user, 1]['name'] for user in firing['people'])
        lines.append(f"Plan line {firing['line']} fired {instant(firing['at'])}: told {told} as {firing['as']}")
    return '\n'.join(lines)
