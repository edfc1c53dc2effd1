import { type Said, said } from "../../roundtables/regulation/say.ts"
import type { Added } from "./added.ts"

type TimeOf = (at: Date) => string

const opening = ({ at, withdrawn }: Added, timeOf: TimeOf): Said[] => {
  const time = timeOf(new Date(at))
  if (!withdrawn) return [said("added.words.at", { time })]
  return [
    said("added.words.at_withdrawn", { time, until: timeOf(new Date(withdrawn.at)) }),
    said("added.words.withdrawn_because", { reason: withdrawn.reason }),
  ]
}

/**
 * How a point came onto the agenda, in sentences: the same on the pages and in the verbale.
 * @param timeOf the hour as who reads it says it
 */
export const addedWords = (added: Added, timeOf: TimeOf): Said[] => {
  const { agreed, needed, inFavour, against, abstained, there, filled, mayDecide } = added
  return [
    ...opening(added, timeOf),
    agreed === "chair"
      ? said("added.words.chair")
      : said("added.words.agreed", { inFavour, against, abstained, there, filled, needed }),
    ...(mayDecide || added.withdrawn ? [] : [said("added.words.not_decided")]),
  ]
}
