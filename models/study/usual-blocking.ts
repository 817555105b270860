/** Blocking to judge by where the scenario sets no target (ITU-T E.520: 1 % in the mean busy hour). */
export const USUAL_BLOCKING = 0.01;
