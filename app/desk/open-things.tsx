import type { ReactNode } from "react"
import { MarkedText } from "../i18n/marked-text.tsx"
import type { MessageKey } from "../i18n/translate.ts"
import { useTranslation } from "../i18n/translation.tsx"
import type { Marked, OpenThing } from "../open-thing.ts"
import { ButtonLink } from "../ui/button.tsx"
import { Day } from "../ui/day.tsx"
import { OpenList } from "../ui/open-list.tsx"
import { dayOf, nearness } from "./deadline.ts"

const marked = (marks: Readonly<Record<string, Marked>> = {}): Record<string, ReactNode> =>
  Object.fromEntries(
    Object.entries(marks).map(([name, { text, language }]) => [
      name,
      <bdi key={name} lang={language}>
        {text}
      </bdi>,
    ]),
  )

/** What is over presses as what is due today. */
const toneOf = (near: ReturnType<typeof nearness>) => {
  if (near === "over") return { tone: "now" as const }
  return near === "now" || near === "hot" ? { tone: near } : {}
}

const Deadline = ({ by, now }: { by: string | null; now: Date }) => {
  const { t, dates } = useTranslation()
  if (by === null) return <span className="day none">{t("desk.no_deadline")}</span>
  const near = nearness(by, now)
  const day = dayOf(by)
  return (
    <Day
      dateTime={by}
      top={near === "over" ? t("desk.over") : near === "now" ? t("desk.today") : dates.weekday(day)}
      main={dates.dayOfMonth(day)}
      bottom={dates.month(day)}
      {...toneOf(near)}
    />
  )
}

/** What is open for the reader, one act a row: a filled button where somebody waits for them. */
export const OpenThings = ({ things, now }: { things: readonly OpenThing[]; now: string }) => {
  const { t, dates } = useTranslation()
  return (
    <OpenList
      items={things.map((thing) => {
        const { kind, key, by, waits, href, act } = thing
        const texts = `desk.things.${kind}`
        const when = by === null ? "" : by.length === 10 ? dates.longDay(by) : dates.longMoment(by)
        const said = { values: { ...thing.values, when }, marks: marked(thing.marks) }
        return {
          ...{ key, href, day: <Deadline by={by} now={new Date(now)} /> },
          title: <MarkedText k={`${texts}.title` as MessageKey} {...said} />,
          why: <MarkedText k={`${texts}.why` as MessageKey} {...said} />,
          action: (
            <ButtonLink kind={waits ? "primary" : "line"} href={act}>
              {t(`${texts}.act` as MessageKey)}
            </ButtonLink>
          ),
        }
      })}
    />
  )
}
