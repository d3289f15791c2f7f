import type { Db, DbTransaction } from "./client";

/** Work that one process at a time may do, anywhere. */
export interface HeldLease {
  /** Moves the expiry ahead; false = it expired and somebody else took it. */
  renew(): Promise<boolean>;
  /** Inside a transaction: throws when the lease is lost, so that nothing is published by who does not hold it. */
  require(transaction: DbTransaction): Promise<void>;
  giveBack(): Promise<void>;
}

export interface LeaseHolder {
  holder: string;
  takenAt: Date;
  expiresAt: Date;
}

export class LeaseLostError extends Error {
  constructor(name: string) {
    super(
      `Another process took over "${name}" because this one did not renew its hold in time. Nothing was published.`,
    );
    this.name = "LeaseLostError";
  }
}

/**
 * Takes the lease when nobody holds it, when it has expired, or when `isGone` says that its holder lives no more.
 * @returns the lease, or who holds it
 */
export async function takeLease(
  db: Db,
  name: string,
  holder: string,
  { holdMs, isGone = () => false }: { holdMs: number; isGone?: (holder: string) => boolean },
): Promise<HeldLease | LeaseHolder> {
  const now = new Date();
  const terms = { holder, takenAt: now, expiresAt: new Date(now.getTime() + holdMs) };
  const known = await db.lease.findUnique({ where: { name } });
  if (known === null) {
    try {
      await db.lease.create({ data: { name, ...terms } });
    } catch (error) {
      // Somebody was quicker; whatever else went wrong shows when there is still no row.
      const winner = await db.lease.findUnique({ where: { name } });
      if (winner === null) throw error;
      return winner;
    }
  } else {
    if (known.expiresAt > now && !isGone(known.holder)) return known;
    const { count } = await db.lease.updateMany({
      where: { name, holder: known.holder, expiresAt: known.expiresAt },
      data: terms,
    });
    if (count === 0) return (await db.lease.findUnique({ where: { name } })) ?? known;
  }
  return heldLease(db, name, holder, holdMs);
}

const heldLease = (db: Db, name: string, holder: string, holdMs: number): HeldLease => {
  const extend = async (on: Pick<Db, "lease">): Promise<boolean> => {
    const expiresAt = new Date(Date.now() + holdMs);
    const { count } = await on.lease.updateMany({ where: { name, holder }, data: { expiresAt } });
    return count === 1;
  };
  return {
    renew: () => extend(db),
    async require(transaction) {
      if (!(await extend(transaction))) throw new LeaseLostError(name);
    },
    async giveBack() {
      await db.lease.deleteMany({ where: { name, holder } });
    },
  };
};
