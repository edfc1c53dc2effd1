/** Who serves as what at a sitting: where a table has no chair, its facilitator presides. */
const SERVING = { chair: ["chair", "facilitator"], secretary: ["secretary"] } as const
export type Serving = keyof typeof SERVING

/**
 * Those of a list who presided, or who wrote: of the first office that somebody of the list holds.
 * @param office the office of one of them
 */
export const servedAs = <T>(role: Serving, all: readonly T[], office: (one: T) => string): T[] => {
  const first = SERVING[role].find((name) => all.some((one) => office(one) === name))
  return all.filter((one) => office(one) === first)
}
