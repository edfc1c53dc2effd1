import type { Member } from "../mentions.ts"

/** Somebody who is being called in: where the sign stands, and what was typed after it. */
export type Asked = { at: number; query: string }

const ASKED = /(?:^|[\s(«"])@([\p{L}\p{M}'’. -]{0,40})$/u
const MOST = 5

/** What is typed after the last `@` before the caret, if a name may follow there. */
export const askedFor = (text: string, caret: number): Asked | null => {
  const found = ASKED.exec(text.slice(0, caret))
  const query = found?.[1]
  return query === undefined ? null : { at: caret - query.length - 1, query }
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

/** Members of whom a name begins like that; somebody whose whole name stands there already is not asked for again. */
export const matching = (members: readonly Member[], query: string): Member[] => {
  const asked = plain(query)
  if (members.some(({ name }) => asked.startsWith(`${plain(name)} `) || asked === plain(name))) return []
  return members
    .filter(({ name }) => plain(name).startsWith(asked) || plain(name).includes(` ${asked}`))
    .slice(0, MOST)
}
