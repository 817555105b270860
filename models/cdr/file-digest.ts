import { UnusableInput } from '../core/issue.ts';
import { finished } from './row-hash.ts';
import type { CallRecordSource } from './source.ts';

/** For each file the index of an earlier one of the same bytes, −1 where there is none. Only files of equal size are read for it. */
export async function earlierTwins(sources: CallRecordSource[]): Promise<number[]> {
  const digests = new Map<number, string>();
  const digest = async (index: number): Promise<string> => {
    const known = digests.get(index) ?? (await digestOf(sources[index]!, index));
    digests.set(index, known);
    return known;
  };
  const twins: number[] = [];
  for (let index = 0; index < sources.length; index++) {
    let twin = -1;
    for (let earlier = 0; earlier < index && twin < 0; earlier++) {
      if (sources[earlier]!.bytes === sources[index]!.bytes && (await digest(earlier)) === (await digest(index))) twin = earlier;
    }
    twins.push(twin);
  }
  return twins;
}

/** 64-bit hash and length of a file's bytes; one that cannot be read is like no other. */
async function digestOf(source: CallRecordSource, index: number): Promise<string> {
  try {
    return await hashOf(source);
  } catch (reason) {
    if (!(reason instanceof UnusableInput)) throw reason;
    return `unread ${index}`;
  }
}

async function hashOf(source: CallRecordSource): Promise<string> {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  let length = 0;
  for await (const bytes of source.chunks()) {
    length += bytes.length;
    for (let at = 0; at < bytes.length; at++) {
      a = Math.imul(a ^ bytes[at]!, 0x01000193);
      b = Math.imul((b << 13) | (b >>> 19), 5) + bytes[at]! + 0x6b64e654;
    }
  }
  return `${length}:${finished(a)}:${finished(b)}`;
}
