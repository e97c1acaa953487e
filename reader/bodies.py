"""What is inside the seal (docs/protocol/cases.md, records.md): CBOR in one encoding, one body per act."""
import struct
import unicodedata

from refusal import Refused, demand

def cbor(data, at=0, depth=0):
    demand(depth < 32 and at < len(data), 'CA2')
    major, info = data[at] >> 5, data[at] & 31
    at += 1
    if major == 7:
        if info in (20, 21, 22):
            return {20: False, 21: True, 22: None}[info], at
        form = {25: '>e', 26: '>f', 27: '>d'}.get(info)
        demand(form is not None and at + struct.calcsize(form) <= len(data), 'CA2')
        number = struct.unpack_from(form, data, at)[0]
        demand(number == number and abs(number) != float('inf'), 'CA11')
        return number, at + struct.calcsize(form)
    demand(info < 28 and major != 6, 'CA2')
    size = 1 << info - 24 if info >= 24 else 0
    demand(at + size <= len(data), 'CA2')
    value = int.from_bytes(data[at:at + size], 'big') if size else info
    at += size
    if major < 2:
        return (value if major == 0 else -1 - value), at
    if major < 4:
        demand(at + value <= len(data), 'CA2')
        part = data[at:at + value]
        return (part if major == 2 else text_of(part)), at + value
    demand(at + value <= len(data), 'CA2')  # every entry takes a byte at least
    items = []
    for _ in range(value * (1 if major == 4 else 2)):
        item, at = cbor(data, at, depth + 1)
        items.append(item)
    if major == 4:
        return items, at
    demand(all(isinstance(key, str) for key in items[::2]) and len(set(items[::2])) == value, 'CA2')
    return dict(zip(items[::2], items[1::2])), at


def text_of(part):
    try:
        text = part.decode('utf-8')
    except UnicodeDecodeError:
        raise Refused('CA2') from None
    hidden = (c for c in text if unicodedata.category(c) == 'Cc' and c not in '\n\t' or c in '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069')
    demand(next(hidden, None) is None, 'CA5')
    demand(unicodedata.normalize('NFC', text) == text, 'CA6')
    return text


def to_cbor(value):
    if value is None or isinstance(value, bool):
        return {False: b'\xf4', True: b'\xf5', None: b'\xf6'}[value]
    if isinstance(value, float):
        demand(not value.is_integer(), 'CA2')
        for head, form in ((b'\xf9', '>e'), (b'\xfa', '>f'), (b'\xfb', '>d')):
            try:
                if struct.unpack(form, struct.pack(form, value))[0] == value:
                    return head + struct.pack(form, value)
            except OverflowError:
                pass
    if isinstance(value, int):
        return to_head(0, value) if value >= 0 else to_head(1, -1 - value)
    if isinstance(value, bytes):
        return to_head(2, len(value)) + value
    if isinstance(value, str):
        return to_head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return to_head(4, len(value)) + b''.join(map(to_cbor, value))
    pairs = sorted(((to_cbor(key), to_cbor(item)) for key, item in value.items()), key=lambda pair: (len(pair[0]), pair[0]))
    return to_head(5, len(pairs)) + b''.join(key + item for key, item in pairs)


def to_head(major, number):
    if number < 24:
        return bytes([major << 5 | number])
    size = next(i for i in range(4) if number < 1 << (8 << i))
    return bytes([major << 5 | 24 + size]) + number.to_bytes(1 << size, 'big')


TALK = 'attachments mentions'
# act: fields that it has, and fields that it may have.
BODIES = {
    'opened': ('purpose subject text from to confirmedIdentity answers attachments', 'pathway patient consent'),
    'said': (f'text answers withdraws {TALK}', 'quote consent wantsAnswer due notFiled phase reviews'),
    'asked-more': (f'text questions {TALK}', 'quote'),
    'advised': (f'assessment plan safetyNet medication {TALK}', 'quote referral outcome replaces'),
    'noted': (f'text {TALK}', 'quote'),
    'amended': ('target reason change', ''),
    'claimed': ('', ''), 'accepted': ('', ''), 'released-claim': ('', 'reason'),
    'handed-over': ('to note', ''), 'assigned': ('to', 'due note'),
    'shared': ('teams reason', 'rule'), 'left': ('reason', ''), 'rekeyed': ('reason', ''),
    'acknowledged': ('advice understood', 'note'), 'disagreed': ('advice reason refer', 'referral due'),
    're-anchored': ('patient reason', 'confirms'), 'watched': ('reviewAt owner lookFor', 'site'),
    'closed': ('outcome', 'note'), 'reopened': ('reason', 'due'),
    'filed': ('organisation upTo version hash where', ''),
}


def read_body(data, act):
    demand(len(data) <= 192 * 1024, 'CA4')
    pair, end = cbor(data)
    demand(end == len(data) and isinstance(pair, list) and len(pair) == 2, 'CA2')
    demand(pair[0] == 1, 'CA9')
    body = pair[1]
    demand(isinstance(body, dict) and body.get('act') == act, 'CA8')
    needed, allowed = (set(fields.split()) for fields in BODIES[act])
    fields = set(body) - {'act'}
    demand(needed <= fields <= needed | allowed, 'CA3')
    demand(to_cbor(pair) == data, 'CA2')
    return body
