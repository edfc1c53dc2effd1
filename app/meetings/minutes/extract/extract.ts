import type { Actor } from "../../../context.ts"
import type { ReadingNode } from "../../../documents/state/reading.ts"
import { plainOf } from "../../../documents/state/reading.ts"
import { because, type Reason } from "../../../errors.ts"
import { isSecretary } from "../../../roundtables/policy.ts"
import { refuseKeepMinutes } from "../policy.ts"
import { itemKey } from "../section.ts"

/** Why this person may not issue an estratto, or null: the secretary certifies it. */
export const refuseIssueExtract = (actor: Actor, roundtableId: string): Reason | null =>
  refuseKeepMinutes(actor, roundtableId) ??
  (isSecretary(actor, roundtableId) ? null : because("afterwards.refuse.secretary_certifies"))

/**
 * Why there is no estratto of a point yet, or null: once the verbale is signed or approved, or at once of a point that
 * was approved in the sitting itself.
 */
export const refuseExtract = (
  minutes: { kind: string; signedAt: Date | null; approvedAt: Date | null },
  approvedAtOnce: boolean,
): Reason | null => {
  // A deserted call dealt with no point.
  if (minutes.kind === "desertion") return because("afterwards.refuse.deserted")
  return minutes.signedAt || minutes.approvedAt || approvedAtOnce
    ? null
    : because("afterwards.refuse.not_signed")
}

type Item = { code: string; number: number }

const SECTION = /^b-s-([a-z0-9]+)-/
const sectionOf = ({ attrs }: ReadingNode) =>
  typeof attrs?.id === "string" ? (SECTION.exec(attrs.id)?.[1] ?? null) : null

const levelOf = ({ attrs }: ReadingNode) => (typeof attrs?.level === "number" ? attrs.level : 0)

/** Of a text without filled sections: the point whose number its heading says. */
const headed = (block: ReadingNode, items: readonly Item[]): string | null => {
  const words = plainOf([block])
  const number = Number(/(?:^|\s)(\d{1,3})\s*[.):–-]/u.exec(words)?.[1] ?? 0)
  return items.find((item) => item.number === number)?.code ?? null
}

/**
 * What a text says of each point: from its section, or its heading, to the next one.
 * @param items every point of the agenda with its number
 * @param sections of sections that belong to a point besides its own, as the outcome of its ballot: the point's code
 * @returns the blocks of each, by the point's code
 */
export const partsOf = (
  blocks: readonly ReadingNode[],
  items: readonly Item[],
  sections: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, ReadingNode[]> => {
  const isFilled = blocks.some((block) => sectionOf(block) !== null)
  const parts = new Map<string, ReadingNode[]>()
  let current: string | null = null
  for (const block of blocks) {
    const section = sectionOf(block)
    if (section !== null)
      current = items.find(({ code }) => itemKey(code) === section)?.code ?? sections.get(section) ?? null
    else if (!isFilled && levelOf(block) === 1) current = headed(block, items)
    if (current !== null) parts.set(current, [...(parts.get(current) ?? []), block])
  }
  return parts
}
