"""Tuples (docs/protocol/wire.md) and the records made of them (docs/protocol/records.md)."""
import struct

from refusal import Refused, demand


def frame(*parts):
    return b''.join(struct.pack('>I', len(part)) + part for part in parts)


def label(name, version=1):
    return f'corridor/{name}/v{version}'.encode()


def tuple_of(name, *parts):
    return frame(label(name), *parts)


def unframe(data):
    parts, at = [], 0
    while at < len(data):
        demand(len(data) - at >= 4, 'TU2')
        end = at + 4 + struct.unpack_from('>I', data, at)[0]
        demand(end <= len(data), 'TU2')
        parts.append(data[at + 4:end])
        at = end
    return parts


WORDS = {
    'act': 'opened said asked-more advised claimed released-claim handed-over accepted assigned shared left acknowledged '
           'disagreed amended re-anchored watched closed reopened filed rekeyed noted',
    'kind': 'advice triage group chat direct album', 'team': 'service group personal',
    'power': 'member lead guardian recovery', 'powers': 'administrator caldicott commissioner',
    'reason': 'created joined removed reset suspicion changed closed', 'how': 'hpke sealed',
    'urgency': 'routine soon urgent', 'side': 'asking answering anyone', 'duty': 'on-call deputy lead team',
    'does': 'notify offer',
}
WORDS = {name: words.split() for name, words in WORDS.items()}
WORDS['cancel'] = [*WORDS['act'], 'seen']

# n: whole number; id: 16 bytes; t<most>: text; b<most>: bytes; f<length>: exactly so many; w.<list>: a word of a list;
# ?x: x or nothing; [<most> x: a list; a name of STRUCTS: fields in a field.
STRUCTS = {
    'actor': 'organisation:id team:id user:id version:n',
    'member': 'user:id version:n power:w.power',
    'reader': 'organisation:id team:id generation:n roster:f32',
    'checkpoint': 'size:n root:f32',
    'unless': 'act:w.cancel by:w.side',
    'line': 'line:t40 at:n unless:[8,unless does:w.does organisation:id team:id duty:w.duty',
    'plan': 'urgency:w.urgency pathway:t80 version:n hash:f32 lines:[32,line',
}
RECORDS = {
    'signed/1': 'bytes:b1048576 signature:f64',
    'organisation/1': 'suite:n organisation:id ods:t16 name:t200 root:f32 at:n',
    'guardian/1': 'suite:n organisation:id guardian:id version:n host:t200 sign:f32 kem:f1216 issuedAt:n expiresAt:n',
    'vouch/1': 'suite:n by:id organisation:id ods:t16 root:f32 at:n',
    'person/1': 'suite:n organisation:id user:id version:n subject:f32 name:t200 role:t200 registration:t60 '
                'powers:[8,w.powers sign:f32 kem:f1216 guardian:id issuedAt:n expiresAt:n',
    'roster/1': 'suite:n organisation:id team:id kind:w.team name:t200 version:n previous:?f32 generation:n '
                'members:[2000,member kem:f1216 commitment:f32 history:?b256 reason:w.reason guardian:id at:n',
    'epoch/1': 'suite:n case:id epoch:n previous:?f32 readers:[64,reader commitment:f32 history:?b256 by:actor at:n',
    'case-wrap/1': 'suite:n case:id epoch:n statement:f32 commitment:f32 organisation:id team:id generation:n how:w.how '
                   'box:b2048 by:actor at:n',
    'sealed-event/1': 'header:b65536 ciphertext:b262144 signature:f64',
    'event/1': 'suite:n case:id lane:?id event:id act:w.act by:actor counter:n heads:[16,f32 epoch:n key:f32 basedOn:n '
               'at:n checkpoint:?checkpoint about:?id to:[32,id kind:?w.kind plan:?plan',
    'viewed/1': 'suite:n case:id lane:?id upTo:n head:f32 by:actor at:n',
    'firing/2': 'suite:n case:id line:t40 due:n at:n does:w.does team:id duty:w.duty as:w.duty told:n people:[20,id',
}


def fields_of(spec):
    return [field.split(':', 1) for field in spec.split()]


def read_fields(spec, parts):
    fields = fields_of(spec)
    demand(len(parts) == len(fields), 'TU2')
    return {name: read_field(kind, part) for (name, kind), part in zip(fields, parts)}


def read_field(kind, data):
    if kind[0] == '?':
        demand(data[:1] in (b'', b'\1'), 'TU4')
        return read_field(kind[1:], data[1:]) if data else None
    if kind[0] == '[':
        most, item = kind[1:].split(',')
        parts = unframe(data)
        demand(len(parts) <= int(most), 'TU4')
        return [read_field(item, part) for part in parts]
    if kind in STRUCTS:
        return read_fields(STRUCTS[kind], unframe(data))
    if kind == 'n':
        demand(len(data) == 8 and int.from_bytes(data, 'big') < 2 ** 53, 'TU4')
        return int.from_bytes(data, 'big')
    if kind == 'id':
        demand(len(data) == 16, 'TU4')
        return data.hex()
    if kind[0] == 'w':
        demand(data.decode('ascii', 'replace') in WORDS[kind[2:]], 'TU4')
        return data.decode()
    demand(len(data) == int(kind[1:]) if kind[0] == 'f' else len(data) <= int(kind[1:]), 'TU4')
    if kind[0] != 't':
        return data
    try:
        return data.decode('utf-8')
    except UnicodeDecodeError:
        raise Refused('TU5') from None


def read_record(name, data):
    parts = unframe(data)
    kind, version = name.split('/')
    demand(parts and parts[0] == label(kind, version), 'TU3')
    return read_fields(RECORDS[name], parts[1:])


def uint(number):
    return struct.pack('>Q', number)


def fields_index(record, name):
    return 1 + [field for field, _ in fields_of(RECORDS[record])].index(name)
