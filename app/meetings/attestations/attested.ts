import { because, type Reason } from "../../errors.ts"

/** Somebody's time in the room or on the line, as the roll has it. */
export type Stay = { from: Date; until: Date; isRemote: boolean }

type Row = {
  personId: string | null
  noteId: string | null
  name: string | null
  seat: string | null
  body: string | null
  quality: string
  isRemote: boolean
  fromAt: Date
  untilAt: Date | null
}

export type Attended = {
  /** `person:ID` or `note:ID`. */
  key: string
  personId: string | null
  noteId: string | null
  name: string
  quality: string
  seat: string | null
  body: string | null
  stays: Stay[]
}

/** Why no attestation is issued now, or null: the roll has to be closed. */
export const refuseIssue = (state: string): Reason | null =>
  state === "closed" || state === "deserted" ? null : because("attestations.refuse.not_over")

const keyOf = ({ personId, noteId }: Pick<Row, "personId" | "noteId">) =>
  personId ? `person:${personId}` : noteId ? `note:${noteId}` : null

/** Stays that follow without a moment between them, at the same place, are one. */
export const joined = (stays: readonly Stay[]): Stay[] => {
  const all: Stay[] = []
  for (const stay of [...stays].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = all.at(-1)
    if (last && last.isRemote === stay.isRemote && stay.from <= last.until)
      last.until = new Date(Math.max(last.until.getTime(), stay.until.getTime()))
    else all.push({ ...stay })
  }
  return all
}

/** Who was there, each once, with all their times; rows without an end or a name count nothing. */
export const attendedBy = (rows: readonly Row[]): Attended[] => {
  const all = new Map<string, Attended>()
  for (const row of rows) {
    const key = keyOf(row)
    if (!key || !row.untilAt || !row.name) continue
    const { personId, name, quality, seat, body } = row
    const known = all.get(key)
    const stay = { from: row.fromAt, until: row.untilAt, isRemote: row.isRemote }
    if (known) known.stays.push(stay)
    else
      all.set(key, {
        ...{ key, personId, noteId: personId ? null : row.noteId, name, quality, seat, body },
        stays: [stay],
      })
  }
  return [...all.values()]
    .map((one) => ({ ...one, stays: joined(one.stays) }))
    .sort((a, b) => a.name.localeCompare(b.name, "it"))
}
