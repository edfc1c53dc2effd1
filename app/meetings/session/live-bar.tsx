import type { ComponentProps } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Note } from "../../ui/note.tsx"
import { AddedNote } from "../added/added-parts.tsx"
import { CallLine, ItemFacts, type SessionCall } from "./session-parts.tsx"

type Page = {
  code: string
  state: string
  call: SessionCall
  roundtable: { name: string; language: string }
}

/** The dark bar above a live page: which meeting, and where it stands. */
export const LiveBar = ({ page, name }: { page: Page; name: string }) => {
  const { t } = useTranslation()
  return (
    <div className="livebar">
      <div className="wrap">
        <div>
          <h1>
            <a href={`/meetings/${page.code}`}>{name}</a>
          </h1>
          <p>
            <bdi lang={page.roundtable.language}>{page.roundtable.name}</bdi>
          </p>
        </div>
        <div data-part="bar" className="row-x">
          <p className={page.state === "open" ? "pulse" : undefined}>
            {t(`meetings.states.${page.state as "open"}`)}
          </p>
          <p>
            <CallLine call={page.call} />
          </p>
        </div>
      </div>
    </div>
  )
}

type NowProps = {
  page: {
    state: string
    language: string
    items: readonly (ComponentProps<typeof ItemFacts>["item"] & {
      rapporteur: string | null
      detail: string | null
    })[]
    suspension: { fromAt: Date | string; reason: string; resumesAt: Date | string | null } | null
  }
}

/** What is going on: the point that is dealt with, or why nothing is. */
export const NowOn = ({ page }: NowProps) => {
  const { t, dates } = useTranslation()
  const { items, suspension, state, language } = page
  const n = items.findIndex((item) => item.since !== null)
  const item = items[n]
  if (suspension)
    return (
      <>
        <h2 id="now">{t("assembly.now.suspended", { time: dates.time(suspension.fromAt) })}</h2>
        <Note tone="wait">
          <p>
            <bdi>{suspension.reason}</bdi>
          </p>
          {suspension.resumesAt ? (
            <p>
              <b>{t("sittings.adjourn.until", { moment: dates.moment(suspension.resumesAt) })}</b>
            </p>
          ) : null}
        </Note>
      </>
    )
  if (!item)
    return (
      <h2 id="now">{t(state === "open" ? "assembly.now.no_item" : `assembly.now.${state as "convened"}`)}</h2>
    )
  return (
    <>
      <p className="kick">
        {t("assembly.now.item_of", { number: n + 1, total: items.length })} · <ItemFacts item={item} />
        {item.rapporteur ? (
          <>
            {" "}
            · <bdi>{item.rapporteur}</bdi>
          </>
        ) : null}
      </p>
      <h2 id="now">
        <bdi lang={language}>{item.title}</bdi>
      </h2>
      {item.detail ? (
        <p lang={language} dir="auto">
          {item.detail}
        </p>
      ) : null}
      {item.added ? (
        <p className="small">
          <AddedNote added={item.added} />
        </p>
      ) : null}
    </>
  )
}
