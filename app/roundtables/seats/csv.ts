/** A cell as spreadsheets read it: quoted where needed, and never taken for a formula. */
export const csvCell = (value: string | number | null): string => {
  const text = value === null ? "" : String(value)
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Lines of a CSV file (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export const csvFile = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`
