import { BIN_MINUTES } from './day-plan.ts';
import { departments } from './company.ts';
import { someoneCalled, someoneCalling } from './public-numbers.ts';
import type { Chance } from './chance.ts';
import type { Company } from './company.ts';
import type { DayPlan } from './day-plan.ts';
import type { Exchange } from './exchange.ts';

/** Of internal calls: to the own department, the own site, anywhere. */
const NEAR = [0.45, 0.8, 1];

/** Puts the first attempts of one bin, which begins at an instant, on the exchange's list. */
export function planBin(exchange: Exchange, chance: Chance, plan: DayPlan, bin: number, from: number): void {
  const { company } = exchange;
  const time = (): number => from + chance.whole(0, BIN_MINUTES * 60 - 1);
  departments.forEach((department, index) => {
    for (let n = chance.poisson(plan.inbound[index]![bin]!); n > 0; n--) {
      exchange.plan(time(), { kind: 'inbound', department: index, user: member(company, chance, index), from: someoneCalling(chance, department.site), tries: 0 });
    }
    for (let n = chance.poisson(plan.outbound[index]![bin]!); n > 0; n--) {
      exchange.plan(time(), { kind: 'outbound', user: member(company, chance, index), to: someoneCalled(chance, department.site), tries: 0 });
    }
    for (let n = chance.poisson(plan.internal[index]![bin]!); n > 0; n--) {
      const user = member(company, chance, index);
      const to = colleague(company, chance, index);
      if (to !== user) exchange.plan(time(), { kind: 'internal', user, to, tries: 0 });
    }
  });
}

function member(company: Company, chance: Chance, department: number): number {
  const { first, end } = company.membersOf[department]!;
  return chance.whole(first, end - 1);
}

function colleague(company: Company, chance: Chance, department: number): number {
  const near = chance.pick(NEAR);
  if (near === 0) return member(company, chance, department);
  if (near === 2) return chance.whole(0, company.users.length - 1);
  const site = departments[department]!.site;
  const local = company.membersOf.filter((_, index) => departments[index]!.site === site);
  return chance.whole(local[0]!.first, local.at(-1)!.end - 1);
}
