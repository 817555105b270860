import { describe, expect, it } from 'vitest';
import { guessDelimiter, previewCsv } from '../../../src/app/csv-preview.ts';
import { columnMap, guessRoles, mapProblem, rolesOf } from '../../../src/app/views/import/column-roles.ts';
import { attachName, addTrunkFor, unclaimedNames } from '../../../src/app/views/estate/attach.ts';
import { blankDocument } from '../../../src/app/state/document.ts';

describe('previewCsv', () => {
  it('understands quotes, doubled quotes and line breaks inside them', () => {
    expect(previewCsv('a,"b, c","d ""e"""\r\n1,"2\n3",4\n\n5', ',', 9)).toEqual([['a', 'b, c', 'd "e"'], ['1', '2\n3', '4'], ['5']]);
  });

  it('stops after the rows asked for and keeps numbers as they are written', () => {
    expect(previewCsv('0044;1\n+44;2\n3;4', ';', 2)).toEqual([['0044', '1'], ['+44', '2']]);
  });

  it('guesses the delimiter from the header', () => {
    expect([guessDelimiter('a;b;c\n1,2;3;4'), guessDelimiter('a\tb'), guessDelimiter('"a;b",c,d'), guessDelimiter('')]).toEqual([';', '\t', ',', ',']);
  });
});

describe('roles of columns', () => {
  it('are guessed from usual names, each once', () => {
    expect(guessRoles(['Call Date', 'src', 'dst', 'duration', 'billsec', 'Trunk', 'uniqueid'])).toEqual(['start', 'from', 'to', 'duration', '', 'trunk', 'id']);
  });

  it('name a column by its header, by its number where the header is not clear', () => {
    expect(columnMap(['When', 'x', 'x', '', '7', 'a=b'], ['start', 'from', 'to', 'end', 'trunk', 'id'])).toEqual({ start: 'When', from: '2', to: '3', end: '4', trunk: '5', id: '6' });
  });

  it('come back from the map that was read', () => {
    const header = ['When', 'x', 'x', '', 'rest'];
    const chosen = ['start', 'from', 'to', 'end', ''] as const;
    expect(rolesOf(header, columnMap(header, [...chosen]))).toEqual(chosen);
    expect(rolesOf(header, { start: 'no such column', trunk: '9' })).toEqual(['', '', '', '', '']);
  });

  it('say what is missing', () => {
    expect(mapProblem(['start', 'duration'])).toBeNull();
    expect(mapProblem(['from', 'end'])).toMatch(/role Start/);
    expect(mapProblem(['start', 'to'])).toMatch(/End or Duration/);
    expect(mapProblem(['start', 'end', 'to', 'to'])).toMatch(/Two columns have the role To/);
  });
});

describe('trunk names of the records', () => {
  const recorded = [{ name: 'T01', calls: 5 }, { name: 'SIP/carrier a', calls: 9 }];

  it('are claimed by the names and the id of a trunk', () => {
    const document = { ...blankDocument(), trunks: [{ id: 'lon-old', cdrNames: ['T01'] }] };
    expect(unclaimedNames(document, recorded)).toEqual([recorded[1]]);
    attachName(document, 'lon-old', 'SIP/carrier a');
    expect(document.trunks[0]).toEqual({ id: 'lon-old', cdrNames: ['T01', 'SIP/carrier a'] });
    expect(unclaimedNames(document, recorded)).toEqual([]);
  });

  it('become a trunk of the first PBX without a guessed capacity', () => {
    const document = blankDocument();
    addTrunkFor(document, 'SIP/carrier a');
    expect(document['trunks']).toEqual([{ id: 'sip-carrier-a-1', owners: ['pbx-1'], kind: 'sip', channels: 'unlimited', cdrNames: ['SIP/carrier a'] }]);
  });
});
