/** The buffers of all typed arrays in plain data, each once: to be transferred instead of copied. */
export function transferables(value: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  collect(value, buffers);
  return [...buffers];
}

function collect(value: unknown, buffers: Set<ArrayBuffer>): void {
  if (value === null || typeof value !== 'object') return;
  if (ArrayBuffer.isView(value)) buffers.add(value.buffer as ArrayBuffer);
  // A list of a million names holds no buffer: its first entry tells.
  else if (Array.isArray(value) && typeof value[0] !== 'object') return;
  else for (const inner of Object.values(value)) collect(inner, buffers);
}
