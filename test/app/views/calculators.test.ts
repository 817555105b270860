import { describe, expect, it } from 'vitest';
import { calculators } from '../../../models/report/calculators/calculators.ts';
import { erlangB } from '../../../models/teletraffic/erlang-b.ts';
import { kaufmanRoberts } from '../../../models/teletraffic/kaufman-roberts.ts';
import { decades, decadeTicks } from '../../../src/app/charts/log-curve.ts';
import { calculate, curveOf, curveSizes, curveSummary, curveTable, fieldsOf, firstEntry, unknownsOf } from '../../../src/app/views/calculators/calculation.ts';
import { solveNetwork, usualNetwork } from '../../../src/app/views/calculators/network.ts';
import { sharedLinkCurve, sharedLinkFormula, solveSharedLink, usualSharedLink } from '../../../src/app/views/calculators/shared-link.ts';

const named = (id: string): (typeof calculators)[number] => calculators.find((each) => each.id === id)!;

describe.each(calculators.map((calculator) => [calculator.title, calculator] as const))('%s', (_, calculator) => {
  const begin = firstEntry(calculator);

  it('begins with a result, a sentence, the formula with its values, and a falling curve', () => {
    const { values, failure, problems } = calculate(calculator, begin);
    expect([failure, problems]).toEqual(['', {}]);
    for (const { name } of [...calculator.variables, ...calculator.goals, ...calculator.results]) expect(values![name]).toBeTypeOf('number');
    expect(Object.values(values!).every(Number.isFinite)).toBe(true);
    expect(calculator.sentence(values!, begin.choice)).toMatch(/^\d.*\.$/);
    expect(calculator.filled(values!, begin.choice)).not.toMatch(/NaN|undefined/);
    const { points } = curveOf(calculator, values!, begin.choice);
    expect(points.length).toBeGreaterThan(10);
    for (const [k, { x, y }] of points.entries()) {
      expect(Number.isInteger(x)).toBe(true);
      if (k > 0) expect(y).toBeLessThanOrEqual(points[k - 1]!.y);
    }
  });

  it('comes back to where it was when it is solved for each unknown in turn', () => {
    const { values } = calculate(calculator, begin);
    const texts = Object.fromEntries(Object.entries(values!).map(([name, value]) => [name, String([...calculator.variables, ...calculator.goals].find((each) => each.name === name)?.unit === 'share' ? 100 * value : value)]));
    for (const { value: unknown } of unknownsOf(calculator)) {
      const again = calculate(calculator, { ...begin, unknown, texts });
      expect([unknown, again.failure]).toEqual([unknown, '']);
      // Whole numbers of channels or sources may be one off where the goal has lost its last bit on the way through per cent.
      const slack = unknown === 'channels' || unknown === 'sources' ? 1 : 1e-6 * values![unknown]!;
      expect(Math.abs(again.values![unknown]! - values![unknown]!), unknown).toBeLessThanOrEqual(slack);
    }
  });

  it('shows a field for all but the unknown', () => {
    for (const { value: unknown } of unknownsOf(calculator)) {
      const fields = fieldsOf(calculator, { ...begin, unknown }).map(({ name }) => name);
      expect(fields).not.toContain(unknown);
      expect(fields).toHaveLength(calculator.variables.length);
    }
  });
});

describe('what is typed', () => {
  const calculator = named('erlang-b');
  const begin = firstEntry(calculator);

  it('is per cent where it is a share, and takes a comma', () => {
    expect(calculate(calculator, { ...begin, unknown: 'channels', texts: { traffic: '90,0', blocking: '1' } }).values!['channels']).toBe(107);
  });

  it.each([
    ['', 'Give a number.'], ['ninety', 'Give a number.'], ['-1', 'Give a number of erlangs of at least 0.'], ['Infinity', 'Give a number.'],
  ])('%j is told at its field', (text, problem) => {
    expect(calculate(calculator, { ...begin, texts: { ...begin.texts, traffic: text } })).toEqual({ values: null, problems: { traffic: problem }, failure: '' });
  });

  it('has no answer where the formula has none, in a sentence', () => {
    const { failure, values } = calculate(calculator, { ...begin, unknown: 'channels', texts: { traffic: '90', blocking: '0' } });
    expect([values, failure]).toEqual([null, 'Blocking is 0; it must be a number above 0 and at most 1.']);
    expect(calculate(named('extended-erlang-b'), { ...firstEntry(named('extended-erlang-b')), texts: { traffic: '100', channels: '100', retry: '100' } }).failure).toMatch(/grow without end\.$/);
  });
});

describe('the curve', () => {
  it('holds the present size in the middle, at most sixty steps apart', () => {
    for (const centre of [1, 17.5, 100, 5000, 1e6]) {
      const sizes = curveSizes(centre);
      expect(sizes.length).toBeLessThanOrEqual(62);
      expect(sizes).toContain(Math.round(centre));
      expect(sizes[0]).toBeGreaterThanOrEqual(1);
    }
  });

  it('is the formula at each size, and the table and the sentence say the same', () => {
    const calculator = named('erlang-b');
    const { values } = calculate(calculator, firstEntry(calculator));
    const line = curveOf(calculator, values!, '');
    for (const { x, y } of line.points) expect(y).toBe(erlangB(90, x));
    const table = curveTable([line], 'Channels', String);
    expect(table.rows).toHaveLength(line.points.length);
    expect(table.rows[0]).toEqual(['62', String(erlangB(90, 62))]);
    expect(curveSummary(line, calculator.goals[0]!, 'channels')).toBe('Blocking falls from 33.18 % at 62 channels to 0.00005741 % at 138.');
  });

  it('stands on whole decades', () => {
    expect(decades([0.3, 0.02, 0])).toEqual([0.01, 1]);
    expect(decades([1, 1e-12])).toEqual([1e-6, 1]);
    expect(decades([])).toEqual([1e-6, 1]);
    expect(decades([5, 5])).toEqual([1, 10]);
    expect(decadeTicks([0.01, 1]).map((tick) => Number(tick.toPrecision(3)))).toEqual([0.01, 0.1, 1]);
  });
});

describe('a shared link', () => {
  it('is solved for blocking and for capacity, with a curve for each class', () => {
    const result = solveSharedLink(usualSharedLink);
    if (!('link' in result)) throw new Error(result.failure);
    expect(result.link).toEqual(kaufmanRoberts(60, [{ traffic: 20, units: 1 }, { traffic: 4, units: 3 }, { traffic: 1, units: 10 }]));
    expect(sharedLinkCurve(60, result.classes).map(({ name, points }) => [name, points.find(({ x }) => x === 60)!.y])).toEqual([['20 E × 1', result.link.blocking[0]], ['4 E × 3', result.link.blocking[1]], ['1 E × 10', result.link.blocking[2]]]);
    expect(sharedLinkFormula(60, result.classes, result.link)).toMatch(/^j · q\(j\) = 20 · 1 · q\(j − 1\) \+ 4 · 3 · q\(j − 3\)/);
    const sized = solveSharedLink({ ...usualSharedLink, unknown: 'capacity' });
    expect('link' in sized && Math.max(...sized.link.blocking) <= 0.01).toBe(true);
  });

  it('names the class that is wrong', () => {
    expect(solveSharedLink({ ...usualSharedLink, classes: [{ traffic: '5', units: '1.5', reservation: '' }] })).toEqual({ failure: 'Class 1: units is 1.5; it must be a whole number from 1 to 10000000.' });
    expect(solveSharedLink({ ...usualSharedLink, capacity: '' })).toEqual({ failure: 'capacity is NaN; it must be a whole number from 0 to 10000000.' });
  });
});

describe('a network', () => {
  it('is solved with further ways and without', () => {
    const result = solveNetwork(usualNetwork);
    expect('found' in result && result.found.low.demandBlocking[0]! < erlangB(22, 24)).toBe(true);
    const plain = solveNetwork({ links: [{ name: 'a', channels: '10', reservation: '0' }], routes: [{ traffic: '5', ways: 'a' }] });
    expect('found' in plain && plain.found.low.demandBlocking).toEqual([erlangB(5, 10)]);
  });

  it('names what is wrong', () => {
    const link = { name: 'a', channels: '10', reservation: '0' };
    const route = { traffic: '5', ways: 'a' };
    expect(solveNetwork({ links: [link, link], routes: [route] })).toEqual({ failure: 'Two links have the name a.' });
    expect(solveNetwork({ links: [{ ...link, name: ' ' }], routes: [route] })).toEqual({ failure: 'A link has no name.' });
    expect(solveNetwork({ links: [link], routes: [{ traffic: '5', ways: 'b' }] })).toMatchObject({ failure: expect.stringContaining('“b” name a link that is not in the list') });
    expect(solveNetwork({ links: [link], routes: [{ traffic: '-5', ways: 'a' }] })).toMatchObject({ failure: expect.stringMatching(/^Route 1: traffic is -5; /) });
    expect(solveNetwork({ links: [{ ...link, channels: 'x' }], routes: [route] })).toMatchObject({ failure: expect.stringMatching(/^Link a: channels is NaN; /) });
  });
});
