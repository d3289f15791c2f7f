/** Day on which a row enters the record, in UTC. */
export const today = (): string => new Date().toISOString().slice(0, 10);
