import { type Said, say } from "../../roundtables/regulation/say.ts"
import type { OutcomeFacts, OutcomeLine } from "./facts.ts"
import type { Block, Section } from "./section.ts"
import type { Speaker } from "./speaker.ts"

const blockOf = ({ t, dates }: Speaker, line: OutcomeLine): Block => {
  const saying = (one: Said) => say(t, dates, one)
  const text = line.said.map(saying).join(" ")
  if (line.is === "heading") return { is: "heading", level: 2, text }
  if (line.is === "item") return { is: "item", text }
  return { is: "line", text, ...(line.strong && { strong: true }) }
}

/** What something pushed into the verbale, said in its language. Below it people go on writing. */
export const outcomeSection = (speaker: Speaker, { key, itemCode, lines }: OutcomeFacts): Section => ({
  ...{ key, itemCode, isOpen: true },
  blocks: lines.map((line) => blockOf(speaker, line)),
})
