/** Passes a call on at most once in so many milliseconds: progress must not keep the receiver busy. */
export function seldom<T>(tell: (value: T) => void, everyMs = 100): (value: T) => void {
  let last = -Infinity;
  return (value) => {
    const now = performance.now();
    if (now - last < everyMs) return;
    last = now;
    tell(value);
  };
}
