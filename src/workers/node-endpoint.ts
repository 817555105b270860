import type { Endpoint } from 'comlink';
import type { MessagePort, TransferListItem, Worker } from 'node:worker_threads';

type Listener = Parameters<Endpoint['addEventListener']>[1];

/** A worker thread, or the port to its parent, as Comlink wants it: with the events of the web. */
export function endpointOf(port: MessagePort | Worker): Endpoint {
  const handlers = new Map<Listener, (data: unknown) => void>();
  return {
    postMessage: (message: unknown, transfer: unknown[] = []) => port.postMessage(message, transfer as TransferListItem[]),
    addEventListener(_type: string, listener: Listener) {
      const handler = (data: unknown): void => {
        const event = { data } as MessageEvent;
        if (typeof listener === 'function') listener(event);
        else listener.handleEvent(event);
      };
      handlers.set(listener, handler);
      port.on('message', handler);
    },
    removeEventListener(_type: string, listener: Listener) {
      const handler = handlers.get(listener);
      if (!handler) return;
      handlers.delete(listener);
      port.off('message', handler);
    },
  };
}
