/** The stopping rule is looked at only after every tenth replication, in order of their number. */
export const LOOK_EVERY = 10;
