"""Makes elementary.json: ln, exp and pow of fixed doubles, rounded correctly from 60 digits. Needs Python 3 with mpmath 1.3.

Inputs are drawn with a fixed seed and written with repr(), so every input and result is an exact double.
"""
import json
import math
import random

from mpmath import mp, mpf

mp.dps = 60
draw = random.Random(20270111)


def logarithms():
    fixed = [1.0, 2.0, 0.5, math.e, 10.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 0.9999999999999999, 1.0000000000000002]
    inputs = fixed + [1 - draw.random() for _ in range(150)] + [math.exp(draw.uniform(-700, 700)) for _ in range(100)]
    inputs += [1 + draw.uniform(-1e-3, 1e-3) for _ in range(50)] + [draw.uniform(0.6, 1.5) for _ in range(100)]
    return [[x, float(mp.log(mpf(x)))] for x in inputs]


def exponentials():
    fixed = [0.0, 1.0, -1.0, 1e-9, -1e-20, 709.7, -745.1, -708.5, -720.0, 0.34657359027997264, 0.35]
    inputs = fixed + [draw.uniform(-1, 1) for _ in range(150)] + [draw.uniform(-740, 709) for _ in range(150)]
    return [[x, float(mp.exp(mpf(x)))] for x in inputs]


def powers():
    fixed = [(2.0, 10.0), (10.0, -5.0), (10.0, 308.0), (1.1, 365.25), (0.5, 1074.0), (1.02, 52.0), (-2.0, 3.0), (-2.0, 4.0), (5e-324, 0.5),
             (1.0000000000000002, 1e15), (0.9999999999999999, 1e17), (2.5, -3.5)]
    inputs = fixed + [(math.exp(draw.uniform(-5, 5)), draw.uniform(-40, 40)) for _ in range(200)]
    inputs += [(draw.uniform(0.9, 1.1), draw.uniform(-2000, 2000)) for _ in range(100)]
    return [[x, y, float(mp.power(mpf(x), mpf(y)).real)] for x, y in inputs]


with open(__file__.replace('.py', '.json'), 'w') as out:
    table = {'source': 'elementary.py: mpmath 1.3, 60 digits, rounded to the nearest double',
             'ln': logarithms(), 'exp': exponentials(), 'pow': powers()}
    json.dump(table, out, separators=(',', ':'))
    out.write('\n')
