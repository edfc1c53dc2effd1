import { useTranslation } from "../../i18n/translation.tsx"
import { Icon } from "../../ui/icon.tsx"
import type { Added } from "../added/added.ts"
import { MeetingState } from "../meeting-state.tsx"

export type SessionCall = { ordinal: number; startsAt: Date | string; openedAt: Date | string | null }

/** In which call the meeting is, and since when it is open. */
export const CallLine = ({ call }: { call: SessionCall }) => {
  const { t, dates } = useTranslation()
  const which = call.ordinal === 2 ? "second" : "first"
  return (
    <>
      {call.openedAt
        ? t(`assembly.call.${which}_open`, { time: dates.time(call.openedAt) })
        : t(`assembly.call.${which}`, { time: dates.time(call.startsAt) })}
    </>
  )
}

/** The state of the meeting with its call, in a line. */
export const SittingLine = ({ state, call }: { state: string; call: SessionCall }) => (
  <ul className="meta">
    <li>
      <MeetingState state={state} />
    </li>
    <li>
      <CallLine call={call} />
    </li>
  </ul>
)

type Move = {
  key: string
  at: Date | string
  is: "in" | "out" | "lost"
  name: string | null
  body: string | null
  seat: string | null
  present: number
}

/** Comings and goings, the latest first, with how many seats were there after each. */
export const MoveList = ({ moves }: { moves: readonly Move[] }) => {
  const { t, dates } = useTranslation()
  if (moves.length === 0) return <p className="small muted">{t("assembly.moves.none")}</p>
  return (
    <ul className="moves small">
      {moves.map(({ key, at, is, name, body, seat, present }) => (
        <li key={key}>
          <b>{dates.time(at)}</b> {t(`assembly.moves.${is}`)}{" "}
          <bdi>{[name, body].filter(Boolean).join(", ")}</bdi>
          {seat ? (
            <span className="muted">
              {" "}
              <Icon name="it-arrow-right" flip /> {t("assembly.moves.present", { count: present })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

type Item = {
  code: string
  title: string
  kind: string
  minutes: number | null
  since: Date | string | null
  taken: number
  spent: number
  added: Added | null
}

/** What is said of a point beside its title: where it stands. */
export const ItemFacts = ({ item }: { item: Item }) => {
  const { t, dates } = useTranslation()
  const spent = Math.round(item.spent / 60)
  const addedMark = (added: Added | null) => {
    if (!added) return null
    const time = dates.time(added.at)
    return added.withdrawn
      ? t("added.mark_withdrawn", { time, until: dates.time(added.withdrawn.at) })
      : t("added.mark", { time })
  }
  const facts = [
    addedMark(item.added),
    t(`meetings.item_kinds.${item.kind as "decision"}`),
    item.since && item.minutes !== null
      ? t("assembly.items.spent_of", { spent, total: item.minutes })
      : item.taken > 0
        ? t("assembly.items.spent", { count: spent })
        : item.minutes === null
          ? null
          : t("meetings.agenda.minutes_short", { count: item.minutes }),
  ]
  return <>{facts.filter((fact) => fact !== null).join(" · ")}</>
}

/** The agenda with the point that is dealt with marked, and those that were. */
export const SessionAgenda = ({ items, language }: { items: readonly Item[]; language: string }) => {
  const { t } = useTranslation()
  return (
    <ol className="agenda">
      {items.map((item, n) => (
        <li
          key={item.code}
          className={item.since ? "cur" : item.taken > 0 || item.added?.withdrawn ? "done" : undefined}
          aria-current={item.since ? "step" : undefined}
        >
          <span>
            {item.since ? (
              <Icon name="it-arrow-right" flip label={t("assembly.items.now")} />
            ) : item.added?.withdrawn ? (
              <Icon name="it-close" label={t("added.withdraw.sign")} />
            ) : item.taken > 0 ? (
              <Icon name="it-check" label={t("assembly.items.done")} />
            ) : null}
          </span>
          <span>
            <b>{n + 1}.</b>{" "}
            {item.added?.withdrawn ? (
              <s>
                <bdi lang={language}>{item.title}</bdi>
              </s>
            ) : (
              <bdi lang={language}>{item.title}</bdi>
            )}
            <small>
              <ItemFacts item={item} />
            </small>
          </span>
        </li>
      ))}
    </ol>
  )
}
