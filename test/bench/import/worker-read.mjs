// The floor: the file read and nothing done with it.
onmessage = async ({ data: file }) => {
  const started = performance.now();
  let bytes = 0;
  const reader = file.stream().getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) bytes += read.value.length;
  postMessage({ bytes, seconds: (performance.now() - started) / 1000 });
};
