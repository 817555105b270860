import type { Findings } from '../findings.ts';
import type { Range, Scenario } from '../scenario.ts';
import type { ScenarioFile } from '../schema.ts';

/** Recorded calls name a file or a sample, flows join two ends, ranges run upward. */
export function checkDemand(file: ScenarioFile, scenario: Scenario, findings: Findings): void {
  const { calls, synthetic } = scenario.demand;
  (file.demand?.calls ?? []).forEach((source, i) => {
    if ((source.file === undefined) === (source.sample === undefined)) {
      const what = source.file === undefined ? 'neither a file nor a sample' : 'both a file and a sample';
      findings.error('calls-source', `/demand/calls/${i}`, `/demand/calls/${i} names ${what}.`, 'Write either "file" or "sample".');
    }
  });
  if (calls.length === 0 && synthetic.length === 0) {
    findings.warning('no-demand', '/demand', 'The scenario has no calls: neither recorded nor synthetic.', 'Add call records to "demand.calls" or flows to "demand.synthetic".');
  }
  synthetic.forEach((row, i) => checkFlow(row, `/demand/synthetic/${i}`, findings));
  checkRanges(file, scenario, findings);
}

function checkFlow(row: Scenario['demand']['synthetic'][number], path: string, findings: Findings): void {
  const outside = row.from === 'pstn' || row.to === 'pstn';
  if (row.from === 'pstn' && row.to === 'pstn') {
    findings.error('flow-outside', path, `${path} runs from the public network to the public network.`, 'Write a group or a site at one of its ends.');
  } else if (outside && row.class === 'internal') {
    findings.error('flow-class', `${path}/class`, `${path}/class is "internal", but one end of the flow is the public network.`, 'Write another class, for example "national".');
  } else if (!outside && row.class !== 'internal') {
    findings.warning('flow-class', `${path}/class`, `${path}/class is "${row.class}", but both ends of the flow are inside.`, 'Write "internal", or "pstn" at one end.');
  }
}

function checkRanges(file: ScenarioFile, scenario: Scenario, findings: Findings): void {
  const { internalShare, ringSeconds } = scenario.demand.assumptions;
  const ranges: [string, Range | null][] = [['/demand/assumptions/internalShare', internalShare], ['/demand/assumptions/ringSeconds', ringSeconds]];
  for (const [name, factor] of Object.entries(file.migration?.behaviour ?? {})) {
    if (Array.isArray(factor)) ranges.push([`/migration/behaviour/${name}`, factor]);
  }
  for (const [path, range] of ranges) {
    if (range !== null && range[0] > range[1]) findings.error('range-order', path, `${path} runs from the higher to the lower value.`, 'Write the lower value first.');
  }
}
