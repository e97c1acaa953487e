"""A case from the bytes that a server stores: what may be believed of it, in the order in which it must be checked."""
import hmac

from bodies import read_body
from keys import derive, is_kem_key, is_sign_key, open_box, sha256, signed, unpad, verify
from records import fields_index, frame, read_record, tuple_of, uint, unframe
from refusal import at_place, demand


class Case:
    """All that has been verified, in the order in which it must be."""

    def __init__(self, file):
        self.file, self.id, self.now = file, file['case'], file['now']
        self.organisations, self.guardians, self.people = {}, {}, {}
        self.rosters, self.members, self.seeds = {}, {}, {}
        self.epochs, self.keys = {}, {}
        self.vouched = {}
        for place, name, take in (
            ('vouch', 'vouches', self.take_vouch), ('organisation', 'organisations', self.take_organisation),
            ('guardian', 'guardians', self.take_guardian), ('person', 'people', self.take_person),
            ('roster', 'rosters', self.take_roster), ('epoch', 'epochs', self.take_epoch),
        ):
            self.each(place, file[name], take)
        self.open_epochs()
        for team in file['keys']['teams']:
            at_place('key of team', lambda: self.open_team(team))
        self.each('case wrap', file['caseWraps'], self.take_case_wrap)
        self.log = self.read_log('log', None, file['log'])
        self.lanes = [(lane['team'], self.read_log(f'lane {i}', lane['team'], lane['log']))
                      for i, lane in enumerate(file['lanes'], 1)]
        self.files = {}
        self.each('blob', file['blobs'], self.open_blob)
        self.receipts = self.each('receipt', file['receipts'], self.take_receipt)
        self.firings = self.each('firing', file['firings'], self.take_firing)

    @staticmethod
    def each(place, items, take):
        return [at_place(f'{place} {i}', lambda item=item: take(item)) for i, item in enumerate(items, 1)]

    # Organisations, guardians and people: KE7 to KE10, CL10, CL11.

    def take_vouch(self, raw):
        anchors = self.file['anchors']
        value = signed('vouch/1', raw, lambda v: bytes.fromhex(anchors['root']), 'KE9')
        demand(value['by'] == anchors['organisation'] != value['organisation'], 'KE9')
        self.vouched[value['organisation']] = (value['ods'], value['root'])

    def take_organisation(self, raw):
        value = signed('organisation/1', raw, lambda v: v['root'], 'KE7')
        anchors, name = self.file['anchors'], value['organisation']
        if name == anchors['organisation']:
            demand(value['root'].hex() == anchors['root'], 'KE7')
        else:
            demand(self.vouched.get(name) == (value['ods'], sha256(value['root'])), 'CL11')
        self.organisations[name] = value

    def take_guardian(self, raw):
        root = lambda v: self.organisations.get(v['organisation'], {}).get('root')
        value = signed('guardian/1', raw, root, 'KE8')
        demand(is_sign_key(value['sign']), 'KE3')
        demand(is_kem_key(value['kem']), 'KE2')
        demand(value['issuedAt'] - 300_000 <= self.now < value['expiresAt'], 'KE14')
        name = f"{self.organisations[value['organisation']]['name']} guardian"
        self.guardians[value['organisation'], value['guardian']] = value
        self.people[value['guardian'], value['version']] = {**value, 'user': value['guardian'], 'name': name, 'role': 'Guardian'}

    def take_person(self, raw):
        guardian = lambda v: self.guardians.get((v['organisation'], v['guardian']), {}).get('sign')
        value = signed('person/1', raw, guardian, 'KE10')
        demand(is_sign_key(value['sign']), 'KE3')
        demand(is_kem_key(value['kem']), 'KE2')
        self.people[value['user'], value['version']] = value

    def author(self, by):
        person = self.people.get((by['user'], by['version']))
        return person if person and person['organisation'] == by['organisation'] else None

    def author_key(self, value):
        author = self.author(value['by'])
        return author and author['sign']

    # Teams: TE1 to TE6, CL20. `members` holds who was ever in a team under a generation.

    def take_roster(self, raw):
        guardian = lambda v: self.guardians.get((v['organisation'], v['guardian']), {}).get('sign')
        value = signed('roster/1', raw, guardian, 'TE5')
        chain = self.rosters.setdefault(value['team'], [])
        users = {m['user']: m for m in value['members']}
        reader = users.get(value['guardian'], {'power': None, 'version': None})
        held = self.guardians[value['organisation'], value['guardian']]
        demand(len(users) == len(value['members']), 'TE5')
        demand((reader['power'], reader['version']) == ('guardian', held['version']), 'TE5')
        demand((value['generation'] == 1) == (value['history'] is None) and is_kem_key(value['kem']), 'TE1')
        if not chain:
            demand((value['version'], value['generation'], value['reason'], value['previous']) == (1, 1, 'created', None), 'TE1')
        else:
            self.follow_roster(value, chain[-1])
        chain.append(value)
        members = self.members.setdefault((value['team'], value['generation']), set())
        members.update((m['user'], m['version']) for m in value['members'])

    @staticmethod
    def follow_roster(value, before):
        same = all(value[f] == before[f] for f in ('organisation', 'team', 'kind'))
        demand(same and value['previous'] == before['hash'] and value['version'] == before['version'] + 1, 'TE2')
        demand(before['reason'] != 'closed', 'TE2')
        now, then = ({m['user']: m['version'] for m in r['members']} for r in (value, before))
        demand(all(version >= then.get(user, 0) for user, version in now.items()), 'TE6')
        if value['generation'] == before['generation']:
            demand(value['reason'] not in ('removed', 'reset', 'suspicion') and then.items() <= now.items(), 'TE3')
            demand(all(value[f] == before[f] for f in ('kem', 'commitment', 'history')), 'TE4')
        else:
            demand(value['generation'] == before['generation'] + 1, 'TE3')
            demand(value['kem'] != before['kem'] and value['commitment'] != before['commitment'], 'TE3')

    def commitment(self, team, generation):
        found = (r['commitment'] for r in self.rosters.get(team, []) if r['generation'] == generation)
        return next(found, None)

    def was_member(self, by, team, generation):
        return by['team'] == team and (by['user'], by['version']) in self.members.get((team, generation), ())

    # Epochs: EP1 to EP5, CL26; down from the newest key by history.

    def take_epoch(self, raw):
        value = signed('epoch/1', raw, self.author_key, 'EP2')
        before = self.epochs.get(value['epoch'] - 1)
        demand(value['case'] == self.id and value['epoch'] not in self.epochs, 'EP1')
        demand((value['epoch'] == 1) == (value['previous'] is None) == (value['history'] is None), 'EP1')
        if value['epoch'] != 1:
            demand(before is not None and value['previous'] == before['hash'], 'EP1')
            demand(value['commitment'] != before['commitment'], 'EP1')
        teams = [(r['organisation'], r['team']) for r in value['readers']]
        demand(teams and len(set(teams)) == len(teams), 'EP3')
        for reader in value['readers']:
            roster = next((r for r in self.rosters.get(reader['team'], []) if r['hash'] == reader['roster']), {})
            demand(all(roster.get(f) == reader[f] for f in ('organisation', 'generation')), 'CL26')
        held = [*value['readers'], *(before['readers'] if before else [])]
        maker = next((r for r in held if r['team'] == value['by']['team']), None)
        demand(maker and maker['organisation'] == value['by']['organisation'], 'CL26')
        demand(self.was_member(value['by'], maker['team'], maker['generation']), 'CL26')
        self.epochs[value['epoch']] = value

    def open_epochs(self):
        given = self.file['keys']['epoch']
        number, key = given['number'], bytes.fromhex(given['key'])
        while True:
            at_place(f'key of epoch {number}', lambda: self.take_key(number, key))
            statement = self.epochs[number]
            if statement['previous'] is None:
                return
            bound = tuple_of('epoch-history', bytes.fromhex(self.id), uint(number), statement['commitment'])
            number -= 1
            key = at_place(f'key of epoch {number}', lambda: open_box(key, 'epoch-history', bound, statement['history'], 'EP8'))

    def take_key(self, number, key):
        demand(number in self.epochs, 'EP7')
        committed = derive(key, 'epoch-commitment', bytes.fromhex(self.id), uint(number))
        demand(hmac.compare_digest(committed, self.epochs[number]['commitment']), 'EP7')
        self.keys[number] = key

    def open_team(self, given):
        team, generation, seed = given['team'], given['generation'], bytes.fromhex(given['seed'])
        while True:
            demand(derive(seed, 'team-commitment') == self.commitment(team, generation), 'TE12')
            self.seeds[team, generation] = seed
            roster = next(r for r in self.rosters[team] if r['generation'] == generation)
            if roster['history'] is None:
                return
            ids = bytes.fromhex(roster['organisation']), bytes.fromhex(team)
            bound = tuple_of('team-history', *ids, uint(generation), roster['commitment'])
            seed = open_box(derive(seed, 'team-symmetric'), 'team-history', bound, roster['history'], 'TE12')
            generation -= 1

    def take_case_wrap(self, raw):
        """EP6, EP7, CL27: those sealed under a team's key that we hold. HPKE wants X-Wing, which this reader leaves out."""
        value = signed('case-wrap/1', raw, self.author_key, 'CL27')
        of = self.epochs.get(value['epoch'])
        demand(of and value['case'] == self.id and value['statement'] == of['hash'], 'EP7')
        demand(value['commitment'] == of['commitment'], 'EP7')
        ids = [(r['organisation'], r['team'], r['generation']) for r in of['readers']]
        demand((value['organisation'], value['team'], value['generation']) in ids, 'EP7')
        seed = self.seeds.get((value['team'], value['generation']))
        if seed is None or value['how'] != 'sealed':
            return
        fields = unframe(value['bytes'])
        fields[fields_index('case-wrap/1', 'box')] = b''
        bound = tuple_of('case-wrap-box', frame(*fields), derive(seed, 'team-commitment'))
        key = open_box(derive(seed, 'team-symmetric'), 'case-wrap-box', bound, value['box'], 'EP7')
        demand(key == self.keys[value['epoch']], 'EP7')

    # Events: EV1 to EV6, CL30 to CL41, CA1 to CA11.

    def read_log(self, place, lane, stored):
        log = []
        for i, item in enumerate(stored, 1):
            log.append(at_place(f'{place} {i}', lambda: self.read_event(i, item, lane, log)))
        return log

    def read_event(self, number, item, lane, log):
        demand(item['number'] == number, 'CA31')
        event = read_record('sealed-event/1', bytes.fromhex(item['event']))
        header = read_record('event/1', event['header'])
        demand(header['suite'] == 1, 'SE10')
        demand(header['case'] == self.id and header['lane'] == lane, 'CL30')
        author = self.author(header['by'])
        demand(author is not None, 'CL31')
        key = self.key_of(header)
        signing = tuple_of('event-signature', event['header'], sha256(event['ciphertext']))
        verify(author['sign'], signing, event['signature'], 'EV1')
        self.check_order(header, log)
        body = unpad(open_box(key, 'event-body', event['header'], event['ciphertext'], 'EV6'))
        return {**header, 'number': number, 'accepted': item['at'], 'hash': sha256(signing), 'author': author,
                'body': read_body(body, header['act'])}

    def key_of(self, header):
        """The key that the header names by hash; its author must have been in a team that holds it."""
        by, epoch = header['by'], header['epoch']
        if header['lane'] is not None:
            demand(self.commitment(header['lane'], epoch) == header['key'], 'EV5')
            demand(self.was_member(by, header['lane'], epoch), 'CL33')
            return derive(self.seeds[header['lane'], epoch], 'team-symmetric')
        statement = self.epochs.get(epoch)
        demand(statement is not None and statement['hash'] == header['key'], 'CL32')
        # Who leaves seals under the key of those who stay: its author was a reader until then.
        of = self.epochs.get(epoch - 1, statement) if header['act'] == 'left' else statement
        reader = next((r for r in of['readers'] if r['team'] == by['team']), None)
        demand(reader and reader['organisation'] == by['organisation'], 'CL33')
        demand(self.was_member(by, reader['team'], reader['generation']), 'CL33')
        return self.keys[epoch]

    def check_order(self, header, log):
        user = header['by']['user']
        demand(all(e['event'] != header['event'] for e in log), 'CL37')
        demand(header['counter'] == 1 + sum(e['by']['user'] == user for e in log), 'CL39')
        told = {e['hash'] for e in log}
        demand(set(header['heads']) <= told and (header['heads'] or not log), 'CL38')
        epoch = log[-1]['epoch'] if log else 0
        demand(header['epoch'] >= epoch, 'CL40')
        if header['lane'] is None and header['epoch'] != epoch:
            self.check_readers(header, self.epochs[header['epoch']], self.epochs.get(epoch))

    @staticmethod
    def check_readers(header, statement, before):
        demand(all(statement['by'][f] == header['by'][f] for f in ('user', 'team')), 'CL41')
        if before is None:
            demand(header['act'] == 'opened', 'CL41')
            return
        now, then = ({r['team'] for r in s['readers']} for s in (statement, before))
        demand(now <= then or header['act'] == 'shared', 'CL41')
        demand(then <= now or header['act'] == 'left', 'CL41')

    # Files: AT1 to AT6. Receipts and firings: KE16.

    def open_blob(self, stored):
        held = (a for e in self.log for a in e['body'].get('attachments', []) if a['held'] == 'blob')
        of = next((a for a in held if a['id'].lower() == stored['id']), None)
        demand(of is not None, 'AT2')
        sealed, full = bytes.fromhex(stored['sealed']), 1024 * 1024 + 80
        chunks = [sealed[at:at + full] for at in range(0, max(len(sealed), 1), full)]
        named = sha256(tuple_of('attachment', uint(len(sealed)), b''.join(map(sha256, chunks))))
        opened = b''.join(open_box(of['key'], 'attachment-chunk', tuple_of(
            'attachment-chunk', uint(i), bytes([i == len(chunks) - 1])), chunk, 'AT3') for i, chunk in enumerate(chunks))
        demand(named == of['sealed'], 'AT4')
        demand(len(opened) == of['size'] and sha256(opened) == of['hash'], 'CL52')
        self.files[of['id']] = opened

    def take_receipt(self, raw):
        value = signed('viewed/1', raw, self.author_key, 'KE16')
        log = self.log if value['lane'] is None else dict(self.lanes).get(value['lane'], [])
        demand(value['case'] == self.id and 1 <= value['upTo'] <= len(log), 'KE16')
        demand(log[value['upTo'] - 1]['hash'] == value['head'], 'KE16')
        teams = [(r['team'], r['generation']) for e in self.epochs.values() for r in e['readers']]
        held = teams if value['lane'] is None else [key for key in self.members if key[0] == value['lane']]
        demand(any(self.was_member(value['by'], *each) for each in held), 'CL48')
        return value

    def take_firing(self, raw):
        value = signed('firing/2', raw, lambda v: bytes.fromhex(self.file['anchors']['serverKey']), 'KE16')
        demand(value['case'] == self.id and value['at'] >= value['due'], 'KE16')
        fields = ('line', 'does', 'team')
        lines = [line for event in self.log for line in (event['plan'] or {'lines': []})['lines']]
        demand(any(line['at'] == value['due'] and all(line[f] == value[f] for f in fields) for line in lines), 'CL49')
        return value
