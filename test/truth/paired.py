"""Makes paired.json: differences of two runs with paired intervals, and batch means, from their definitions. Python 3, standard library only.

Sums, means and ratios are exact fractions; Student's t has the finite series of Abramowitz and Stegun 26.7.3 and 26.7.4 for whole degrees of
freedom, inverted by bisection. Inputs are drawn with a fixed seed.
"""
import json
import math
import random
from fractions import Fraction as F
from statistics import NormalDist

draw = random.Random(20270118)


def within(t, degrees):
    """P(|T| <= t)."""
    angle = math.atan(t / math.sqrt(degrees))
    c2 = math.cos(angle) ** 2
    if degrees % 2 == 1:
        total, term = 0.0, math.cos(angle)
        for k in range(1, degrees - 1, 2):
            total += term
            term *= c2 * (k + 1) / (k + 2)
        return 2 / math.pi * (angle + math.sin(angle) * total)
    total, term = 0.0, 1.0
    for k in range(0, degrees - 1, 2):
        total += term
        term *= c2 * (k + 1) / (k + 2)
    return math.sin(angle) * total


def t_quantile(confidence, degrees):
    low, high = 0.0, 1e4
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if within(middle, degrees) < confidence else (low, middle)
    return (low + high) / 2


def variance(values):
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values) / (len(values) - 1)


def paired_mean(a, b, confidence):
    d = [F(y) - F(x) for x, y in zip(a, b)]
    half = t_quantile(confidence, len(d) - 1) * math.sqrt(variance(d) / len(d))
    ratio = (variance([F(x) for x in a]) + variance([F(y) for y in b])) / variance(d)
    return {'estimate': float(sum(d) / len(d)), 'half': half, 'varianceRatio': float(ratio)}


def paired_ratio(xa, na, xb, nb, confidence):
    n = len(xa)
    ratio = lambda x, t, skip: F(sum(x) - (x[skip] if skip is not None else 0), sum(t) - (t[skip] if skip is not None else 0))
    without_a = [ratio(xa, na, i) for i in range(n)]
    without_b = [ratio(xb, nb, i) for i in range(n)]
    jackknife = lambda values: F((n - 1) ** 2, n) * variance(values)
    paired = jackknife([y - x for x, y in zip(without_a, without_b)])
    half = t_quantile(confidence, n - 1) * math.sqrt(paired)
    apart = (jackknife(without_a) + jackknife(without_b)) / paired
    return {'estimate': float(ratio(xb, nb, None) - ratio(xa, na, None)), 'half': half, 'varianceRatio': float(apart)}


def quantile(values, p):
    """Smallest value up to which at least the share p lies."""
    return sorted(values)[max(0, math.ceil(F(p) * len(values)) - 1)]


def paired_quantile(a, b, p, confidence):
    all_a, all_b = quantile(sum(a, []), p), quantile(sum(b, []), p)
    own = [F(quantile(y, p) - quantile(x, p)) for x, y in zip(a, b)]
    about = sum((d - (all_b - all_a)) ** 2 for d in own) / (len(own) - 1)
    return {'a': all_a, 'b': all_b, 'half': t_quantile(confidence, len(own) - 1) * math.sqrt(about / len(own))}


def batch_means(x, confidence):
    size = 1
    while True:
        count = len(x) // size
        first = len(x) - count * size
        means = [sum(map(F, x[first + i * size:first + (i + 1) * size])) / size for i in range(count)]
        centre = sum(means) / count
        squares = sum((m - centre) ** 2 for m in means)
        steps = sum((means[i] - means[i - 1]) ** 2 for i in range(1, count))
        limit = NormalDist().inv_cdf(0.95) * math.sqrt((count - 2) / (count ** 2 - 1))
        alike = float(1 - steps / (2 * squares)) > limit
        if count < 20 or not alike:
            break
        size *= 2
    half = t_quantile(confidence, count - 1) * math.sqrt(squares / (count - 1) / count)
    return {'estimate': float(sum(map(F, x)) / len(x)), 'half': half, 'batches': count, 'size': size, 'correlated': alike}


def series(n, rho):
    x, made = draw.gauss(0, 1) / math.sqrt(1 - rho * rho), []
    for _ in range(n):
        made.append(round(10 + x, 6))
        x = rho * x + draw.gauss(0, 1)
    return made


means, ratios, quantiles, batches = [], [], [], []
for n, confidence in ((2, 0.95), (3, 0.9), (10, 0.95), (30, 0.95), (31, 0.99)):
    day = [draw.gauss(50, 10) for _ in range(n)]
    a = [round(x + draw.gauss(0, 2), 6) for x in day]
    b = [round(1.1 * x + draw.gauss(0, 2), 6) for x in day]
    means.append({'a': a, 'b': b, 'confidence': confidence, 'expected': paired_mean(a, b, confidence)})
    # Shares far from both ends and with many changed calls, so that no bound of the method binds.
    na = [draw.randint(400, 800) for _ in range(n)]
    nb = [int(1.05 * t) for t in na]
    level = [draw.uniform(0.2, 0.6) for _ in range(n)]
    xa = [round(t * p) for t, p in zip(na, level)]
    xb = [round(t * min(0.9, p + draw.uniform(-0.05, 0.4))) for t, p in zip(nb, level)]
    ratios.append({'a': {'numerators': xa, 'denominators': na}, 'b': {'numerators': xb, 'denominators': nb}, 'confidence': confidence, 'expected': paired_ratio(xa, na, xb, nb, confidence)})
    qa = [[draw.randint(0, 60) for _ in range(40)] for _ in range(n)]
    qb = [[x + draw.randint(0, 8) for x in each] for each in qa]
    for p in (0.5, 0.95):
        quantiles.append({'a': qa, 'b': qb, 'p': p, 'confidence': confidence, 'expected': paired_quantile(qa, qb, p, confidence)})
for n, rho in ((2, 0), (12, 0.9), (19, 0.9), (20, 0), (20, 0.8), (45, 0.7), (250, 0), (250, 0.5), (1001, 0.9)):
    x = series(n, rho)
    batches.append({'samples': x, 'confidence': 0.95, 'expected': batch_means(x, 0.95)})

with open(__file__.replace('.py', '.json'), 'w') as out:
    json.dump({'source': 'paired.py: from the definitions, in exact fractions', 'means': means, 'ratios': ratios, 'quantiles': quantiles, 'batchMeans': batches}, out, separators=(',', ':'))
    out.write('\n')
