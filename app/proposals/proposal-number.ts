/** "3/2026", or null for a draft: what a proposal is called beside its title. */
export const numberOf = ({ number, year }: { number: number | null; year: number | null }): string | null =>
  number === null || year === null ? null : `${number}/${year}`
