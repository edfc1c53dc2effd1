import { type Said, said } from "../roundtables/regulation/say.ts"
import { countWords, shareWords } from "../roundtables/regulation/share-words.ts"
import { firstCallWords } from "../roundtables/regulation/sitting-words.ts"
import type { BallotRule } from "./rule.ts"

/** The numero legale of a ballot: in a meeting that of the sitting, in writing that of the answers. */
export const quorumWords = ({ setting, quorum }: Pick<BallotRule, "setting" | "quorum">): Said[] => {
  if (setting === "meeting") return firstCallWords(quorum)
  const { num, strict, floor, scope, base } = quorum
  const whole =
    num === 0
      ? said(strict ? "ballots.quorum.somebody" : "ballots.quorum.any")
      : said("ballots.quorum.share", { share: shareWords(quorum), base: said(`regulation.base.${base}`) })
  return [
    whole,
    ...(floor > 1 ? [said("regulation.words.presence.floor", { seats: countWords("seats", floor) })] : []),
    ...(scope === "each_group" ? [said("regulation.words.presence.each_group")] : []),
  ]
}
