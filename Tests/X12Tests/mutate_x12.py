#!/usr/bin/env python3
"""Plants single faults in clean files of make_x12.py, without knowing any checker.
usage: mutate_x12.py OUT-FOLDER [--seed 1] [--each 3]
Writes NNNN.edi files and faults.tsv: file, kind, family, what, segment ordinals (a|b), positions (a|b).
The expectation is the editor's own: where a fault has several honest places (a sum and its terms; a missing
segment, named at the one that opens its loop or at the one standing in its place), each counts."""
import argparse, os, random, subprocess, sys

args = argparse.ArgumentParser()
args.add_argument('out')
args.add_argument('--seed', type=int, default=1)
args.add_argument('--each', type=int, default=3)
A = args.parse_args()
R = random.Random(A.seed)
HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = ['837p', '835', '270', '271', '278', '278r', '999', '277ca']
faults = []


def clean(kind, seed):
    run = subprocess.run([sys.executable, os.path.join(HERE, 'make_x12.py'), kind, '12', '--seed', str(seed)],
                         capture_output=True, text=True, check=True)
    return [s.split('*') for s in run.stdout.split('~') if s]


FILES = {k: [clean(k, 100 + A.seed * 10 + i) for i in range(4)] for k in KINDS}


def name(position, seg):
    return '%s%02d' % (seg, position)


def matches(seg, pattern):
    """'NM1*85' or 'CAS' or 'DTP*472'; an empty part matches all."""
    parts = pattern.split('*')
    if len(parts) > len(seg):
        return False
    return all(p == '' or p == seg[i] for i, p in enumerate(parts))


def recount(segs):
    start = 0
    for i, s in enumerate(segs):
        if s[0] == 'ST':
            start = i
        if s[0] == 'SE' and s[1].isdigit():
            s[1] = str(i - start + 1)
    return segs


def emit(kind, family, what, segs, ordinals, positions, raw=None):
    n = len(faults)
    file = '%04d.edi' % n
    text = raw if raw is not None else ''.join('*'.join(s) + '~' for s in segs)
    with open(os.path.join(A.out, file), 'w', encoding='utf-8') as f:
        f.write(text)
    faults.append((file, kind, family, what, '|'.join(map(str, sorted(set(ordinals)))), '|'.join(positions)))


def pick(kind, pattern, test=None):
    """Up to --each places of a pattern, over the files."""
    found = []
    for segs in FILES[kind]:
        hits = [i for i, s in enumerate(segs) if matches(s, pattern) and (test is None or test(segs, i))]
        if hits:
            found += [(segs, i) for i in R.sample(hits, min(2, len(hits)))]
    if not found:
        print('nothing matches', kind, pattern, file=sys.stderr)
        return []
    return R.sample(found, min(A.each, len(found)))


def copy(segs):
    return [list(s) for s in segs]


def setting(kind, family, pattern, position, value, also=(), test=None, what=None):
    """Puts a value (or a function of the old one) into an element or component (position 5 or '5-1')."""
    element, _, part = str(position).partition('-')
    e, c = int(element), int(part or 0)
    for segs, i in pick(kind, pattern, test):
        m = copy(segs)
        s = m[i]
        while len(s) <= e:
            s.append('')
        if c:
            parts = s[e].split(':')
            while len(parts) < c:
                parts.append('')
            parts[c - 1] = value(parts[c - 1]) if callable(value) else value
            while parts and parts[-1] == '':
                parts.pop()
            s[e] = ':'.join(parts)
        else:
            s[e] = value(s[e]) if callable(value) else value
        while s[-1] == '':
            s.pop()
        if m[i] == segs[i]:
            continue
        at = name(e, s[0]) + ('-%d' % c if c else '')
        shown = '%s %s' % (pattern, at)
        emit(kind, family, what or '%s = %.20s' % (shown, s[e] if len(s) > e else ''), m, [i + 1], [at, *also])


def dropping(kind, family, pattern, opener, test=None):
    """Leaves a segment out; it belongs in the loop that `opener` opens."""
    for segs, i in pick(kind, pattern, test):
        m = copy(segs)
        del m[i]
        back = next((j for j in range(i - 1, -1, -1) if matches(segs[j], opener)), 0)
        emit(kind, family, '%s left out' % pattern, recount(m), [back + 1, i + 1], [segs[i][0]])


def moving(kind, pattern, before, test=None):
    """Puts a segment before an earlier one. Neighbours at one position of the standard may change places: none of those."""
    for segs, i in pick(kind, pattern, test):
        j = next((j for j in range(i - 1, -1, -1) if matches(segs[j], before)), None)
        if j is None:
            continue
        m = copy(segs)
        s = m.pop(i)
        m.insert(j, s)
        # The moved segment, or the one it jumped over.
        emit(kind, 'order', '%s before %s' % (pattern, before), m, [j + 1, j + 2, i + 1], [s[0], segs[j][0]])


def doubling(kind, pattern, times=1, test=None):
    for segs, i in pick(kind, pattern, test):
        m = copy(segs)
        for _ in range(times):
            m.insert(i, list(segs[i]))
        emit(kind, 'repeat', '%s %d times' % (pattern, times + 1), recount(m),
             range(i + 2, i + 2 + times), [segs[i][0], name(1, segs[i][0])])


def inserting(kind, family, after, seg, test=None, position=None):
    for segs, i in pick(kind, after, test):
        m = copy(segs)
        m.insert(i + 1, seg.split('*'))
        emit(kind, family, '%s after %s' % (seg[:20], after), recount(m), [i + 2], [position or seg.split('*')[0]])


def bad_npi(old):
    return old[:-1] + str((int(old[-1]) + R.randint(1, 9)) % 10)


def swapped(old):
    """Two unlike neighbours change places; the check digit sees it."""
    for k in range(8):
        if old[k] != old[k + 1] and abs(int(old[k]) - int(old[k + 1])) != 9:
            return old[:k] + old[k + 1] + old[k] + old[k + 2:]
    return bad_npi(old)


GUIDE = {'837p': '005010X222A1', '835': '005010X221A1', '270': '005010X279A1', '271': '005010X279A1',
         '278': '005010X217', '278r': '005010X217', '999': '005010X231A1', '277ca': '005010X214'}


def envelope():
    for k in KINDS:
        setting(k, 'counts', 'SE', 1, lambda v: str(int(v) + R.choice([-1, 1, 10])))
        setting(k, 'counts', 'GE', 1, lambda v: str(int(v) + 1))
        setting(k, 'counts', 'IEA', 1, '2')
        setting(k, 'control numbers', 'SE', 2, '9999')
        setting(k, 'control numbers', 'GE', 2, '77')
        setting(k, 'control numbers', 'IEA', 2, '000000002')
        setting(k, 'code', 'GS', 1, 'QQ', also=['GS08'])
        setting(k, 'code', 'GS', 7, 'Q')
        setting(k, 'code', 'ISA', 15, 'Q')
        setting(k, 'code', 'ISA', 5, 'Q9')
        setting(k, 'length', 'ISA', 13, '00000001', also=['IEA02'])
        setting(k, 'date', 'ISA', 9, '251303')
        setting(k, 'date', 'GS', 4, '20250230')
        setting(k, 'date', 'GS', 5, '2561')
        setting(k, 'missing element', 'GS', 3, '')
        setting(k, 'missing element', 'ST', 2, '', also=['SE02'])
        setting(k, 'length', 'ST', 2, '12', also=['SE02'])
        for segs, i in pick(k, 'SE'):
            m = copy(segs)
            del m[i]
            back = max(j for j in range(i) if segs[j][0] == 'ST')
            emit(k, 'missing segment', 'SE left out', m, [back + 1, i + 1], ['SE'])
        for segs, i in pick(k, 'GE'):
            m = copy(segs)
            del m[i]
            emit(k, 'missing segment', 'GE left out', m, [2, i + 1], ['GE'])
        for segs, i in pick(k, 'GS'):
            m = copy(segs)
            del m[i]
            emit(k, 'missing segment', 'GS left out', m, [1, i + 1], ['GS', 'ST'])
        if k not in ('835', '999'):
            dropping(k, 'missing segment', 'BHT', 'ST')
            setting(k, 'code', 'BHT', 1, '0001')
            setting(k, 'code', 'BHT', 2, '99')
            setting(k, 'date', 'BHT', 4, '20251040')
            setting(k, 'date', 'BHT', 5, '2460')
            setting(k, 'missing element', 'BHT', 4, '')
            doubling(k, 'BHT')
        some = {'837p': 'SBR', '835': 'CLP', '270': 'DMG', '271': 'EB', '278': 'UM', '278r': 'UM', '999': 'AK2',
                '277ca': 'STC'}[k]
        inserting(k, 'unknown segment', some, 'ZZ9*1')
        inserting(k, 'unknown segment', some, 'BPR*I' if k != '835' else 'CLM*1')
        for segs, i in pick(k, some):
            m = copy(segs)
            m[i][0] = m[i][0].lower()
            emit(k, 'lower case', '%s in lower case' % some, m, [i + 1], [some])
        for segs, i in pick(k, some):
            m = copy(segs)
            m.insert(i, [''])
            emit(k, 'empty segment', 'empty segment before %s' % some, recount(m), [i + 1], [''])
        for segs, i in pick(k, some):
            m = copy(segs)
            m[i].append('')
            emit(k, 'trailing separators', some, m, [i + 1], [name(len(segs[i]), some), name(len(segs[i]) - 1, some)])
        for segs, i in pick(k, some):
            m = copy(segs)
            m[i] += [''] * 30 + ['X']
            emit(k, 'too many elements', some, m, [i + 1], [name(n, some) for n in range(len(segs[i]), 60)])


def people():
    """Segments that most kinds have."""
    for k in ('837p', '270', '271', '278', '278r', '277ca'):
        person = {'837p': 'NM1*IL*1', '270': 'NM1*IL', '271': 'NM1*IL', '278': 'NM1*IL', '278r': 'NM1*IL',
                  '277ca': 'NM1*QC'}[k]
        setting(k, 'code', person, 1, 'Z9', also=['NM1'])
        setting(k, 'code', person, 2, '5')
        setting(k, 'length', person, 3, 'A' * 61)
        setting(k, 'length', person, 9, '1')
        setting(k, 'syntax note', person, 8, '')
        setting(k, 'syntax note', person, 9, '')
        setting(k, 'spaces', person, 3, lambda v: ' ' + v)
        setting(k, 'spaces', person, 4, lambda v: v + ' ')
        setting(k, 'spaces', person, 3, ' ')
        setting(k, 'character', person, 3, lambda v: v[:2] + '\x07' + v[2:])
        setting(k, 'check digit', 'NM1**2******XX' if k != '837p' else 'NM1*85', 9, bad_npi)
        setting(k, 'check digit', 'NM1**2******XX' if k != '837p' else 'NM1*85', 9, swapped)
        setting(k, 'check digit', 'NM1**2******XX' if k != '837p' else 'NM1*85', 9, lambda v: v[:9])
        setting(k, 'missing element', 'HL', 1, '')
        setting(k, 'missing element', 'HL', 3, '')
        setting(k, 'hl', 'HL', 1, lambda v: str(int(v) + 5))
        setting(k, 'hl', 'HL', 3, 'Q1')
        setting(k, 'hl', 'HL*2', 2, '')
        setting(k, 'hl', 'HL*3', 2, '9')
        setting(k, 'hl', 'HL*3', 2, '3')
        setting(k, 'hl', 'HL*1', 2, '1')
        if k != '277ca':
            setting(k, 'hl', 'HL', 4, lambda v: '0' if v == '1' else '1')
            setting(k, 'date', 'DMG', 2, '19851332')
            setting(k, 'date', 'DMG', 2, '1985')
            setting(k, 'future date', 'DMG', 2, '20990101')
            setting(k, 'code', 'DMG', 1, 'D6')
            setting(k, 'code', 'DMG', 3, 'X')
            doubling(k, 'DMG')
        if k != '837p':
            dropping(k, 'missing segment', person, 'HL')


def professional():
    k = '837p'
    for p, o in [('NM1*41', 'ST'), ('PER*IC', 'NM1*41'), ('NM1*40', 'ST'), ('NM1*85', 'HL'), ('N3', 'NM1'), ('N4', 'NM1'),
                 ('REF*EI', 'NM1*85'), ('SBR', 'HL'), ('NM1*IL', 'HL'), ('NM1*PR', 'HL'), ('PAT', 'HL'),
                 ('NM1*QC', 'HL'), ('HI', 'CLM'), ('SV1', 'LX'), ('DTP*472', 'LX'), ('LX', 'CLM'), ('CLM', 'HL'),
                 ('HL', 'HL')]:
        dropping(k, 'missing segment', p, o)
    dropping(k, 'missing segment', 'DMG', 'NM1')
    for p, e in [('CLM', 1), ('CLM', 2), ('CLM', 5), ('CLM', 6), ('CLM', 7), ('CLM', 8), ('CLM', 9), ('SV1', 1), ('SV1', 2),
                 ('SV1', 3), ('SV1', 4), ('SV1', 7), ('LX', 1), ('SBR', 1), ('NM1*PR', 3), ('NM1*PR', 9), ('N4', 1),
                 ('N3', 1), ('DTP', 1), ('DTP', 2), ('DTP', 3), ('REF', 1), ('REF', 2), ('HI', 1), ('PER', 3), ('PER', 4),
                 ('PRV', 3), ('DMG', 3), ('NTE', 2), ('PAT', 1), ('CLM', '5-1'), ('CLM', '5-2'), ('CLM', '5-3'), ('SV1', '1-1'), ('SV1', '1-2'),
                 ('HI', '1-1'), ('HI', '1-2'), ('NM1*85', 3), ('NM1*82', 3), ('NM1*41', 9)]:
        setting(k, 'missing element', p, e, '')
    for p, e, v in [('CLM', '5-1', 'ZZ'), ('CLM', '5-2', 'A'), ('CLM', '5-3', '9'), ('CLM', 6, 'Q'), ('CLM', 7, 'Q'), ('CLM', 8, 'Q'), ('CLM', 9, 'Q'),
                    ('SBR', 1, 'Q'), ('SBR', 9, '99'), ('SV1', '1-1', 'QQ'), ('SV1', 3, 'QQ'), ('REF', 1, 'Q0'),
                    ('DTP*472', 1, '999'), ('DTP', 2, 'Q8'), ('HI', '1-1', 'QQ'), ('N4', 2, 'ZZ'), ('PER', 1, 'QQ'), ('PER', 3, 'QQ'),
                    ('PRV*PE', 2, 'QQ'), ('PRV*PE', 1, 'QQ'), ('PRV*BI', 1, 'QQ'), ('NM1*PR', 8, 'QQ'), ('NM1*41', 8, 'QQ'), ('PAT', 1, 'Q9'), ('NTE', 1, 'QQQ'),
                    ('BHT', 6, 'QQ')]:
        setting(k, 'code', p, e, v, also=[p.split('*')[0]])
    for p, e, v in [('CLM', 1, 'C' * 39), ('SV1', '1-3', 'G'), ('SV1', '1-3', 'GPP'), ('N4', 2, 'W'), ('N4', 3, '981'),
                    ('N4', 3, '98101-1234'), ('PRV', 3, '22570000'), ('NTE', 2, 'N' * 81), ('REF*G1', 2, 'R' * 51),
                    ('N3', 1, 'S' * 56), ('SV1', 4, '1' * 16), ('NM1*IL*1', 4, 'F' * 36), ('LX', 1, '1234567'),
                    ('HI', '1-2', 'M54'+'0' * 30)]:
        setting(k, 'length', p, e, v)
    for v in ('20250230', '20251301', '2025010', '2025-01-01', '20250100', 'YESTERDAY'):
        setting(k, 'date', 'DTP*472', 3, v)
        setting(k, 'date', 'DTP*431', 3, v)
    setting(k, 'date', 'DTP*472', 2, 'RD8', also=['DTP03'])
    setting(k, 'date', 'DTP*472', 3, '20250701-20250702', also=['DTP02'])
    setting(k, 'future date', 'DTP*472', 3, '20300101')
    setting(k, 'future date', 'DTP*431', 3, '20300101')
    setting(k, 'future date', 'DTP*439', 3, '20300101')
    setting(k, 'date order', 'DTP*472', 3, '19000101')
    for v in ('M54.50', '97124', 'M5', 'M545012345', '7241', 'I0!'):
        setting(k, 'diagnosis', 'HI', '1-2', v)
    setting(k, 'diagnosis', 'HI', '1-1', 'ABF')
    setting(k, 'diagnosis', 'HI', '2-1', 'ABK', test=lambda s, i: len(s[i]) > 2)
    setting(k, 'pointer', 'SV1', '7-1', '8')
    setting(k, 'pointer', 'SV1', '7-1', '0')
    setting(k, 'pointer', 'SV1', '7-1', 'A')
    setting(k, 'pointer', 'SV1', '7-2', '12')
    setting(k, 'pointer', 'SV1', 7, '1:1:1:1:1', also=['SV107-5'])
    # 9712X and X9712 have the forms of category II and III and of payers' own codes.
    for v in ('971', '97X24', '97124X', 'XX712', '97-24'):
        setting(k, 'procedure', 'SV1', '1-2', v)
    for v in ('g1', '-P', 'G!'):
        setting(k, 'procedure', 'SV1', '1-3', v)
    for v in ('0', '-1', 'FOUR', '1.5.0', '4E0'):
        setting(k, 'quantity', 'SV1', 4, v)
    setting(k, 'balance', 'CLM', 2, lambda v: '1' + v, also=['SV102'])
    for segs, i in pick(k, 'SV1'):
        m = copy(segs)
        m[i][2] = str(float(m[i][2]) + 10).removesuffix('.0')
        c = max(j for j in range(i) if segs[j][0] == 'CLM')
        emit(k, 'balance', 'SV102 plus 10', m, [c + 1, i + 1], ['CLM02', 'SV102'])
    for v in ('160.00', '160.0', '160.', '$160', '1,600', '-160', '160 ', 'ABC', '160.123'):
        for segs, i in pick(k, 'CLM'):
            m = copy(segs)
            m[i][2] = v
            emit(k, 'trailing zeros' if '.0' in v else 'number', 'CLM02 = ' + v, m, [i + 1], ['CLM02'])
    setting(k, 'trailing zeros', 'SV1', 2, lambda v: v + ('.00' if '.' not in v else '0'))
    setting(k, 'trailing zeros', 'SV1', 4, lambda v: v + '.0')
    setting(k, 'line number', 'LX', 1, lambda v: str(int(v) + 1))
    setting(k, 'line number', 'LX', 1, '0')
    setting(k, 'line number', 'LX', 1, 'A')
    for n in ('NM1*82', 'NM1*DN'):
        setting(k, 'check digit', n, 9, bad_npi)
        setting(k, 'check digit', n, 9, swapped)
        setting(k, 'check digit', n, 9, lambda v: '3' + v[1:])
        setting(k, 'check digit', n, 9, 'ABCDEFGHIJ')
        setting(k, 'syntax note', n, 8, '')
    setting(k, 'tax number', 'REF*EI', 2, '12345678')
    setting(k, 'tax number', 'REF*EI', 2, '12-3456789')
    setting(k, 'taxonomy', 'PRV', 3, '225700000X1')
    setting(k, 'syntax note', 'PER', 5, '')
    setting(k, 'syntax note', 'PER', 6, '')
    setting(k, 'accident', 'CLM***********AA:::WA', '11-4', '')
    setting(k, 'accident', 'CLM***********AA:::OR', '11-4', '')
    setting(k, 'accident', 'CLM***********AA:::FL', '11-4', 'ZZ')
    setting(k, 'accident', 'CLM***********AA:::FL', '11-1', 'QQ')
    dropping(k, 'accident', 'DTP*439', 'CLM',
             test=lambda s, i: any(x[0] == 'CLM' and x[-1].startswith('AA') for x in s[i - 2:i]))
    setting(k, 'original', 'CLM', '5-3', '7', also=['REF', 'REF02'])
    setting(k, 'original', 'CLM', '5-3', '8', also=['REF', 'REF02'])
    for segs, i in pick(k, 'CLM', lambda s, i: any(x[0] == 'CLM' for x in s[:i])):
        m = copy(segs)
        before = max(j for j in range(i) if segs[j][0] == 'CLM')
        m[i][1] = m[before][1]
        emit(k, 'claim id', 'CLM01 twice', m, [i + 1], ['CLM01'])
    setting(k, 'relation', 'SBR**18', 2, '')
    setting(k, 'relation', 'SBR**18', 2, '01')
    for p in ('SBR', 'HI', 'CLM', 'N3', 'N4', 'REF*G1', 'REF*D9', 'DTP*431', 'DTP*472', 'SV1', 'NM1*82', 'NM1*IL', 'NM1*PR', 'REF*6R', 'PAT', 'PRV*PE', 'NTE',
              'REF*9F', 'PRV*BI'):
        doubling(k, p)
    for p, b in [('HI', 'CLM'), ('REF*D9', 'DTP'), ('DTP*472', 'SV1'), ('SV1', 'LX'), ('NM1*IL', 'SBR'), ('N4', 'N3'), ('NM1*82', 'HI'), ('REF*6R', 'DTP*472'), ('N3', 'NM1'), ('PRV*PE', 'NM1*82'), ('DMG', 'N4'), ('CLM', 'NM1*PR'), ('REF*EI', 'N3'),
                 ('PER', 'NM1*41')]:
        moving(k, p, b)
    setting(k, 'too many components', 'CLM', 5, '11:B:1:X')
    setting(k, 'too many components', 'HI', 1, lambda v: v + ':::::::::X')
    setting(k, 'placeholder', 'REF*G1', 2, 'NONE')
    setting(k, 'spaces', 'CLM', 1, lambda v: v + ' ')
    setting(k, 'spaces', 'REF*G1', 2, lambda v: ' ' + v)
    setting(k, 'unused', 'CLM', 3, '1')
    setting(k, 'unused', 'LX', 2, '1', also=['LX'])


def remittance():
    k = '835'
    for p, o in [('BPR', 'ST'), ('TRN', 'ST'), ('N1*PR', 'ST'), ('N1*PE', 'ST'), ('PER*BL', 'N1*PR'), ('LX', 'ST'), ('NM1*QC', 'CLP')]:
        dropping(k, 'missing segment', p, o)
    dropping(k, 'missing segment', 'N3', 'N1', test=lambda s, i: s[i - 1][1] == 'PR')
    dropping(k, 'missing segment', 'N4', 'N1', test=lambda s, i: s[i - 2][1] == 'PR')
    for p, e in [('BPR', 1), ('BPR', 2), ('BPR', 3), ('BPR', 4), ('BPR', 16), ('TRN', 1), ('TRN', 2), ('TRN', 3), ('CLP', 1), ('CLP', 2), ('CLP', 3),
                 ('CLP', 4), ('CLP', 6), ('CLP', 7), ('SVC', 1), ('SVC', 2), ('SVC', 3), ('CAS', 1), ('CAS', 2), ('CAS', 3), ('DTM', 1), ('DTM', 2),
                 ('N1*PR', 2), ('N1*PE', 3), ('N1*PE', 4), ('REF', 2), ('LX', 1), ('AMT', 1), ('AMT', 2), ('PER*BL', 1), ('SVC', '1-1'), ('SVC', '1-2'), ('PLB', 1), ('PLB', 2),
                 ('PLB', 3), ('PLB', 4), ('NM1*QC', 1), ('NM1*QC', 2), ('LQ', 1), ('LQ', 2)]:
        setting(k, 'missing element', p, e, '', also=[p.split('*')[0]])
    for p, e, v in [('BPR', 1, 'Q'), ('BPR', 3, 'Q'), ('BPR', 4, 'QQQ'), ('BPR', 6, '99'), ('BPR', 8, 'QQ'), ('TRN', 1, '9'), ('N1*PR', 1, 'QQ'),
                    ('CLP', 2, '99'), ('CLP', 6, 'QQ'), ('SVC', '1-1', 'QQ'), ('CAS', 1, 'QQ'), ('CAS', 2, 'QQ1'), ('DTM*472', 1, '999'), ('REF*6R', 1, 'Q0'),
                    ('AMT', 1, 'QQ'), ('LQ', 1, 'QQ'), ('LQ', 2, 'Q99'), ('PER*BL', 3, 'QQ'), ('NM1*82', 8, 'QQ'), ('N4', 2, 'ZZ'), ('PLB', '3-1', 'QQ'),
                    ('CLP', 8, 'QQ'), ('CLP', 9, '-')]:
        setting(k, 'code', p, e, v, also=[p.split('*')[0]])
    for v in ('20250230', '20251301', '202501', 'TODAY'):
        setting(k, 'date', 'DTM*472', 2, v)
        setting(k, 'date', 'BPR', 16, v)
        setting(k, 'date', 'PLB', 2, v)
    setting(k, 'future date', 'DTM*472', 2, '20300101')
    setting(k, 'balance', 'BPR', 2, lambda v: '1' + v)
    line = ['CLP03', 'CLP04', 'SVC02', 'SVC03', 'CAS03', 'CAS06']
    for p, e in [('CLP', 3), ('CLP', 4), ('SVC', 2), ('SVC', 3), ('CAS', 3)]:
        for segs, i in pick(k, p, lambda s, i: s[i][e] not in ('0', '')):
            m = copy(segs)
            m[i][e] = str(round(float(m[i][e]) + 7, 2)).removesuffix('.0')
            clp = max(j for j in range(i + 1) if segs[j][0] == 'CLP')
            svc = [j for j in range(clp, i + 1) if segs[j][0] == 'SVC']
            own = [clp + 1, i + 1] + ([svc[-1] + 1] if svc else [])
            emit(k, 'balance', '%s%02d plus 7' % (p, e), m, own, line)
    dropping(k, 'balance', 'CAS', 'SVC')
    faults_before = len(faults)
    for n in range(max(0, faults_before - A.each), faults_before):
        f = faults[n]
        if f[3] == 'CAS left out':
            faults[n] = (*f[:5], 'SVC03|SVC02|CAS')
    setting(k, 'balance', 'PLB', 4, lambda v: '9' + v, also=['BPR02'])
    for n in range(max(0, len(faults) - A.each), len(faults)):
        f = faults[n]
        if f[2] == 'balance' and f[5].startswith('PLB04'):
            faults[n] = (*f[:4], '4|' + f[4], f[5])
    for p, e in [('CLP', 3), ('CLP', 4), ('SVC', 2), ('SVC', 3), ('CAS', 3), ('BPR', 2), ('AMT', 2)]:
        setting(k, 'trailing zeros', p, e, lambda v: v + ('.00' if '.' not in v else '0'))
        setting(k, 'number', p, e, lambda v: v + 'X')
    setting(k, 'check digit', 'N1*PE', 4, bad_npi)
    setting(k, 'check digit', 'N1*PE', 4, swapped)
    setting(k, 'check digit', 'NM1*82', 9, bad_npi)
    setting(k, 'check digit', 'NM1*82', 9, swapped)
    setting(k, 'check digit', 'PLB', 1, bad_npi)
    setting(k, 'syntax note', 'N1*PE', 3, '')
    setting(k, 'syntax note', 'NM1*82', 8, '')
    setting(k, 'syntax note', 'NM1*QC', 9, '')
    setting(k, 'syntax note', 'CAS', 5, '45', also=['CAS06'], test=lambda s, i: len(s[i]) == 4)
    setting(k, 'syntax note', 'CAS', 6, '1', also=['CAS05'], test=lambda s, i: len(s[i]) == 4)
    setting(k, 'syntax note', 'PER*BL', 4, '', also=['PER03'])
    setting(k, 'reversal', 'CLP**1', 2, '22', also=['CLP03', 'CLP04'])
    setting(k, 'spaces', 'CLP', 1, lambda v: ' ' + v)
    setting(k, 'spaces', 'CLP', 7, lambda v: v + ' ')
    setting(k, 'length', 'CLP', 1, 'C' * 39)
    setting(k, 'length', 'CLP', 7, 'C' * 51)
    setting(k, 'length', 'SVC', '1-3', 'GPP')
    setting(k, 'length', 'TRN', 3, '12345')
    setting(k, 'procedure', 'SVC', '1-2', '97X24')
    setting(k, 'tax number', 'REF*TJ', 2, '1234')
    for p in ('BPR', 'TRN', 'NM1*QC', 'DTM*050', 'REF*6R', 'N3', 'N4', 'NM1*82', 'PER*CX', 'DTM*405', 'REF*EV', 'N1*PR'):
        doubling(k, p)
    for p, b in [('TRN', 'BPR'), ('DTM*472', 'SVC'), ('NM1*QC', 'CLP'), ('REF*6R', 'CAS'), ('AMT*AU', 'DTM'), ('N4', 'N3'), ('N1*PE', 'N1*PR'),
                 ('CAS', 'DTM*472'), ('AMT*B6', 'CAS'), ('LX', 'N1*PE'), ('LQ', 'CAS')]:
        moving(k, p, b)


def eligibility():
    for k in ('270', '271'):
        dropping(k, 'missing segment', 'NM1*PR', 'HL')
        dropping(k, 'missing segment', 'NM1*1P', 'HL')
        dropping(k, 'missing segment', 'HL**2*22', 'HL')
        for p, e in [('NM1*PR', 9), ('NM1*1P', 9), ('TRN', 1), ('TRN', 2), ('TRN', 3), ('DTP', 1), ('DTP', 2), ('DTP', 3), ('NM1*PR', 8), ('NM1*PR', 3)]:
            setting(k, 'missing element', p, e, '')
        setting(k, 'code', 'TRN', 1, '9')
        setting(k, 'code', 'NM1*PR', 1, 'QQ')
        setting(k, 'code', 'NM1*1P', 8, 'QQ')
        setting(k, 'code', 'DTP', 1, '999')
        setting(k, 'code', 'DTP', 2, 'Q8')
        setting(k, 'date', 'DTP', 3, '20250230')
        setting(k, 'date', 'DTP', 3, '2025')
        setting(k, 'length', 'TRN', 3, '991123456')
        setting(k, 'length', 'TRN', 2, 'T' * 51)
        doubling(k, 'NM1*PR')
        doubling(k, 'NM1*IL')
        moving(k, 'NM1*IL', 'TRN')
        moving(k, 'DMG', 'NM1*IL')
        moving(k, 'DTP', 'DMG')
    setting('270', 'code', 'EQ', 1, 'QQ')
    setting('270', 'code', 'EQ', 1, '0')
    setting('270', 'missing element', 'EQ', 1, '', also=['EQ02', 'EQ'])
    setting('270', 'date order', 'DTP', 3, '20251005-20251001', also=['DTP02'])
    moving('270', 'EQ*30', 'DMG')
    k = '271'
    for e, v in [(1, 'QQ'), (2, 'QQQ'), (3, 'QQ'), (6, '99'), (9, 'QQ'), (11, 'Q'), (12, 'Q')]:
        setting(k, 'code', 'EB*F', e, v)
    setting(k, 'missing element', 'EB', 1, '')
    setting(k, 'number', 'EB*C', 7, '15OO')
    setting(k, 'number', 'EB*B', 7, '$30')
    setting(k, 'trailing zeros', 'EB*C', 7, '1500.00')
    setting(k, 'number', 'EB*F', 10, 'X')
    setting(k, 'syntax note', 'EB*F', 9, '')
    setting(k, 'syntax note', 'EB*F', 10, '')
    setting(k, 'missing element', 'MSG', 1, '')
    setting(k, 'length', 'MSG', 1, 'M' * 265)
    setting(k, 'length', 'EB*1', 5, 'P' * 51)
    setting(k, 'benefit', 'EB*C', 7, '')
    setting(k, 'benefit', 'EB*B', 7, '-30')
    setting(k, 'balance', 'EB*C', 8, '20', also=['EB07'])
    setting(k, 'code', 'N4', 2, 'ZZ')
    setting(k, 'postal code', 'N4', 3, '98101-1')
    setting(k, 'missing element', 'N4', 1, '')
    doubling(k, 'N3')
    doubling(k, 'N4')
    moving(k, 'MSG', 'EB*1')


def review():
    for k in ('278', '278r'):
        for p, o in [('NM1*X3', 'HL'), ('NM1*1P', 'HL'), ('UM', 'HL'), ('HL****1', 'HL')]:
            dropping(k, 'missing segment', p, o)
        for p, e in [('UM', 1), ('UM', 2), ('HI', 1), ('DTP*472', 3), ('DTP*472', 2), ('NM1*SJ', 8), ('TRN', 2), ('TRN', 3), ('HL', 4), ('NM1*X3', 9), ('SV1', 1)]:
            setting(k, 'missing element', p, e, '')
        for p, e, v in [('UM', 1, 'QQ'), ('UM', 2, 'Q'), ('UM', 3, 'QQ'), ('UM', '4-2', 'Q'), ('HI', '1-1', 'ZZ9'), ('TRN', 1, '9'), ('NM1*X3', 1, 'QQ'),
                        ('NM1*SJ', 1, 'QQ'), ('NM1*SJ', 8, 'QQ'), ('DTP*472', 1, '999'), ('DTP*472', 2, 'Q8'), ('SV1', '1-1', 'QQ'), ('SV1', 3, 'QQ'), ('HSD', 1, 'QQ'), ('HSD', 3, 'QQ'),
                        ('HSD', 5, '99')]:
            setting(k, 'code', p, e, v, also=[p.split('*')[0]])
        setting(k, 'code', 'UM', '4-1', 'ZZ')
        setting(k, 'date', 'DTP*472', 3, '20251032-20251117')
        setting(k, 'date', 'DTP*472', 3, '20251006')
        setting(k, 'date order', 'DTP*472', 3, '20251117-20251006')
        setting(k, 'diagnosis', 'HI', '1-2', 'M54.50')
        setting(k, 'diagnosis', 'HI', '1-2', '724')
        setting(k, 'quantity', 'SV1', 4, '0')
        setting(k, 'quantity', 'SV1', 4, 'X')
        setting(k, 'quantity', 'HSD', 2, '0')
        setting(k, 'quantity', 'HSD', 2, 'X')
        setting(k, 'syntax note', 'HSD', 1, '')
        setting(k, 'syntax note', 'HSD', 2, '')
        setting(k, 'syntax note', 'SV1', 3, '')
        setting(k, 'syntax note', 'SV1', 4, '')
        setting(k, 'procedure', 'SV1', '1-2', '97X24')
        setting(k, 'length', 'SV1', '1-3', 'GPP')
        setting(k, 'check digit', 'NM1*SJ', 9, bad_npi)
        setting(k, 'check digit', 'NM1*SJ', 9, swapped)
        for p in ('UM', 'HI', 'SV1', 'NM1*IL', 'NM1*X3'):
            doubling(k, p)
        for p, b in [('HI', 'UM'), ('DTP*472', 'HL'), ('SV1', 'DTP*472'), ('UM', 'TRN'), ('NM1*IL', 'HL'), ('HSD', 'SV1')]:
            moving(k, p, b, test=(lambda s, i: s[i - 1][0] == 'SV1') if p == 'HSD' else None)
    k = '278'
    setting(k, 'code', 'PWK', 1, 'QQ')
    setting(k, 'code', 'PWK', 2, 'QQ')
    setting(k, 'missing element', 'PWK', 1, '')
    setting(k, 'syntax note', 'PWK', 6, '', also=['PWK05'])
    setting(k, 'code', 'PER', 3, 'QQ')
    setting(k, 'syntax note', 'PER', 6, '', also=['PER05'])
    setting(k, 'date', 'DTP*431', 3, '20250230')
    setting(k, 'future date', 'DTP*431', 3, '20300101')
    setting(k, 'original', 'UM', 2, 'S', also=['REF', 'REF02'])
    setting(k, 'original', 'UM', 2, 'R', also=['REF', 'REF02'])
    setting(k, 'code', 'PRV', 2, 'QQ')
    setting(k, 'length', 'PRV', 3, '2257')
    k = '278r'
    setting(k, 'code', 'HCR', 1, 'QQ')
    setting(k, 'missing element', 'HCR', 1, '')
    setting(k, 'decision', 'HCR', 2, '')
    setting(k, 'decision', 'HCR', 1, 'A3', also=['HCR03'])
    doubling(k, 'HCR')


def acknowledgements():
    k = '999'
    for p, o in [('AK1', 'ST'), ('AK9', 'ST'), ('IK5', 'AK2'), ('AK2', 'AK1')]:
        dropping(k, 'missing segment', p, o)
    for p, e in [('AK1', 1), ('AK1', 2), ('AK2', 1), ('AK2', 2), ('IK3', 1), ('IK3', 2), ('IK4', 1), ('IK4', 3), ('IK5', 1), ('AK9', 1), ('AK9', 2), ('AK9', 3),
                 ('AK9', 4)]:
        setting(k, 'missing element', p, e, '')
    for p, e, v in [('AK1', 1, 'QQ'), ('AK2', 1, '999X'), ('IK3', 4, 'QQ'), ('IK4', 3, 'QQ'), ('IK5', 1, 'Q'), ('IK5*R', 2, 'QQ'), ('AK9', 1, 'Q')]:
        setting(k, 'code', p, e, v)
    setting(k, 'number', 'IK3', 2, 'X')
    setting(k, 'number', 'AK1', 2, 'X')
    setting(k, 'number', 'IK4', 2, 'X')
    setting(k, 'number', 'AK9', 2, '1.5')
    for e in (2, 3, 4):
        setting(k, 'counts', 'AK9', e, lambda v: str(int(v) + 1), also=['AK902', 'AK903', 'AK904', 'AK901'])
    setting(k, 'verdict', 'AK9', 1, 'A', also=['AK904'])
    setting(k, 'verdict', 'AK9', 1, 'R', also=['AK904'])
    setting(k, 'verdict', 'IK5*R', 2, '')
    setting(k, 'verdict', 'IK5*R', 1, 'A', also=['IK502'])
    doubling(k, 'AK1')
    doubling(k, 'IK5')
    doubling(k, 'AK9')
    moving(k, 'IK5*R', 'IK3')
    moving(k, 'IK3', 'AK2')
    moving(k, 'IK4', 'IK3')
    moving(k, 'CTX', 'IK3')
    moving(k, 'AK1', 'ST')
    setting(k, 'length', 'IK3', 1, 'N')
    setting(k, 'length', 'AK2', 2, '1')
    k = '277ca'
    for p, o in [('NM1*41', 'HL'), ('NM1*85', 'HL'), ('NM1*PR', 'HL'), ('TRN*1*ISRC000001', 'HL'), ('TRN*2', 'HL'), ('DTP*050', 'TRN'), ('DTP*009', 'TRN'), ('DTP*472', 'TRN'),
                 ('STC', 'TRN'), ('TRN*1*0', 'HL')]:
        dropping(k, 'missing segment', p, o)
    for p, e in [('STC', 1), ('STC', '1-1'), ('STC', '1-2'), ('STC', 3), ('TRN', 1), ('TRN', 2), ('QTY', 1), ('QTY', 2), ('AMT', 1), ('AMT', 2), ('DTP', 3), ('REF', 2), ('NM1*41', 9),
                 ('NM1*QC', 3)]:
        setting(k, 'missing element', p, e, '', also=[p.split('*')[0]])
    for p, e, v in [('STC', '1-1', 'Q1'), ('STC', '1-1', 'F1'), ('STC', '1-3', 'ZZZ'), ('STC', 3, 'QQ'), ('TRN', 1, '9'), ('QTY', 1, 'QQ'), ('AMT', 1, 'QQ'), ('DTP', 1, '999'),
                    ('DTP', 2, 'Q8'), ('REF', 1, 'Q0'), ('NM1*PR', 1, 'QQ'), ('NM1*41', 8, 'QQ'), ('STC', '1-2', '99999')]:
        setting(k, 'code', p, e, v, also=[p.split('*')[0]])
    setting(k, 'date', 'STC', 2, '20250230', test=lambda s, i: s[i][2] != '')
    setting(k, 'date', 'DTP*472', 3, '20251301')
    setting(k, 'future date', 'DTP*050', 3, '20300101')
    setting(k, 'number', 'STC', 4, 'X')
    setting(k, 'number', 'AMT', 2, 'X')
    setting(k, 'number', 'QTY', 2, 'X')
    setting(k, 'trailing zeros', 'STC', 4, lambda v: v + '.00')
    setting(k, 'trailing zeros', 'AMT', 2, lambda v: v + '.00')
    setting(k, 'verdict', 'STC*A2:20:PR', 3, 'U')
    setting(k, 'verdict', 'STC*A7:562:85', 3, 'WQ')
    setting(k, 'length', 'TRN', 2, 'T' * 51)
    setting(k, 'length', 'REF', 2, 'T' * 51)
    for p in ('NM1*QC', 'DTP*472', 'REF*1K', 'TRN*1*0', 'NM1*41', 'DTP*050'):
        doubling(k, p)
    for p, b in [('STC', 'TRN'), ('DTP*472', 'REF*1K'), ('TRN*2', 'NM1*QC'), ('AMT', 'STC'), ('REF*1K', 'STC'), ('DTP*050', 'TRN')]:
        moving(k, p, b)


os.makedirs(A.out, exist_ok=True)
for plant in (envelope, people, professional, remittance, eligibility, review, acknowledgements):
    plant()
with open(os.path.join(A.out, 'faults.tsv'), 'w', encoding='utf-8') as f:
    for row in faults:
        f.write('\t'.join(row) + '\n')
print(len(faults), 'faults')
