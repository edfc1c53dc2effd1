export const NATURES = ["consultative", "coprogrammazione", "coprogettazione"] as const
export type Nature = (typeof NATURES)[number]

/** Whether a table is a procedure of CTS art. 55, with its notice and its responsible officer. */
export const isProcedure = (nature: string): boolean => nature !== "consultative"

export type TableState = "active" | "over" | "closed"

/** Whether a table works, has come to the end of its term, or was closed by an act. */
export const tableState = (
  table: { endsOn: string | null; closedAt: Date | string | null },
  today: string,
): TableState => {
  if (table.closedAt !== null) return "closed"
  return table.endsOn !== null && table.endsOn < today ? "over" : "active"
}
