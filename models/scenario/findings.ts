import { error, warning, type Issue } from '../core/issue.ts';
import type { ResolvedScenario } from './scenario.ts';

/** Collects what reading a scenario finds: issues, and the defaults that were used. */
export class Findings {
  readonly issues: Issue[] = [];
  readonly defaults: ResolvedScenario['defaults'] = [];

  constructor(private readonly file: string | undefined = undefined) {}

  error(code: string, path: string, message: string, fix: string): void {
    this.issues.push(error(code, path, message, fix, this.where()));
  }

  warning(code: string, path: string, message: string, fix: string): void {
    this.issues.push(warning(code, path, message, fix, this.where()));
  }

  /** What the file gives, else the default, which is then recorded under its place. */
  orDefault<T>(given: T | undefined, path: string, value: T): T {
    if (given !== undefined) return given;
    this.defaults.push({ path, value });
    return value;
  }

  hasErrors(): boolean {
    return this.issues.some((issue) => issue.severity === 'error');
  }

  private where(): { file?: string } {
    return this.file === undefined ? {} : { file: this.file };
  }
}
