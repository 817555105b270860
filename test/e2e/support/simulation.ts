/** The text of a result without the lines that the machine decides. */
export function bytesThatCount(text: string): string {
  return text.replace(/^ {2}"(seconds|engine|workers)": .*\n/gm, '');
}
