import { describe, expect, it } from 'vitest';
import { mediaPaths } from '../../models/media/media-path.ts';

// hub has the internet link; spoke leaves by hub; far has its own; island has neither a link nor an egress elsewhere.
const paths = mediaPaths({
  sites: [{ id: 'hub', egress: 'local' }, { id: 'spoke', egress: 'hub' }, { id: 'leaf', egress: 'spoke' }, { id: 'far', egress: 'local' }, { id: 'island', egress: 'local' }],
  links: [
    { id: 'hub-net', from: 'hub', to: 'internet' },
    { id: 'spoke-hub', from: 'spoke', to: 'hub' },
    { id: 'leaf-spoke', from: 'spoke', to: 'leaf' },
    { id: 'far-net', from: 'internet', to: 'far' },
  ],
});

describe('media paths', () => {
  it('runs over site links where a chain of them exists', () => {
    expect(paths.betweenSites('hub', 'hub')).toEqual([]);
    expect(paths.betweenSites('leaf', 'hub')).toEqual(['leaf-spoke', 'spoke-hub']);
    expect(paths.betweenSites('hub', 'leaf')).toEqual(['spoke-hub', 'leaf-spoke']);
  });

  it('takes both internet links where no site link leads', () => {
    expect(paths.betweenSites('spoke', 'far')).toEqual(['spoke-hub', 'hub-net', 'far-net']);
  });

  it('leaves by the egress site of the egress site', () => {
    expect(paths.toInternet('leaf')).toEqual(['leaf-spoke', 'spoke-hub', 'hub-net']);
    expect(paths.toInternet('far')).toEqual(['far-net']);
    expect(paths.toInternet('island')).toEqual([]);
  });

  it('sends media without bypass through the Teams edge, also at the same site', () => {
    expect(paths.clientToSbc('hub', 'hub', 'no-bypass')).toEqual({ client: ['hub-net'], sbc: ['hub-net'] });
    expect(paths.clientToSbc('spoke', 'far', 'no-bypass')).toEqual({ client: ['spoke-hub', 'hub-net'], sbc: ['far-net'] });
  });

  it('turns bypassed media round in the firewall of a common egress', () => {
    expect(paths.clientToSbc('hub', 'hub', 'bypass')).toEqual({ client: [], sbc: [] });
    expect(paths.clientToSbc('leaf', 'spoke', 'bypass')).toEqual({ client: ['leaf-spoke', 'spoke-hub'], sbc: ['spoke-hub'] });
    expect(paths.clientToSbc('spoke', 'far', 'bypass')).toEqual({ client: ['spoke-hub', 'hub-net'], sbc: ['far-net'] });
  });

  it('keeps locally optimised media inside', () => {
    expect(paths.clientToSbc('leaf', 'hub', 'local-optimisation')).toEqual({ client: ['leaf-spoke', 'spoke-hub'], sbc: [] });
  });

  it('ends where sites name each other as egress', () => {
    const loop = mediaPaths({ sites: [{ id: 'a', egress: 'b' }, { id: 'b', egress: 'a' }], links: [{ id: 'ab', from: 'a', to: 'b' }, { id: 'net', from: 'b', to: 'internet' }] });
    expect(loop.toInternet('a')).toEqual(['ab', 'net']);
  });
});
