import { type Said, said } from "../../roundtables/regulation/say.ts"
import { isolated, type NameOf, namesWords } from "../counting/names-words.ts"
import type { Correction } from "./quorum-now.ts"

/**
 * That presence was corrected after a ballot was opened: the numero legale then and now, which seats it is about, what
 * whoever presides decided. Page and verbale say the same.
 */
export const correctionWords = (correction: Correction, word: string | null, nameOf: NameOf): Said[] => {
  const seats = (ids: readonly string[]) => namesWords(ids.map((id) => isolated(nameOf(id))))
  const { before, now, needed, isReached, came, gone } = correction
  return [
    said(`ballots.corrected.${isReached ? "there" : "missing"}`, { before, now, needed }),
    ...(gone.length > 0 ? [said("ballots.corrected.gone", { seats: seats(gone) })] : []),
    ...(came.length > 0 ? [said("ballots.corrected.came", { seats: seats(came) })] : []),
    said(word ? "ballots.corrected.word" : "ballots.corrected.no_word", { reason: isolated(word ?? "") }),
  ]
}
