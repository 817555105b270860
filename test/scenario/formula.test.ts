import { describe, expect, it } from 'vitest';
import { FormulaFault, growthAt, readFormula } from '../../models/scenario/formula.ts';
import { onlyIssueOf, plan } from './documents.ts';

const when = { date: '2027-03-01', week: 7 };

describe('a growth formula', () => {
  it.each([
    ['1', 1],
    ['1 + 0.002 * week', 1.014],
    ['2 week', 14],
    ['(1.1)^2', 1.21],
    ['-2^2', -4],
    ['2^-1', 0.5],
    ['10 - 4 - 3', 3],
    ['exp(ln(2))', 2],
    ['log(exp(1.5))', 1.5],
    ['pow(1.01, 52)', 1.67768892146],
    ['sqrt(16) + abs(-1) + floor(1.9) + ceil(1.1) + round(2.5)', 11],
    ['min(3, 1, 2) + max(3, 1, 2)', 4],
    ['date >= "2027-03-01" ? 1.2 : 1', 1.2],
    ['date > "2027-03-01" ? 1.2 : 1', 1],
    ['(date - "2027-01-11") / 7', 7],
    ['5 < week <= 7 and not (week == 3) or week != 7', 1],
    ['1/3', 0.333333333333],
    ['0.1 + 0.2', 0.3],
  ])('%s', async (expression, value) => expect(await growthAt(expression, when)).toBe(value));

  it.each([
    ['1 + wek', 5, '"wek", which is not known (the nearest known name is "week")'],
    ['1 +', 4, 'cannot be read'],
    ['1 + foo(week)', 5, '"foo", which is not known'],
    ['exp(1, 2)', 1, 'gives exp 2 values where it takes 1'],
    ['week = 3', 1, 'cannot use'],
    ['1 + [1, 2]', 5, 'cannot use'],
    ['import({}, {})', 1, '"import", which is not known'],
    ['createUnit("x")', 1, '"createUnit", which is not known'],
    ['week.constructor', 1, 'cannot use'],
    ['week("2")', 1, '"week", which is not known'],
    ['constructor', 1, '"constructor", which is not known'],
    ['toString(1)', 1, '"toString", which is not known'],
    ['date > "soon"', 9, '"soon", which is neither a number nor a date'],
    ['5 cm', 3, '"cm", which is not known'],
    ['5!', 1, 'uses the operator'],
  ])('%s is refused with the place', async (expression, position, words) => {
    const fault = await readFormula(expression);
    expect(fault).toBeInstanceOf(FormulaFault);
    expect((fault as FormulaFault).message).toContain(words);
    expect((fault as FormulaFault).position).toBe(position);
    await expect(growthAt(expression, when)).rejects.toThrow(RangeError);
  });

  it('that cannot be read is an issue that points into it', async () => {
    const issue = await onlyIssueOf(plan({ demand: { synthetic: [], growth: '1 + wek', calls: [{ file: 'a.csv' }] } }));
    expect(issue).toMatchObject({ code: 'wrong-formula', path: '/demand/growth' });
    expect(issue.message).toContain('at character 5.');
  });

  it.each([
    ['1 - week / 7', '2027-02-22', 'week 7', '0'],
    ['1 / (week - 1)', '2027-01-04', 'week 0', '-1'],
    ['ln(-1)', '2027-01-04', 'week 0', 'NaN'],
    ['exp(1000 * week)', '2027-01-11', 'week 1', 'Infinity'],
  ])('%s is refused with the first day on which it is not above 0', async (growth, date, week, value) => {
    const issue = await onlyIssueOf(plan({ demand: { growth, calls: [{ file: 'a.csv' }] } }));
    expect(issue).toMatchObject({ code: 'wrong-growth', path: '/demand/growth' });
    expect(issue.message).toContain(`on ${date} (${week}) is ${value}.`);
  });

  it('may be a number', async () => {
    expect(await growthAt('1.05', when)).toBe(1.05);
  });
});
