// A module worker: loads the tasks of an engine, warms up, says so, and does a task when it is told to go.
let tasks;
let file;

onmessage = async ({ data }) => {
  if (data.load) {
    ({ tasks } = await import(data.load));
    file = await (await fetch(data.file)).arrayBuffer();
    if (data.warm) tasks[data.warm.task](data.warm.task === 'repeat' ? file : data.warm.calls, 1);
    postMessage('ready');
  } else postMessage({ outcome: tasks[data.task](data.task === 'draw' ? data.calls : file, data.times) });
};
