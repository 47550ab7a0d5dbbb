"""The binary forms of indstat's types, as doc/clients.md describes them: from bytes and back."""
import datetime
import decimal
import struct

EPOCH = datetime.date(2000, 1, 1)
MISSING = {1: -2**7, 2: -2**15, 4: -2**31, 8: -2**63}
MONTHS = {'M': 1, 'Q': 3, 'T': 4, 'S': 6, 'A': 12}


def period_of(data):
    """First and last day."""
    return tuple(EPOCH + datetime.timedelta(d) for d in struct.unpack('!ii', data))


def bytes_of_period(first, last):
    return struct.pack('!ii', (first - EPOCH).days, (last - EPOCH).days)


def values_of(data):
    """Packed values, and what comes after them."""
    width, scale, count = struct.unpack_from('!BBi', data)
    kind = {1: 'b', 2: 'h', 4: 'i', 8: 'q'}[width]
    numbers = struct.unpack_from(f'!{count}{kind}', data, 6)
    return [None if n == MISSING[width] else decimal.Decimal(n).scaleb(-scale) for n in numbers], data[6 + width * count:]


def bytes_of_values(values):
    """All in eight bytes, which the server takes and packs."""
    scale = max((-v.as_tuple().exponent for v in values if v is not None), default=0)
    scale = max(scale, 0)
    numbers = [MISSING[8] if v is None else int(v.scaleb(scale)) for v in values]
    return struct.pack(f'!BBi{len(numbers)}q', 8, scale, len(numbers), *numbers)


def series_of(data):
    """Frequency, basis, number of the first period, values."""
    version, frequency, basis, first = struct.unpack_from('!BcBi', data)
    assert version == 1
    values, rest = values_of(data[7:])
    assert rest == b''
    return frequency.decode(), basis, first, values


def bytes_of_series(frequency, basis, first, values):
    return struct.pack('!BcBi', 1, frequency.encode(), basis, first) + bytes_of_values(values)


def first_day(frequency, position):
    """Of the single period with that number."""
    if frequency == 'D':
        return datetime.date.fromordinal(position)
    if frequency == 'W':
        return datetime.date.fromordinal(position * 7 + 1)
    month = position * MONTHS[frequency]
    return datetime.date(month // 12, month % 12 + 1, 1)


def members_of(data):
    """A cross-section or hierarchy: keys and values; without one a key is a gap in a range of integers, and no member."""
    assert data[0] == 1
    values, rest = values_of(data[1:])
    kind, rest = rest[:1], rest[1:]
    keys = []
    for _ in values:
        length, rest = (8, rest) if kind == b'i' else (struct.unpack_from('!i', rest)[0], rest[4:])
        keys.append(struct.unpack('!q', rest[:8])[0] if kind == b'i' else rest[:length].decode())
        rest = rest[length:]
    return keys, values


def bytes_of_members(members):
    """Of a dict; keys in the order of their bytes, or of their numbers."""
    texts = any(isinstance(k, str) for k in members)
    keys = sorted(members, key=lambda k: k.encode() if texts else k)
    data = bytes([1]) + bytes_of_values([members[k] for k in keys]) + (b't' if texts else b'i')
    for k in keys:
        data += struct.pack('!i', len(k.encode())) + k.encode() if texts else struct.pack('!q', k)
    return data


def hierarchy_of(data):
    """Members and their parents; a top is its own."""
    keys, parents = members_of(data)
    return {k: None if keys[int(p)] == k else keys[int(p)] for k, p in zip(keys, parents) if p is not None}


def cross_section_of(data):
    return {k: v for k, v in zip(*members_of(data)) if v is not None}


def sums_of(data):
    """Kind, fields, and of each sum: count, NaN, infinities, decimals, total."""
    version, kind, nsums, nfields = data[:4]
    assert version == 1
    fields = struct.unpack_from(f'!{nfields}q', data, 4)
    sums = []
    with decimal.localcontext() as c:
        c.prec = 200
        for i in range(nsums):
            n = struct.unpack_from('!37q', data, 4 + 8 * nfields + 37 * 8 * i)
            total = sum((decimal.Decimal(b) * decimal.Decimal(10000) ** (w - 16) for w, b in enumerate(n[5:])), decimal.Decimal(0))
            sums.append(n[:5] + (total,))
    return kind, fields, sums
