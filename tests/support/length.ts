/** Whether this is the long run (`npm run test:long`), which repeats more. */
export const isLong = process.env.TAVOLI_TEST_LENGTH === "long"

/** How often to repeat: `short` times in `npm test`, `long` times in `npm run test:long`. */
export const times = (short: number, long: number): number => (isLong ? long : short)
