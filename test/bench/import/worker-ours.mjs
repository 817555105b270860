// The whole import, as the app's worker does it.
import { parseCalls, rowMachine } from './ours.mjs';

onmessage = async ({ data: file }) => {
  const options = location.hash === '#typescript' ? {} : { rowMachine: await rowMachine() };
  const chunks = async function* () {
    const reader = file.stream().getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  };
  const started = performance.now();
  try {
    const { report } = await parseCalls([{ name: file.name, bytes: file.size, chunks, options: {} }], options);
    const seconds = (performance.now() - started) / 1000;
    postMessage({ seconds, rows: report.rows, accounted: report.rows === report.calls + report.rejected + report.merged, calls: report.calls });
  } catch (reason) {
    postMessage({ problem: String(reason) });
  }
};
