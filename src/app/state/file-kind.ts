/** What a file given to the app is, from its first characters; the name decides only for the directory that the scenario names. */
export function kindOf(name: string, beginning: string, directoryName: string | null): 'scenario' | 'directory' | 'profile' | 'calls' {
  if (directoryName !== null && name === directoryName) return 'directory';
  if (/^\uFEFF?\s*\{\s*"busyhourProfile"/.test(beginning)) return 'profile';
  if (/^\uFEFF?\s*\{/.test(beginning)) return 'scenario';
  // A file called .json without a brace is a damaged scenario rather than call records.
  return name.toLowerCase().endsWith('.json') ? 'scenario' : 'calls';
}
