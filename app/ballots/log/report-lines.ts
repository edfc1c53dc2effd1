import type { Translate } from "../../i18n/translate.ts"
import { say, sayAll } from "../../roundtables/regulation/say.ts"
import { verdictWords } from "../counting/verdict-words.ts"
import type { Recount } from "./recount.ts"

type Words = { t: Translate; longDay: (day: string) => string }

/** What counting a file again found, in sentences: the question, what it comes to, and the first place where it breaks. */
export const recountLines = ({ file, verdict, head, breaks }: Recount, { t, longDay }: Words): string[] => {
  const [first] = breaks
  const says =
    file && verdict ? verdictWords(file.frozen.rule, verdict, (id) => file.frozen.names[id] ?? id) : null
  const dates = { longDay }
  return [
    ...(file
      ? [t("ballots.verify.question", { wording: file.frozen.wording, count: file.votes.length })]
      : []),
    ...(says ? [say(t, dates, says.says), sayAll(t, dates, says.why)] : []),
    ...(first
      ? [t(`ballots.verify.breaks.${first.what}`, { at: first.at })]
      : [t("ballots.verify.whole"), t("ballots.verify.head", { head: head ?? "" })]),
  ]
}
