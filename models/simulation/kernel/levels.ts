import { addF64, f64At, i32At, setF64, wholePart } from './access.ts';
import type { f64, i32 } from './access.ts';
import {
  AREA, FINENESS, HIGHEST, HIGHEST_AT, KIND_COARSE, KIND_LOAD, LEVEL, LOAD_SECONDS, LOWEST, RESOURCE_KIND, RESOURCE_LEVELS, RESOURCE_TABLE, SINCE, TAKEN_OUT,
} from './layout.ts';

// @inline
/** Takes the time up to an instant into account at the level that stood till now, and changes the level. That of a rate is never looked at. */
export function changeLevel(resource: i32, by: f64, instant: f64): void {
  const levels = i32At((resource << 1) + RESOURCE_LEVELS);
  if (levels === 0) {
    changeOther(resource, by, instant);
    return;
  }
  const level = f64At(resource + LEVEL);
  const since = f64At(resource + SINCE);
  const lasted = instant - since;
  if (lasted > 0) {
    if (level > f64At(resource + HIGHEST)) noteHighest(resource, level, since);
    if (level < f64At(resource + LOWEST)) setF64(resource + LOWEST, level);
    addF64(levels + wholePart(level), lasted);
    setF64(resource + SINCE, instant);
  }
  setF64(resource + LEVEL, level + by);
}

// @inline
function noteHighest(resource: i32, level: f64, since: f64): void {
  setF64(resource + HIGHEST, level);
  setF64(resource + HIGHEST_AT, since);
}

function changeOther(resource: i32, by: f64, instant: f64): void {
  const level = f64At(resource + LEVEL);
  const since = f64At(resource + SINCE);
  const kind = i32At((resource << 1) + RESOURCE_KIND);
  const lasted = instant - since;
  if (lasted > 0) {
    if (level > f64At(resource + HIGHEST)) noteHighest(resource, level, since);
    lastedOtherwise(resource, kind, level, lasted);
    setF64(resource + SINCE, instant);
  }
  setF64(resource + LEVEL, level + by);
  if (kind === KIND_LOAD) changeLoad(resource, by, instant);
}

function lastedOtherwise(resource: i32, kind: i32, level: f64, lasted: f64): void {
  if (kind === KIND_COARSE) {
    addF64(i32At((resource << 1) + RESOURCE_TABLE) + wholePart(level * f64At(resource + FINENESS)), lasted);
    if (level < f64At(resource + LOWEST)) setF64(resource + LOWEST, level);
  }
  addF64(resource + AREA, level * lasted);
}

/** Notes by how much the mean load of this second changes, and by how much more that of the next ones. */
function changeLoad(resource: i32, by: f64, instant: f64): void {
  const into = instant - f64At(TAKEN_OUT);
  const second = into < LOAD_SECONDS ? wholePart(into) : LOAD_SECONDS;
  const later = into < LOAD_SECONDS ? by * (into - second) : 0;
  const at = i32At((resource << 1) + RESOURCE_TABLE) + second;
  addF64(at, by - later);
  addF64(at + 1, later);
}
