/** The package exports nothing: it fills `window.Sim`. */
declare module 'simjs' {}
