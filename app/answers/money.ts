/** Euro cents as a sum in words of a language: `6.240,00 €`; digits are the ones that are typed. */
export const euros = (cents: number, locale: string): string =>
  new Intl.NumberFormat(`${locale}-u-nu-latn`, {
    style: "currency",
    currency: "EUR",
    useGrouping: "always",
  }).format(cents / 100)

/** The same as somebody would type it: `6240,00`; nothing for nothing. */
export const typedEuros = (cents: number | null): string =>
  cents === null ? "" : `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`
