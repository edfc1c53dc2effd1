import { readFileSync, writeFileSync } from "node:fs"
import type { Counting } from "./count-again.ts"
import type { Rate } from "./ways.ts"

/** Of one database, by the way and by how many at once. */
export type Figures = Record<string, Record<string, Rate>>

const per = (rate: Rate | undefined) => String(rate?.perSecond ?? "–")
const timesOf = (rate: Rate | undefined) => `${rate?.p50 ?? "–"} / ${rate?.p95 ?? "–"}`

/** The table of what is accepted in a second, as `docs/performance.md` shows it; the ratio is to the unchecked transaction. */
export const rateRows = (all: Readonly<Record<string, Figures>>): string[] => [
  "| database | at once | HTTP, a second | times | verb, a second | times | unchecked | bare insert | verb to unchecked |",
  "| --- | --: | --: | --: | --: | --: | --: | --: | --: |",
  ...Object.entries(all).flatMap(([database, { http, verb, unchecked, insert }]) =>
    Object.keys(verb ?? {}).map((atOnce) => {
      const [asked, bound] = [verb?.[atOnce], unchecked?.[atOnce]]
      const ratio = ((asked?.perSecond ?? 0) / (bound?.perSecond ?? 1)).toFixed(2)
      const cells = [per(http?.[atOnce]), timesOf(http?.[atOnce]), per(asked), timesOf(asked), per(bound)]
      return `| ${[database, atOnce, ...cells, per(insert?.[atOnce]), ratio].join(" | ")} |`
    }),
  ),
]

/** The table of what counting costs, in milliseconds and in microseconds a vote. */
export const countingRows = (counting: Counting): string[] => [
  "| votes | tally | sealing | recount | recount, a vote |",
  "| --: | --: | --: | --: | --: |",
  ...counting.map(({ votes, tally, seal, recount }) => {
    const each = Math.round((recount / votes) * 1000)
    return `| ${[votes.toLocaleString("en"), `${tally} ms`, `${seal} ms`, `${recount} ms`, `${each} µs`].join(" | ")} |`
  }),
]

const STORY = "docs/performance.md"

/** Puts rows into the story, each table between the marks of its name. */
export const putRows = (tables: Readonly<Record<string, readonly string[]>>): void => {
  const text = Object.entries(tables).reduce(
    (story, [name, rows]) => {
      const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
      const [begin, end] = [story.indexOf(from), story.indexOf(to)]
      if (begin < 0 || end < begin) throw new Error(`${STORY} has no place for ${name}`)
      return [story.slice(0, begin + from.length), "", ...rows, "", story.slice(end)].join("\n")
    },
    readFileSync(STORY, "utf8"),
  )
  writeFileSync(STORY, text)
}
