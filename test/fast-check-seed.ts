import fc from 'fast-check';

// Property tests look for new cases on a developer's machine; what lands must pass or fail by its content alone.
if (process.env['CI']) fc.configureGlobal({ seed: 1 });
