/** Fills `window.Sim` and exports nothing. */
declare module 'simjs' {}
