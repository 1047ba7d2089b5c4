/** A time of day as policies write it: 09:00. */
export const WALL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
