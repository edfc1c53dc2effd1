const CIVIL_DAY = /^\d{4}-\d{2}-\d{2}$/

/** Values of a mail with each civil day (`2026-12-21`) as `say` writes it: "21 dicembre 2026". */
export const daysInWords = (
  values: Readonly<Record<string, string>>,
  say: (day: string) => string,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, CIVIL_DAY.test(value) ? say(value) : value]),
  )
