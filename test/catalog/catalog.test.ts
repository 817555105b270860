import { describe, expect, it } from 'vitest';
import { codecOf, codecs } from '../../models/catalog/codecs.ts';
import { emergencyNumbersOf } from '../../models/catalog/emergency-numbers.ts';
import { headers, layers, srtpTags } from '../../models/catalog/packet-headers.ts';
import { teamsMedia } from '../../models/catalog/teams-media.ts';
import { tunnels } from '../../models/catalog/tunnels.ts';

describe('the catalog', () => {
  it('says of every fact where it was read and of what date', () => {
    const facts = [...codecs, ...layers, ...tunnels, ...Object.values(headers), ...Object.values(srtpTags), ...Object.values(teamsMedia)];
    for (const { source } of facts) {
      expect(source.title).not.toBe('');
      expect(source.date).toMatch(/^(\d{4}(-\d\d){0,2}|undated)$/);
    }
  });

  it.each([['codecs', codecs], ['layers', layers], ['tunnels', tunnels]])('has each id of the %s once', (_, entries) => {
    const ids = entries.map((entry) => entry.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names only codecs that it has', () => {
    for (const id of [teamsMedia.clientToEdgeCodec.value, teamsMedia.clientToClientCodec.value, ...teamsMedia.sbcLegCodecs.value]) expect(codecOf(id)?.id).toBe(id);
  });

  it('sends a whole number of frames at the usual packet time', () => {
    for (const { defaultPtimeMs, frameMs } of codecs) expect(frameMs === null ? 0 : defaultPtimeMs % frameMs).toBe(0);
  });

  it('knows the emergency numbers of a country, and the common ones of any other', () => {
    expect(emergencyNumbersOf('GB')).toEqual(['999', '112']);
    expect(emergencyNumbersOf('US')).toEqual(['911']);
    expect(emergencyNumbersOf(null)).toContain('112');
  });
});
