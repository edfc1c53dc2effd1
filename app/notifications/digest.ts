import { civilDay, daysAfter, instantOf, weekdayOf } from "../civil-time.ts"
import type { Group } from "./kinds.ts"

/** Digests leave at eight in the morning, Rome's time; the week's on Monday. */
const LEAVES_AT = 8 * 60
const MONDAY = 1

/** The next digest that something joins now: its civil day and the instant at which it leaves. */
export const nextDigest = (pace: "daily" | "weekly", now: Date): { day: string; at: Date } => {
  for (let day = civilDay(now); ; day = daysAfter(day, 1)) {
    const at = instantOf(day, LEAVES_AT)
    if (at > now && (pace === "daily" || weekdayOf(day) === MONDAY)) return { day, at }
  }
}

export type Gathered = {
  id: string
  group: Group
  table: { code: string; name: string; language: string } | null
  createdAt: Date
}

export type Part<Item> = {
  table: Gathered["table"]
  groups: { group: Group; items: Item[] }[]
}

const byTime = (a: Gathered, b: Gathered) =>
  a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1)

const grouped = <Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): [Key, Item[]][] => {
  const found = new Map<Key, Item[]>()
  for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item])
  return [...found]
}

/**
 * What a digest says, by table and within it by group of kinds, oldest first: tables by name, what belongs
 * to none at the end.
 */
export const groupDigest = <Item extends Gathered>(items: readonly Item[]): Part<Item>[] => {
  const parts = grouped([...items].sort(byTime), (item) => item.table?.code ?? null)
  return parts
    .map(([, own]) => ({
      table: own[0]?.table ?? null,
      groups: grouped(own, (item) => item.group).map(([group, items]) => ({ group, items })),
    }))
    .sort((a, b) => {
      if (!a.table || !b.table) return Number(!a.table) - Number(!b.table)
      return a.table.name < b.table.name
        ? -1
        : a.table.name > b.table.name
          ? 1
          : a.table.code < b.table.code
            ? -1
            : 1
    })
}
