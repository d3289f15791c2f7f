/** The newest migration that this code comes with; a test holds it against prisma/migrations. */
export const NEWEST_MIGRATION = "0003-operation";
