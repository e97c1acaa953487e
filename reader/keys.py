"""Keys, boxes and signatures (docs/protocol/crypto.md)."""
import hmac
from hashlib import sha256 as _sha256

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from records import read_record, tuple_of
from refusal import Refused, demand


def sha256(data):
    return _sha256(data).digest()


P = 2 ** 255 - 19
SMALL_ORDER = {0, 1, P - 1, *(int.from_bytes(bytes.fromhex(y), 'little') for y in (
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'))}
# X25519's points of small order below p: RFC 7748 §6.1 gives zero; these are the others.
SMALL_U = {0, 1, P - 1, *(int.from_bytes(bytes.fromhex(u), 'little') for u in (
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157'))}


def is_sign_key(key):
    y = int.from_bytes(key, 'little') & (2 ** 255 - 1)
    return y < P and y not in SMALL_ORDER


def is_kem_key(key):
    bits = int.from_bytes(key[:1152], 'little')
    u = int.from_bytes(key[1184:], 'little')
    return bits != 0 and u < P and u not in SMALL_U and all(bits >> 12 * i & 0xfff < 3329 for i in range(768))


def verify(public_key, data, signature, rule):
    demand(is_sign_key(public_key), 'KE3')
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, data)
    except (InvalidSignature, ValueError):
        raise Refused(rule) from None


def derive(seed, name, *context):
    return HKDF(SHA256(), 32, b'', tuple_of(name, *context)).derive(seed)


def open_box(key, name, aad, box, rule='SE3'):
    """SE1: salt ‖ commitment ‖ AES-256-GCM; key, IV and commitment from HKDF over the label and the AAD's hash."""
    demand(len(box) >= 80, 'SE3')
    keys = HKDF(SHA256(), 76, box[:32], tuple_of('caead', name.encode(), sha256(aad))).derive(key)
    demand(hmac.compare_digest(keys[44:], box[32:64]), rule)
    try:
        return AESGCM(keys[:32]).decrypt(keys[32:44], box[64:], None)
    except InvalidTag:
        raise Refused(rule) from None


def unpad(padded):
    """PA1: content, a 1, zeros; the whole of a PADMÉ length of at least 256."""
    content = padded.rstrip(b'\0')
    demand(content[-1:] == b'\1', 'PA1')
    length = max(len(content), 256)
    exponent = length.bit_length() - 1
    step = 1 << exponent - exponent.bit_length()
    demand(len(padded) == -(-length // step) * step, 'PA1')
    return content[:-1]


def signed(name, raw, key_of, rule):
    """A statement as it travels: verified over the bytes that came. `key_of` names the signer from what it claims."""
    envelope = read_record('signed/1', bytes.fromhex(raw))
    value = read_record(name, envelope['bytes'])
    demand(value['suite'] == 1, 'SE10')
    key = key_of(value)
    demand(key is not None, rule)
    verify(key, envelope['bytes'], envelope['signature'], rule)
    value['hash'] = sha256(envelope['bytes'])
    value['bytes'] = envelope['bytes']
    return value
