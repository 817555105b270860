import type { Issue } from '../core/issue.ts';
import { error, warning } from '../core/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Flow } from './variant.ts';

/** Collects what the compile step has to tell, each thing once. */
export class Findings {
  private readonly found = new Map<string, Issue>();

  constructor(private readonly scenario: Scenario, private readonly stateId: string) {}

  get issues(): Issue[] {
    return [...this.found.values()];
  }

  /** No route for the calls of a flow: they are blocked. */
  noRoute(flow: Flow, cure: string): void {
    this.add(warning('no-route', this.place(flow), `In state ${this.stateId} no route leads from ${flow.from} to ${flow.to}: every call of ${flow.name} is blocked.`, cure), flow.name);
  }

  /** A PBX user's number has been ported to where no PBX can be reached. */
  portedToCloud(flow: Flow, range: string, mode: string): void {
    const at = this.scenario.numberRanges.findIndex((entry) => entry.id === range);
    const fix = `Move ${flow.to} to Teams before the range is ported, port it to an SBC's trunk, or split the range.`;
    this.add(error('ported-to-cloud', `/numberRanges/${at}`, `In state ${this.stateId} the number range ${range} lands on ${mode}, from which the PBX users of ${flow.to} cannot be reached: ${flow.name} is blocked.`, fix), flow.name);
  }

  /** Machines without a tie between them: the call goes out to the public network and comes back. */
  outAndBack(flow: Flow, from: string, to: string): void {
    const fix = `Add a tie trunk between ${from} and ${to} if such calls should stay inside.`;
    this.add(warning('out-and-back', this.place(flow), `In state ${this.stateId} calls of ${flow.name} go out to the public network and back, because no tie trunk in service leads from ${from} to ${to}.`, fix), flow.name);
  }

  /** A number that lands on one carrier is shown on calls through another. */
  foreignCallerId(flow: Flow, range: string | null): void {
    const isChosen = this.scenario.migration.interim.outbound === 'by-routing';
    const other = isChosen ? 'set /migration/interim/outbound to by-landing-carrier' : 'join an SBC by a tie trunk to the PBX on whose trunks it lands';
    const fix = `Ask that carrier to accept the caller ID, port the number first, or ${other}.`;
    this.add(warning('foreign-caller-id', isChosen ? '/migration/interim/outbound' : this.place(flow), `In state ${this.stateId} calls of ${flow.name} leave by a carrier on which their number${range === null ? '' : ` (range ${range})`} does not land.`, fix), flow.name);
  }

  /** Teams users whose number stands in no range. */
  noRange(flow: Flow, user: string): void {
    const fix = `List ${user} in the groups of its number range, so that it can be ported.`;
    this.add(warning('group-without-range', this.placeOf(user), `In state ${this.stateId} the numbers of ${user} stand in no number range, so calls of ${flow.name} still arrive where the PBX's calls do.`, fix), user);
  }

  private add(issue: Issue, key: string): void {
    const name = `${issue.code} ${key}`;
    if (!this.found.has(name)) this.found.set(name, issue);
  }

  private place(flow: Flow): string {
    return this.placeOf(flow.from === 'pstn' ? flow.to : flow.from);
  }

  private placeOf(id: string): string {
    const group = this.scenario.groups.findIndex((entry) => entry.id === id);
    if (group >= 0) return `/groups/${group}`;
    const site = this.scenario.sites.findIndex((entry) => entry.id === id);
    return site >= 0 ? `/sites/${site}` : '';
  }
}
