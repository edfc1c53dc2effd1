import type { SittingFacts, Taken } from "./facts.ts"
import { type Block, type Section, takenKey } from "./section.ts"
import type { Speaker } from "./speaker.ts"

const wordsOf = ({ t, dates }: Speaker, one: Taken): string => {
  const { title } = one
  if (one.is === "decision") return t("minutes.taken.decision", { number: one.number, title, text: one.text })
  const body = one.body ?? t("minutes.taken.secretariat")
  return t("minutes.taken.commitment", { title, body, day: dates.day(one.dueOn) })
}

/**
 * The decisions and commitments that were recorded of a point, or of none, as a section of its own: it goes on being
 * kept in step where somebody changed the point's by hand.
 */
export const takenSections = (
  speaker: Speaker,
  { taken }: Pick<SittingFacts, "taken">,
  itemCode: string | null,
  codes: readonly string[] = [],
): Section[] => {
  const own = taken.filter((one) =>
    itemCode === null ? !codes.includes(one.itemCode ?? "") : one.itemCode === itemCode,
  )
  if (own.length === 0) return []
  const blocks: Block[] = [
    { is: "heading", level: 2, text: speaker.t(`minutes.taken.${itemCode === null ? "others" : "title"}`) },
    ...own.map((one): Block => ({ is: "item", text: wordsOf(speaker, one) })),
  ]
  return [{ key: takenKey(itemCode), itemCode, isOpen: true, blocks }]
}
