import { describe, expect, it } from 'vitest';
import { RowReader } from '../../models/cdr/row-reader.ts';
import { tolerantCells } from '../../models/cdr/tolerant-cells.ts';

function read(blocks: string[], width = 3, newline: '\n' | '\r' = '\n'): [string[], number, boolean][] {
  const rows: [string[], number, boolean][] = [];
  const reader = new RowReader({ delimiter: ',', newline }, () => width, (cells, line, broken) => rows.push([cells, line, broken]));
  blocks.forEach((block, at) => reader.feed(block, at === blocks.length - 1));
  return rows;
}

describe('rows of a text', () => {
  it('reads LF, CRLF and CR', () => {
    const expected = [[['a', 'b', 'c'], 1, false], [['1', '2', '3'], 2, false]];
    expect(read(['a,b,c\n1,2,3\n'])).toEqual(expected);
    expect(read(['a,b,c\r\n1,2,3'])).toEqual(expected);
    expect(read(['"a","b","c"\r\n"1","2","3"\r\n'])).toEqual(expected);
    expect(read(['a,b,c\r1,2,3\r'], 3, '\r')).toEqual(expected);
  });

  it('counts physical lines over quoted line breaks and blank lines', () => {
    expect(read(['a,"x\ny\nz",c\n\n1,2,3\n'])).toEqual([[['a', 'x\ny\nz', 'c'], 1, false], [[''], 4, false], [['1', '2', '3'], 5, false]]);
  });

  it('gives the same rows wherever the blocks are cut', () => {
    const text = 'a,"x\r\ny",c\r\n"p ""q""",2,3\r\n\r\n"User 1" <2>,5,6\r\nlast,8,9';
    const whole = read([text]);
    expect(whole.map(([cells, line]) => [cells.join('|'), line])).toEqual([['a|x\r\ny|c', 1], ['p "q"|2|3', 3], ['', 4], ['User 1 <2>|5|6', 5], ['last|8|9', 6]]);
    for (let cut = 1; cut < text.length; cut++) expect(read([text.slice(0, cut), text.slice(cut)])).toEqual(whole);
  });

  it('loses one line, not the rest, to a quote that is never closed', () => {
    expect(read(['1,2,3\n4,"5,6\n7,8,9\n10,11,12\n']).map(([cells, line, broken]) => [cells[0], line, broken])).toEqual([['1', 1, false], ['4', 2, true], ['7', 3, false], ['10', 4, false]]);
  });

  it('loses one line to such a quote also where a later quote would close it', () => {
    expect(read(['1,2,"3\n"4",5,6\n7,8,9']).map(([cells, line, broken]) => [cells[0], line, broken])).toEqual([['1', 1, false], ['4', 2, false], ['7', 3, false]]);
    expect(read(['1,"2,3\n4,"5",6\n7,8,9']).map(([cells, line, broken]) => [cells[0], line, broken])).toEqual([['1', 1, true], ['4', 2, false], ['7', 3, false]]);
  });
});

describe('cells of a line with quotes out of order', () => {
  it.each([
    ['"User 10" <114>,b', ['User 10 <114>', 'b']], ['"a, b",c', ['a, b', 'c']], ['"a ""b"" c",d', ['a "b" c', 'd']], ['a"b,c', ['a"b', 'c']], ['x,"open, end', ['x', 'open, end']], ['"",', ['', '']],
  ])('%s', (line, cells) => expect(tolerantCells(line, ',')).toEqual(cells));
});
