/**
 * Writes the scenario of a large company: Northwind with so many users, everything in proportion, and twelve waves, a department each.
 * node test/bench/company-scenario.mjs [users] [weeks] > company.json
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Users of the built-in scenario. */
const USERS = 1200;
/** Extensions of the sample have one digit more from 1,200 users on, and two from 12,000. */
const stepOf = (scale) => (scale <= 1 ? 1 : scale <= 10 ? 10 : 100);
const DAY = 86_400_000;
const FIRST_WAVE = Date.UTC(2027, 0, 18);
const WAVES = 12;

/** The scenario document for so many users (13 to 120,000) and weeks of records. */
export function companyScenario(users, weeks, seed = 7) {
  const document = JSON.parse(readFileSync(new URL('../../scenarios/northwind.json', import.meta.url), 'utf8'));
  const scale = users / USERS;
  const step = stepOf(scale);
  const scaled = (count) => Math.max(4, Math.ceil(count * scale));
  const spans = Math.max(1, Math.ceil(scale));
  document.name = `A company of ${users} users`;
  document.demand.calls = [{ sample: { users, weeks, seed } }];
  document.period.weeks = WAVES + 2;
  for (const pbx of document.pbxs) {
    pbx.maxCalls = scaled(pbx.maxCalls);
    pbx.dialPlan.extensionLength = String(2000 * step).length;
  }
  for (const group of document.groups) {
    group.extensions = group.extensions.map((range) => extensionsOf(range, step));
    group.users = group.users && Math.ceil(group.users * scale);
    delete group.after;
  }
  for (const trunk of document.trunks) trunk.channels = trunk.id === 'lee-old' ? 30 * spans : scaled(trunk.channels);
  const lee = document.trunks.find(({ id }) => id === 'lee-old');
  lee.cdrNames = Array.from({ length: spans }, (_, span) => [`S0/SU2/DS1-${span}@leeds-gw`, `DAHDI/i${span + 1}`]).flat();
  delete lee.serviceEnd;
  for (const sbc of document.sbcs) sbc.limits.sessions = scaled(sbc.limits.sessions);
  for (const link of document.links) for (const way of ['up', 'down']) link[way] = `${Math.ceil(parseFloat(link[way]) * scale)} Mbit/s`;
  document.migration.waves = wavesOf(document.groups);
  document.migration.porting = document.migration.porting.map((port) => ({ ...port, date: dateOf(WAVES) }));
  return document;
}

/** `2000-2029` with more digits; a pilot number keeps its own. */
function extensionsOf(range, step) {
  const [first, last] = range.split('-').map(Number);
  return last === undefined ? range : `${first * step}-${(last + 1) * step - 1}`;
}

/** A department a week, with the hunt group that must move with it; the last wave takes the rest. */
function wavesOf(groups) {
  const departments = groups.filter(({ kind }) => kind !== 'hunt-group');
  return Array.from({ length: WAVES }, (_, wave) => {
    const moving = wave === WAVES - 1 ? departments.slice(wave) : [departments[wave]];
    return { id: `wave-${wave + 1}`, date: dateOf(wave), groups: moving.flatMap(({ id, moveWith = [] }) => [id, ...moveWith]) };
  });
}

function dateOf(week) {
  return new Date(FIRST_WAVE + 7 * week * DAY).toISOString().slice(0, 10);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [users = 20_000, weeks = 1] = process.argv.slice(2).map(Number);
  process.stdout.write(`${JSON.stringify(companyScenario(users, weeks), null, 2)}\n`);
}
