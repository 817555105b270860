/**
 * Gives the worker's event loop a turn, so that a message (a cancel) can arrive between two slices of work.
 * A message to oneself, because a timer is slowed down to milliseconds when it is set again and again.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
