importScripts('papaparse.min.js');

onmessage = ({ data: file }) => {
  const started = performance.now();
  let rows = 0;
  Papa.parse(file, {
    chunk: (results) => (rows += results.data.length),
    complete: () => postMessage({ rows, seconds: (performance.now() - started) / 1000 }),
  });
};
