import { type Said, said } from "../../roundtables/regulation/say.ts"
import type { Added } from "./added.ts"

/**
 * How a point came onto the agenda, in sentences: the same on the pages and in the verbale.
 * @param time the hour as who reads it says it
 */
export const addedWords = (added: Added, time: string): Said[] => {
  const { agreed, needed, inFavour, against, abstained, there, filled, mayDecide } = added
  return [
    said("added.words.at", { time }),
    agreed === "chair"
      ? said("added.words.chair")
      : said("added.words.agreed", { inFavour, against, abstained, there, filled, needed }),
    ...(mayDecide ? [] : [said("added.words.not_decided")]),
  ]
}
