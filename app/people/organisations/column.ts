/** The columns of the register as a file: the same names in export and import, so that one can be read as the other. */
export const COLUMNS = [
  "name",
  "kind",
  "level",
  "territory",
  "language",
  "nationalSection",
  "nationalNumber",
  "runtsNumber",
  "regionalName",
  "regionalNumber",
  "email",
  "pec",
  "phone",
  "website",
  "presentation",
] as const
export type Column = (typeof COLUMNS)[number]
